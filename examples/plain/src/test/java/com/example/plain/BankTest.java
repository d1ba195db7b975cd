package com.example.plain;

import static dev.cordon.browser.fetch.Credentials.INCLUDE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.cordon.browser.Browser;
import dev.cordon.browser.Page;
import dev.cordon.browser.Seen;
import dev.cordon.browser.Trace;
import dev.cordon.browser.http.HttpNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What other sites can do to the bank, first without Cordon and then behind it. */
class BankTest {
  private HttpServer server;
  private String bank;

  private Browser customer(boolean guarded) throws IOException {
    if (guarded) {
      int port = freePort();
      bank = "http://localhost:" + port;
      server = BankMain.start(port, BankMain.policy(bank));
    } else {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", new Bank());
      server.start();
      bank = "http://localhost:" + server.getAddress().getPort();
    }
    Browser browser = Browser.chromium().on(HttpNetwork.create());
    Page front = browser.visit(bank + "/").page();
    front.form(bank + "/login", form -> form.method("post"));
    assertTrue(account(front).canRead());
    return browser;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Trace account(Page page) {
    return page.fetch(bank + "/account", init -> init.credentials(INCLUDE));
  }

  private static Trace pay(Page page, String bank) {
    return page.form(bank + "/transfer", form -> form.method("post").field("to", "mallory"));
  }

  /** Of the same site, so that every cookie goes along. */
  private Page evil(Browser browser) {
    return browser.page("http://localhost:1/");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void without_Cordon_a_foreign_form_pays() throws IOException {
    Browser browser = customer(false);
    pay(evil(browser), bank);
    assertTrue(account(browser.page(bank + "/")).seen().toString().contains("200"));
    assertEquals("balance: 90", balance(browser));
  }

  @Test
  void behind_Cordon_the_form_is_refused() throws IOException {
    Browser browser = customer(true);
    Trace form = pay(evil(browser), bank);
    assertTrue(form.toString().contains("403"), form::toString);
    assertEquals("balance: 100", balance(browser));
  }

  @Test
  void behind_Cordon_the_own_form_pays() throws IOException {
    Browser browser = customer(true);
    pay(browser.page(bank + "/"), bank);
    assertEquals("balance: 90", balance(browser));
  }

  @Test
  void behind_Cordon_only_the_application_that_is_named_may_read() throws IOException {
    Browser browser = customer(true);
    assertFalse(account(browser.page("https://evil.example/")).canRead());
    Trace granted =
        browser.page("http://localhost:3000/").fetch(bank + "/account", init -> {});
    assertTrue(granted.canRead(), granted::toString);
  }

  @Test
  void behind_Cordon_a_name_that_is_not_ours_is_misdirected() throws IOException {
    Browser browser = customer(true);
    String rebound = bank.replace("localhost", "127.0.0.1");
    Trace trace = browser.page(rebound + "/").fetch(rebound + "/account", init -> {});
    assertTrue(trace.toString().contains("421"), trace::toString);
  }

  private String balance(Browser browser) {
    var seen = account(browser.page(bank + "/")).seen();
    assertTrue(seen instanceof Seen.Readable, seen::toString);
    return ((Seen.Readable) seen).body().text();
  }
}
