package dev.cordon.guard;

import dev.cordon.guard.Guard.Revocation;
import dev.cordon.policy.Policy;
import dev.cordon.policy.PolicyBuilder;
import dev.cordon.policy.SessionBuilder;
import dev.cordon.session.KeyRing;
import dev.cordon.session.SealedSession;
import dev.cordon.web.SetCookie;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A bank whose session cookie {@code SID} is sealed for two hours, with a clock that tests move.
 */
final class SealingBank {
  static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  final KeyRing keys = KeyRing.generate(new SecureRandom(), NOON);
  final List<SealedSession> ended = new ArrayList<>();
  Instant now = NOON;

  Guard guard() {
    return guard(session -> {});
  }

  Guard guard(Consumer<SessionBuilder> more) {
    return guard(builder(more));
  }

  Guard guard(PolicyBuilder policy) {
    return Guard.builder(policy.build())
        .keys(keys)
        .clock(() -> now)
        .revocation(Revocation.ASK)
        .onSessionEnd(ended::add)
        .build();
  }

  static PolicyBuilder builder(Consumer<SessionBuilder> more) {
    return Policy.builder()
        .origins(Bank.OWN)
        .csrf(csrf -> csrf.login("/login").lifetime(Duration.ofHours(2)))
        .session(
            session -> {
              session.cookie("SID").seal().lifetime(Duration.ofHours(2));
              more.accept(session);
            });
  }

  /** A request by a page of the bank's own. */
  static TestRequest own(String method, String path) {
    return TestRequest.of(method, path)
        .header("Origin", Bank.OWN)
        .header("Sec-Fetch-Site", "same-origin");
  }

  /** The cookie value that a browser holds after the application set {@code SID} to this value. */
  String login(Guard guard, String value) {
    return set(TestRequest.get("/").judgedBy(guard), value);
  }

  /**
   * The cookie value that a browser holds after the application answered this request with {@code
   * SID}.
   */
  String set(Decision decision, String value) {
    return cookie(TestHeaders.after(decision, "Set-Cookie", "SID=" + value + "; Path=/"), "SID")
        .value();
  }

  Decision use(Guard guard, String sealed) {
    return own("GET", "/").cookie("SID=" + sealed).judgedBy(guard);
  }

  SealedSession session(Guard guard, String sealed) {
    return use(guard, sealed).sessions().get(0).session();
  }

  Guard guardAfterTheKeyDied() {
    String old = keys.current().id();
    KeyRing ring = keys.rotate(new SecureRandom(), now).kill(old, now);
    return Guard.builder(guard().policy()).keys(ring).clock(() -> now).build();
  }

  /** A seal by the same keys for another host. */
  String sealedElsewhere(String value) {
    Guard other =
        guard(
            Policy.builder()
                .origins("https://evil.example")
                .session(session -> session.cookie("SID").seal()));
    TestRequest request = TestRequest.bare("GET", "/").header("Host", "evil.example");
    return set(request.judgedBy(other), value);
  }

  /** A seal by the same keys for another cookie. */
  String sealedUnderAnotherName(String value) {
    Guard other = guard(builder(session -> session.cookie("OTHER")));
    TestHeaders answer =
        TestHeaders.after(TestRequest.get("/").judgedBy(other), "Set-Cookie", "OTHER=" + value);
    return cookie(answer, "OTHER").value();
  }

  static String flipped(String sealed) {
    int at = sealed.length() - 8;
    return sealed.substring(0, at)
        + (sealed.charAt(at) == 'A' ? 'B' : 'A')
        + sealed.substring(at + 1);
  }

  static SetCookie cookie(TestHeaders answer, String name) {
    return answer.get("Set-Cookie").stream()
        .map(line -> Objects.requireNonNull(SetCookie.parseOrNull(line), line))
        .filter(cookie -> cookie.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no cookie " + name + " in " + answer));
  }
}
