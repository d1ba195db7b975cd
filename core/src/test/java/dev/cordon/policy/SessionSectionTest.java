package dev.cordon.policy;

import static dev.cordon.policy.Drafts.said;
import static dev.cordon.policy.Drafts.the;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.PolicyFault.Code;
import dev.cordon.web.SameSite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Session cookies, and what no browser or attacker should make of them. */
class SessionSectionTest {

  private List<String> saidOf(Consumer<SessionBuilder> more) {
    return said(p -> p.session(s -> more.accept(s.cookie("__Host-SID").seal())));
  }

  @Test
  void attributes_that_weaken_a_session_are_warned_of() {
    assertThat(saidOf(s -> {})).isEmpty();
    assertThat(saidOf(s -> s.sameSite(SameSite.NONE)))
        .containsExactly("same-site-none at sessions[0].same-site");
    assertThat(saidOf(s -> s.cookie("SID")))
        .containsExactly("cookie-without-host-prefix at sessions[0].cookie");
    assertThat(
            Policy.builder()
                .profile(Profile.DEV)
                .origins("http://localhost:8080")
                .session(s -> s.cookie("SID").seal())
                .build()
                .warnings())
        .as("while it is developed")
        .isEmpty();
    assertThat(saidOf(s -> s.cookie("SID").domains("bank.example")))
        .contains("cookie-domain at sessions[0].domains[0]");
  }

  @Test
  void what_no_browser_accepts_is_a_fault() {
    assertThat(saidOf(s -> s.domains("bank.example")))
        .contains("cookie-prefix at sessions[0].domains");
    assertThat(saidOf(s -> s.paths("/app"))).containsExactly("cookie-prefix at sessions[0].paths");
    assertThat(saidOf(s -> s.paths("/"))).isEmpty();
    assertThat(saidOf(s -> s.cookie("__Secure-A").domains("example")))
        .contains("cookie-domain-foreign at sessions[0].domains[0]");
    assertThat(saidOf(s -> s.cookie("__Secure-A").domains("other.example")))
        .contains("cookie-domain-foreign at sessions[0].domains[0]");
    assertThat(saidOf(s -> s.cookie("__Secure-A").domains("ank.example")))
        .contains("cookie-domain-foreign at sessions[0].domains[0]");
    assertThat(
            the(
                    Code.COOKIE_DOMAIN_MALFORMED,
                    p -> p.session(s -> s.cookie("A").domains(".Bank.example")))
                .instead())
        .isEqualTo("write bank.example instead");
    for (String domain : List.of("192.0.2.1", "a_b.bank.example", "..")) {
      assertThat(saidOf(s -> s.cookie("A").domains(domain)))
          .contains("cookie-domain-malformed at sessions[0].domains[0]");
    }
    assertThat(
            the(
                    Code.COOKIE_DOMAIN_MALFORMED,
                    p -> p.session(s -> s.cookie("A").domains("b\u0000nk")))
                .instead())
        .isEqualTo("write a name such as bank.example");
    assertThat(
            said(
                p ->
                    p.origins("https://bank.github.io")
                        .session(s -> s.cookie("A").seal().domains("github.io"))))
        .contains("cookie-domain-foreign at sessions[0].domains[0]");
    assertThat(
            said(
                p -> {
                  p.origins.clear();
                  p.session(s -> s.cookie("A").seal().domains("bank.example"));
                }))
        .as("nothing is foreign to an application that says nothing of itself")
        .containsExactly(
            "own-origin-missing at app.origins",
            "cookie-without-host-prefix at sessions[0].cookie");
    assertThat(saidOf(s -> s.cookie("A").paths("app")))
        .contains("cookie-path at sessions[0].paths[0]");
    assertThat(saidOf(s -> s.cookie("A").paths("/a;b")))
        .contains("cookie-path at sessions[0].paths[0]");
    for (String path : List.of("/a b", "/a\u007f", "/\u00fc", "/a,b")) {
      assertThat(saidOf(s -> s.cookie("A").paths("/~", path)))
          .contains("cookie-path at sessions[0].paths[1]")
          .doesNotContain("cookie-path at sessions[0].paths[0]");
    }
    assertThat(saidOf(s -> s.cookie("a=b")))
        .containsExactly("cookie-malformed at sessions[0].cookie");
    assertThat(said(p -> p.session(s -> s.seal())))
        .containsExactly("cookie-malformed at sessions[0].cookie");
  }

  @Test
  void times_are_in_order() {
    assertThat(saidOf(s -> s.lifetime(Duration.ZERO))).contains("duration at sessions[0].lifetime");
    assertThat(saidOf(s -> s.idle(Duration.ofHours(13))))
        .containsExactly("idle-too-long at sessions[0].idle");
    assertThat(saidOf(s -> s.idle(Duration.ofSeconds(-1))))
        .containsExactly("duration at sessions[0].idle");
    assertThat(saidOf(s -> s.idle(Duration.ofHours(12)).lifetime(Duration.ofHours(12)))).isEmpty();
    assertThat(saidOf(s -> s.lifetime(Duration.ofDays(400)))).isEmpty();
    assertThat(saidOf(s -> s.lifetime(Duration.ofDays(401))))
        .containsExactly("lifetime-too-long at sessions[0].lifetime");
  }

  @Test
  void keys_of_the_seal_mean_nothing_without_it() {
    assertThat(
            said(
                p ->
                    p.session(s -> s.cookie("__Host-A").acceptUnsealedUntil(Instant.EPOCH))
                        .csrf(c -> c.tokens(TokenUse.OFF))))
        .containsExactly(
            "seal-missing at sessions[0].accept-unsealed-until",
            "session-unsealed at sessions[0].seal");
    assertThat(saidOf(s -> s.value(SessionValue.DATA)))
        .containsExactly("session-never-rotates at sessions[0].rotate-at");
    assertThat(saidOf(s -> s.rotateAt("/login")))
        .containsExactly("unreachable at sessions[0].rotate-at");
    assertThat(saidOf(s -> s.value(SessionValue.DATA).rotateAt("/login"))).isEmpty();
  }

  @Test
  void one_cookie_is_one_session() {
    assertThat(
            said(
                p ->
                    p.session(s -> s.cookie("__Host-A").seal())
                        .session(s -> s.cookie("__Host-A").seal())))
        .containsExactly("cookie-twice at sessions[1].cookie");
  }

  @Test
  void data_starts_a_new_session_at_its_paths() {
    SessionRule rule =
        Drafts.bank(
                p ->
                    p.session(
                        s ->
                            s.cookie("__Host-A")
                                .seal()
                                .value(SessionValue.DATA)
                                .rotateAt("/login", "/out/**")))
            .build()
            .sessions()
            .get(0);
    assertThat(rule.rotatesAt("/login")).isTrue();
    assertThat(rule.rotatesAt("/out/x")).isTrue();
    assertThat(rule.rotatesAt("/x")).isFalse();
  }
}
