package dev.cordon.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.session.SealTooLargeException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An answer whose headers are edited more than once: late headers, and error pages. */
@DisplayName("An answer that is edited again")
class EditedAgainTest {
  private final SealingBank bank = new SealingBank();
  private final Guard guard = bank.guard(session -> session.idle(Duration.ofMinutes(30)));

  @Test
  void hasTheSameLines() {
    Decision login = SealingBank.own("POST", "/login").judgedBy(guard);
    TestHeaders answer =
        TestHeaders.after(
            login,
            "Set-Cookie",
            "SID=app1; Path=/",
            "Set-Cookie",
            "lang=de",
            "Vary",
            "Accept",
            "Content-Security-Policy",
            "default-src 'self'");
    List<Object> once = List.copyOf(answer.lines());

    login.editResponse(answer);
    login.editResponse(answer);

    assertThat(List.<Object>copyOf(answer.lines())).containsExactlyInAnyOrderElementsOf(once);
    assertThat(answer.get("Content-Security-Policy")).hasSize(2);
  }

  @Test
  void hasTheLinesThatItLostWhenAnErrorPageCameInstead() {
    bank.now = SealingBank.NOON;
    String sealed = bank.login(guard, "app1");
    bank.now = SealingBank.NOON.plus(Duration.ofMinutes(20));
    Decision use = bank.use(guard, sealed);
    TestHeaders first = TestHeaders.after(use);
    assertThat(first.get("Set-Cookie")).as("renewed").hasSize(1);

    TestHeaders page = TestHeaders.after(use, "Content-Type", "text/html");

    assertThat(page.get("Set-Cookie")).isEqualTo(first.get("Set-Cookie"));
  }

  @Test
  void sealsWhatTheApplicationAddedMeanwhileAndNothingTwice() {
    Decision use = SealingBank.own("POST", "/a").judgedBy(guard);
    TestHeaders answer = TestHeaders.after(use, "Set-Cookie", "lang=de");
    answer.add("Set-Cookie", "SID=app1; Path=/");

    use.editResponse(answer);
    List<String> lines = answer.get("Set-Cookie");
    use.editResponse(answer);

    assertThat(answer.get("Set-Cookie")).isEqualTo(lines);
    assertThat(bank.session(guard, SealingBank.cookie(answer, "SID").value()).value())
        .isEqualTo("app1");
  }

  @Test
  void dropsItsOwnRenewalWhereTheApplicationSetsTheCookieLate() {
    String sealed = bank.login(guard, "app1");
    bank.now = SealingBank.NOON.plus(Duration.ofMinutes(20));
    Decision use = bank.use(guard, sealed);
    TestHeaders answer = TestHeaders.after(use);
    answer.add("Set-Cookie", "SID=app2; Path=/");

    use.editResponse(answer);

    assertThat(answer.get("Set-Cookie").stream().filter(line -> line.startsWith("SID=")))
        .hasSize(1);
    assertThat(bank.session(guard, SealingBank.cookie(answer, "SID").value()).value())
        .isEqualTo("app2");
  }

  @Test
  void beginsNoSessionWhereOneFitsNoSealAndAnErrorIsSentInstead() {
    Decision use = SealingBank.own("POST", "/a").judgedBy(guard);
    assertThatThrownBy(() -> TestHeaders.after(use, "Set-Cookie", "SID=" + "x".repeat(4000)))
        .isInstanceOf(SealTooLargeException.class);

    assertThat(TestHeaders.after(use).get("Set-Cookie")).isEmpty();
  }
}
