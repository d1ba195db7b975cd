package dev.cordon.proof.asif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.Policy;
import dev.cordon.proof.Cell;
import dev.cordon.proof.Cell.Answer;
import dev.cordon.proof.Deed;
import dev.cordon.proof.Power;
import dev.cordon.proof.Proof;
import dev.cordon.proof.Prover;
import dev.cordon.proof.Stranger;
import dev.cordon.proof.asif.AsIf.Name;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a page of another site can do to an application behind each product. */
@Tag("slow")
class AsIfProofTest {
  private static final Map<Name, Proof> PROOFS = new EnumMap<>(Name.class);

  @BeforeAll
  static void prove() {
    var policy = Policy.builder().origins("https://app.example").build();
    for (var name : Name.values()) {
      PROOFS.put(
          name, Prover.of(policy).named(name.key()).against(own -> AsIf.of(name, own)).prove());
    }
  }

  private static Cell cell(Name name, Stranger.Kind kind) {
    var proof = Objects.requireNonNull(PROOFS.get(name));
    var stranger =
        proof.strangers().stream().filter(some -> some.kind() == kind).findFirst().orElseThrow();
    return proof.cell(stranger, proof.routes().get(proof.routes().size() - 1));
  }

  private static Cell page(Name name) {
    return cell(name, Stranger.Kind.PAGE);
  }

  @Test
  void spring_security_lets_it_load_a_picture_and_nothing_more() {
    var cell = page(Name.SPRING_SECURITY);
    assertThat(cell.effect()).isEqualTo(Answer.NO);
    assertThat(cell.read()).isEqualTo(Answer.NO);
    assertThat(cell.embed()).isEqualTo(Answer.AS_USER);
  }

  @Test
  void tomcat_s_filter_lets_it_write_where_a_browser_sends_no_Origin() {
    var cell = page(Name.TOMCAT);
    assertThat(cell.read()).isEqualTo(Answer.NO);
    var sighting = cell.powers().get(new Power(Deed.WRITE, "POST", true));
    var browsers = Objects.requireNonNull(sighting).browsers();
    assertThat(browsers)
        .isNotEmpty()
        .noneMatch(browser -> browser.name().startsWith("Chromium"))
        .noneMatch(browser -> browser.name().startsWith("Firefox"));
  }

  @Test
  void jetty_s_handler_lets_it_write_as_the_user() {
    var cell = page(Name.JETTY);
    assertThat(cell.effect()).isEqualTo(Answer.AS_USER);
    assertThat(cell.read()).isEqualTo(Answer.NO);
  }

  @Test
  void vert_x_s_handler_lets_it_read_as_anybody_write_as_the_user_and_open_his_socket() {
    var deeds = page(Name.VERTX).powers().keySet();
    assertThat(deeds)
        .contains(new Power(Deed.WRITE, "POST", true), new Power(Deed.READ, "GET", false))
        .doesNotContain(new Power(Deed.READ, "GET", true))
        .anyMatch(power -> power.deed() == Deed.CONNECT && power.asUser());
  }

  @Test
  void the_two_lines_of_nginx_let_it_read_and_write_as_the_user() {
    var cell = page(Name.NGINX_REFLECT);
    assertThat(cell.read()).isEqualTo(Answer.AS_USER);
    assertThat(cell.effect()).isEqualTo(Answer.AS_USER);
  }

  /** H01 in docs/threats.md: none of them asks whether the name is the application's. */
  @ParameterizedTest
  @EnumSource(names = "SPRING_SECURITY", mode = EnumSource.Mode.EXCLUDE)
  void a_name_that_was_rebound_reads_and_writes_as_anybody(Name name) {
    var cell = cell(name, Stranger.Kind.REBOUND);
    assertThat(cell.effect()).isEqualTo(Answer.YES);
    assertThat(cell.read()).isEqualTo(Answer.YES);
  }
}
