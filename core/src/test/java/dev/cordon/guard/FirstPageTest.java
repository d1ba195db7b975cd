package dev.cordon.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.TokenPattern;
import dev.cordon.policy.TokenUse;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A page with a form, on whose answer the application also begins its session. */
@DisplayName("The form on the first page of a session")
class FirstPageTest {
  private final SealingBank bank = new SealingBank();
  private final Guard guard = guard(TokenPattern.SESSION_HMAC);

  private Guard guard(TokenPattern pattern) {
    return bank.guard(
        SealingBank.builder(session -> {})
            .csrf(
                csrf ->
                    csrf.tokens(TokenUse.REQUIRED).pattern(pattern).lifetime(Duration.ofHours(2))));
  }

  private static String cookies(TestHeaders answer) {
    return answer.get("Set-Cookie").stream()
        .map(line -> line.split(";", 2)[0])
        .collect(Collectors.joining("; "));
  }

  private static String post(Guard guard, String cookies, String token) {
    return SealingBank.own("POST", "/a")
        .cookie(cookies)
        .header("X-CSRF-Token", token)
        .judgedBy(guard)
        .toString();
  }

  private static String token(Decision page) {
    return Objects.requireNonNull(page.pageToken()).value();
  }

  @ParameterizedTest
  @EnumSource(
      value = TokenPattern.class,
      names = {"SESSION_HMAC", "SYNCHRONIZER", "DOUBLE_SUBMIT"})
  void isGoodForTheSessionThatBeginsWithIt(TokenPattern pattern) {
    Guard guard = guard(pattern);
    Decision page = SealingBank.own("GET", "/").judgedBy(guard);
    String token = token(page);
    TestHeaders answer = TestHeaders.after(page, "Set-Cookie", "SID=app1; Path=/");

    assertThat(answer.get("Set-Cookie")).noneMatch(line -> line.contains("cordon-pre"));
    assertThat(answer.get("Cache-Control")).containsExactly("no-store");
    assertThat(post(guard, cookies(answer), token)).isEqualTo("pass token");
  }

  @Test
  void isGoodAlsoWhereTheAnswerWasEditedBeforeAndThePageAskedAgain() {
    Decision page = SealingBank.own("GET", "/").judgedBy(guard);
    token(page);
    TestHeaders answer = TestHeaders.after(page, "Set-Cookie", "SID=app1; Path=/");
    String again = token(page);
    page.editResponse(answer);

    assertThat(post(guard, cookies(answer), again)).isEqualTo("pass token");
  }

  @Test
  void isGoodForNoOtherSession() {
    Decision page = SealingBank.own("GET", "/").judgedBy(guard);
    String token = token(page);
    TestHeaders.after(page, "Set-Cookie", "SID=app1; Path=/");
    Decision other = SealingBank.own("GET", "/").judgedBy(guard);
    token(other);
    TestHeaders answer = TestHeaders.after(other, "Set-Cookie", "SID=app2; Path=/");

    assertThat(post(guard, cookies(answer), token)).isEqualTo("refuse csrf-token-invalid");
  }

  @Test
  void doesNotMakeASessionOfAnIdThatTheClientHadBefore() {
    Decision first = SealingBank.own("GET", "/").judgedBy(guard);
    token(first);
    String anonymous = cookies(TestHeaders.after(first));
    Decision page = SealingBank.own("GET", "/").cookie(anonymous).judgedBy(guard);
    String planted = token(page);
    TestHeaders answer = TestHeaders.after(page, "Set-Cookie", "SID=app1; Path=/");
    String session = "SID=" + SealingBank.cookie(answer, "SID").value();

    assertThat(post(guard, session, planted)).isEqualTo("refuse csrf-token-invalid");
  }

  @Test
  void isBoundToTheFirstOfTwoSessionsWhicheverIsWrittenFirst() {
    Guard two =
        bank.guard(
            SealingBank.builder(session -> {})
                .session(session -> session.cookie("REMEMBER").seal().lifetime(Duration.ofHours(2)))
                .csrf(csrf -> csrf.tokens(TokenUse.REQUIRED).lifetime(Duration.ofHours(2))));
    Decision page = SealingBank.own("GET", "/").judgedBy(two);
    String token = token(page);
    TestHeaders answer =
        TestHeaders.after(page, "Set-Cookie", "REMEMBER=r; Path=/", "Set-Cookie", "SID=a; Path=/");

    assertThat(post(two, cookies(answer), token)).isEqualTo("pass token");
  }
}
