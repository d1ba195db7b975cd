package com.example.vertx;

import static dev.cordon.browser.fetch.Credentials.INCLUDE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.Browser;
import dev.cordon.browser.Page;
import dev.cordon.browser.Seen;
import dev.cordon.browser.Trace;
import dev.cordon.browser.http.HttpNetwork;
import dev.cordon.config.CordonFile;
import dev.cordon.policy.Policy;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What other sites can do to the bank, first without Cordon and then behind it. */
class BankTest {
  private final Vertx vertx = Vertx.vertx();
  private HttpServer server;
  private String bank;

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() throws Exception {
    await(vertx.close());
  }

  /** A browser in which Alice has logged in. */
  private Browser customer(boolean guarded) throws Exception {
    int port = freePort();
    server =
        await(
            guarded
                ? BankMain.start(vertx, port, policy(port))
                : vertx
                    .createHttpServer()
                    .requestHandler(new Bank().routes(vertx))
                    .listen(port, "127.0.0.1"));
    bank = "http://localhost:" + port;
    Browser browser = Browser.chromium().on(HttpNetwork.create());
    browser
        .visit(bank + "/")
        .page()
        .form(bank + "/login", form -> form.method("post").field("user", "alice"));
    return browser;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The policy of the bank, for another port. */
  private static Policy policy(int port) throws IOException {
    String text = Files.readString(Path.of("cordon.yaml"));
    return CordonFile.read("cordon.yaml", text.replace(":8080", ":" + port), Map.of()).policy();
  }

  private Trace account(Page page) {
    return page.fetch(bank + "/api/account", init -> init.credentials(INCLUDE));
  }

  private Trace pay(Page page) {
    return page.form(bank + "/transfer", form -> form.method("post").field("amount", "10"));
  }

  private String balance(Browser browser) {
    var seen = account(browser.page(bank + "/")).seen();
    return assertInstanceOf(Seen.Readable.class, seen).body().text();
  }

  /** Of the same site, so that every cookie goes along. */
  private static Page evil(Browser browser) {
    return browser.page("http://localhost:1/");
  }

  @Test
  void without_Cordon_a_foreign_form_pays() throws Exception {
    Browser browser = customer(false);
    pay(evil(browser));
    assertEquals("{\"balance\":90}", balance(browser));
  }

  @Test
  void behind_Cordon_the_form_is_refused() throws Exception {
    Browser browser = customer(true);
    Trace form = pay(evil(browser));
    assertTrue(form.toString().contains("403"), form::toString);
    assertEquals("{\"balance\":100}", balance(browser));
  }

  @Test
  void behind_Cordon_the_own_form_pays() throws Exception {
    Browser browser = customer(true);
    pay(browser.page(bank + "/"));
    assertEquals("{\"balance\":90}", balance(browser));
  }

  @Test
  void behind_Cordon_only_the_application_that_is_named_may_read() throws Exception {
    Browser browser = customer(true);
    assertFalse(account(evil(browser)).canRead());
    Trace granted = account(browser.page("http://localhost:3000/"));
    assertTrue(granted.canRead(), granted::toString);
  }

  @Test
  void without_Cordon_a_foreign_page_opens_the_socket_as_Alice() throws Exception {
    Browser browser = customer(false);
    assertInstanceOf(Seen.Opened.class, socket(evil(browser)).seen());
  }

  @Test
  void behind_Cordon_only_the_own_page_opens_it() throws Exception {
    Browser browser = customer(true);
    assertInstanceOf(Seen.Refused.class, socket(evil(browser)).seen());
    assertInstanceOf(Seen.Opened.class, socket(browser.page(bank + "/")).seen());
  }

  private Trace socket(Page page) {
    return page.webSocket(bank.replace("http:", "ws:") + "/notices");
  }
}
