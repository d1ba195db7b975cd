package dev.cordon.testkit;

import static dev.cordon.testkit.Form.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.browser.Payload;
import dev.cordon.browser.profile.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each assertion holds where it should, fails where it should not, and says what happened. */
class MoveAssertTest {
  private final Bank bank = new Bank();
  private final GuardedBank guarded = new GuardedBank();

  private Move onBare() {
    var page = Browser.chromium().loggedIn(bank).visit("https://evil.example");
    return page.submitForm(post("https://bank.example/api/transfer").field("to", "mallory"));
  }

  private Move onGuarded() {
    var page = Browser.chromium().loggedIn(guarded).visit("https://evil.example");
    return page.submitForm(post("https://bank.example/api/transfer").field("to", "mallory"));
  }

  @Test
  void a_request_that_arrives_was_sent_and_had_its_effect() {
    assertThat(onBare()).wasSent().didNotAsk().wasAccepted().carriedCookie("SID");
    var move = onBare();
    assertThat(move).hadEffect(bank::transfers);
    assertThatThrownBy(() -> assertThat(move).hadNoEffect(bank::transfers))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("[mallory, mallory]")
        .hasMessageContaining("POST https://bank.example/api/transfer");
    assertThatThrownBy(() -> assertThat(move).wasNotSent()).hasMessageContaining("but it was");
    assertThatThrownBy(() -> assertThat(move).wasRefused()).hasMessageContaining("answered 200");
    assertThatThrownBy(() -> assertThat(move).wasRefusedBy("cross-site-write"))
        .hasMessageContaining("no answer names a reason");
  }

  @Test
  void a_request_that_is_refused_names_its_reason() {
    var move = onGuarded();
    assertThat(move).wasSent().wasRefused().wasRefusedBy("cross-site-write");
    assertThatThrownBy(() -> assertThat(move).wasRefusedBy("host-not-ours"))
        .hasMessageContaining("the answers name [cross-site-write]");
    assertThatThrownBy(() -> assertThat(move).wasAccepted()).hasMessageContaining("answered 403");
    assertThatThrownBy(() -> assertThat(move).hadEffect(guarded.bank()::transfers))
        .hasMessageContaining("still is");
  }

  @Test
  void a_refusal_for_fetch_is_a_problem_and_names_it_too() {
    var page = Browser.chromium().loggedIn(guarded).visit("https://evil.example");
    var move =
        page.beacon("https://bank.example/api/transfer", Payload.text("{\"to\":\"mallory\"}"));
    assertThat(move).wasRefusedBy("cross-site-write").hadNoEffect(guarded.bank()::transfers);
  }

  @Test
  void a_preflight_that_is_not_granted_keeps_the_request_at_home() {
    var page = Browser.firefox().loggedIn(guarded).visit("https://evil.example");
    var move = page.fetch("https://bank.example/api/transfer", init -> init.method("DELETE"));
    assertThat(move)
        .askedFirst()
        .wasNotSent()
        .cannotRead()
        .wasBlockedBy(Rule.CORS_CHECK)
        .carriedNoCookies();
    assertThatThrownBy(() -> assertThat(move).wasSent()).hasMessageContaining("(preflight)");
    assertThatThrownBy(() -> assertThat(move).canRead()).hasMessageContaining("it cannot");
    assertThatThrownBy(() -> assertThat(move).didNotAsk()).hasMessageContaining("it did");
  }

  @Test
  void reading_is_seen_as_the_page_sees_it() {
    var page = Browser.chromium().loggedIn(bank).visit("https://evil.example");
    var move = page.fetchWithCookies("https://bank.example/api/balance");
    assertThat(move).canRead(Bank.ACCOUNT);
    assertThatThrownBy(() -> assertThat(move).cannotRead()).hasMessageContaining("but it can");
    assertThatThrownBy(() -> assertThat(move).carriedNoCookies()).hasMessageContaining("[SID]");
  }

  /** What a test must not be able to do: pass whatever the application does. */
  @Nested
  class A_witness {
    @Test
    void that_nobody_asked_before_the_move_is_refused() {
      var forgotten = new AtomicInteger();
      var move = onBare();
      assertThatThrownBy(() -> assertThat(move).hadNoEffect(forgotten::get))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("[unknown-witness]");
    }

    @Test
    void of_another_object_is_another() {
      var other = new Bank();
      var move = onBare();
      assertThatThrownBy(() -> assertThat(move).hadNoEffect(other::transfers))
          .hasMessageContaining("[unknown-witness]");
    }

    @Test
    void may_hand_out_the_live_list() {
      var list = new ArrayList<>(List.of("a"));
      Witness<?> witness = () -> list;
      var before = Snapshot.of(witness);
      list.add("b");
      assertThat(Snapshot.of(witness)).isNotEqualTo(before);
    }

    @Test
    void may_count_in_an_object_that_goes_on_counting() {
      var count = new AtomicInteger();
      Witness<?> witness = () -> count;
      var before = Snapshot.of(witness);
      count.incrementAndGet();
      assertThat(Snapshot.of(witness)).isNotEqualTo(before);
    }

    @Test
    void may_not_hand_out_an_object_that_may_change() {
      Witness<?> witness = () -> bank;
      assertThatThrownBy(() -> Snapshot.of(witness)).hasMessageContaining("[mutable-witness]");
    }

    @Test
    void looks_into_records() {
      record Account(String name, List<String> transfers) {}
      var transfers = new ArrayList<String>();
      Witness<?> witness = () -> new Account("alice", transfers);
      var before = Snapshot.of(witness);
      assertThat(Snapshot.of(witness)).isEqualTo(before);
      transfers.add("mallory");
      assertThat(Snapshot.of(witness)).isNotEqualTo(before);
    }
  }

  @Nested
  class A_login {
    @Test
    void that_is_refused_is_no_login() {
      var wrong =
          Application.of(Bank.ORIGIN, bank::answer)
              .login(Login.form("/login").field("user", "alice").field("password", "guess"));
      assertThatThrownBy(() -> Browser.firefox().loggedIn(wrong))
          .hasMessageContaining("[login-failed] the login was answered 403");
    }

    @Test
    void that_nobody_described_is_asked_for() {
      var none = Application.of(Bank.ORIGIN, bank::answer);
      assertThatThrownBy(() -> Browser.firefox().loggedIn(none)).hasMessageContaining("[no-login]");
    }

    @Test
    void that_leaves_no_cookie_is_no_login() {
      var forgetful =
          Application.of(
                  Bank.ORIGIN,
                  request -> dev.cordon.browser.http.Response.ok("text/html", "welcome"))
              .login(Login.form("/login").field("user", "alice"));
      assertThatThrownBy(() -> Browser.firefox().loggedIn(forgetful))
          .hasMessageContaining("left no cookie");
    }
  }
}
