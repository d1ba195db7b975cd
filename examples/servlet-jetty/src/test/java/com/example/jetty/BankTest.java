package com.example.jetty;

import static dev.cordon.browser.fetch.Credentials.INCLUDE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.Browser;
import dev.cordon.browser.Page;
import dev.cordon.browser.Seen;
import dev.cordon.browser.Trace;
import dev.cordon.browser.http.HttpNetwork;
import org.junit.jupiter.api.Test;

/** What other sites can do to the bank, first without Cordon and then behind it. */
class BankTest {

  @Test
  void without_Cordon_a_foreign_form_pays() throws Exception {
    try (RunningBank bank = RunningBank.bare()) {
      Browser browser = customer(bank);
      pay(evil(browser), bank);
      assertEquals("balance: 90", balance(browser, bank));
    }
  }

  @Test
  void behind_Cordon_the_form_is_refused() throws Exception {
    try (RunningBank bank = RunningBank.guarded()) {
      Browser browser = customer(bank);
      Trace form = pay(evil(browser), bank);
      assertTrue(form.toString().contains("403"), form::toString);
      assertEquals("balance: 100", balance(browser, bank));
    }
  }

  @Test
  void behind_Cordon_the_own_form_pays() throws Exception {
    try (RunningBank bank = RunningBank.guarded()) {
      Browser browser = customer(bank);
      pay(browser.page(bank.url("/")), bank);
      assertEquals("balance: 90", balance(browser, bank));
    }
  }

  @Test
  void behind_Cordon_only_the_application_that_is_named_may_read() throws Exception {
    try (RunningBank bank = RunningBank.guarded()) {
      Browser browser = customer(bank);
      assertFalse(account(evil(browser), bank).canRead());
      Trace named = account(browser.page("http://localhost:3000/"), bank);
      assertTrue(named.canRead(), named::toString);
    }
  }

  @Test
  void behind_Cordon_a_name_that_is_not_ours_is_misdirected() throws Exception {
    try (RunningBank bank = RunningBank.guarded()) {
      Browser browser = customer(bank);
      String rebound = bank.url("/account").replace("localhost", "127.0.0.1");
      Trace trace = browser.page(rebound).fetch(rebound, init -> {});
      assertTrue(trace.toString().contains("421"), trace::toString);
    }
  }

  private static Browser customer(RunningBank bank) {
    Browser browser = Browser.chromium().on(HttpNetwork.create());
    Page front = browser.visit(bank.url("/")).page();
    front.form(bank.url("/login"), form -> form.method("post"));
    assertTrue(account(front, bank).canRead());
    return browser;
  }

  /** Of the same site, so that every cookie goes along. */
  private static Page evil(Browser browser) {
    return browser.page("http://localhost:1/");
  }

  private static Trace pay(Page page, RunningBank bank) {
    return page.form(bank.url("/transfer"), form -> form.method("post").field("to", "mallory"));
  }

  private static Trace account(Page page, RunningBank bank) {
    return page.fetch(bank.url("/account"), init -> init.credentials(INCLUDE));
  }

  private static String balance(Browser browser, RunningBank bank) {
    Seen seen = account(browser.page(bank.url("/")), bank).seen();
    assertTrue(seen instanceof Seen.Readable, seen::toString);
    return ((Seen.Readable) seen).body().text();
  }
}
