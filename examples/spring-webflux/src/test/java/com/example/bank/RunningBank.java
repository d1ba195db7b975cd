package com.example.bank;

import static dev.cordon.browser.fetch.Credentials.INCLUDE;

import dev.cordon.browser.Browser;
import dev.cordon.browser.FetchInit;
import dev.cordon.browser.FormData;
import dev.cordon.browser.Page;
import dev.cordon.browser.Payload;
import dev.cordon.browser.Seen;
import dev.cordon.browser.Trace;
import dev.cordon.browser.http.HttpNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The bank on a port of its own, and a browser in which Alice goes about. */
final class RunningBank implements AutoCloseable {
  private final String origin;
  private final ConfigurableApplicationContext context;
  private final Browser browser = Browser.chromium().on(HttpNetwork.create());

  private RunningBank(boolean guarded, Class<?>... sources) throws IOException {
    int port = freePort();
    origin = "http://localhost:" + port;
    context =
        new SpringApplicationBuilder(sources)
            .run(
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                // Java's client and Netty now and then lose an answer on a connection used again.
                "--server.netty.max-keep-alive-requests=1",
                "--cordon.enabled=" + guarded,
                "--cordon.app.origins=" + origin,
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn");
  }

  static RunningBank withCordon() throws IOException {
    return new RunningBank(true, BankApplication.class);
  }

  /** As it was before Cordon, with what tutorials tell. */
  static RunningBank careless() throws IOException {
    return new RunningBank(false, BankApplication.class, CarelessConfiguration.class);
  }

  /** The policy names the port, so it is chosen before the start. */
  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** What Alice has, as the bank itself knows. */
  int balance() {
    return context.getBean(Accounts.class).balance("alice");
  }

  int documents() {
    return context.getBean(Accounts.class).documents("alice").size();
  }

  String url(String path) {
    return origin + path;
  }

  /** A page of another site in Alice's browser. */
  Page page(String url) {
    return browser.page(url);
  }

  Trace visit(String path) {
    return browser.visit(url(path));
  }

  /** Alice logs in by the bank's own form. */
  Page logIn() {
    Trace login = visit("/login");
    return login
        .page()
        .form(
            url("/login"),
            form ->
                form.method("post")
                    .field("username", "alice")
                    .field("password", "wonderland")
                    .field("_csrf", token(login)))
        .page();
  }

  /** The token in the hidden field of a page; empty if it has none. */
  static String token(Trace page) {
    var hidden = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(html(page));
    return hidden.find() ? hidden.group(1) : "";
  }

  /** The page as the server sent it. */
  static String html(Trace trace) {
    var exchanges = trace.exchanges();
    return exchanges.get(exchanges.size() - 1).response().body().text();
  }

  Trace fetch(Page page, String path, Consumer<FetchInit.Builder> init) {
    return page.fetch(
        url(path),
        settings -> {
          settings.credentials(INCLUDE);
          init.accept(settings);
        });
  }

  Trace logInByFetch(Page page) {
    var fields = FormData.of("username", "alice", "password", "wonderland");
    return fetch(page, "/api/login", init -> init.method("POST").body(Payload.urlEncoded(fields)));
  }

  Trace read(Page page) {
    return fetch(page, "/api/account", init -> {});
  }

  Trace pay(Page page) {
    return fetch(
        page,
        "/api/transfers",
        init ->
            init.method("POST")
                .header("Content-Type", "application/json")
                .body("{\"to\": \"mallory\", \"amount\": 10}"));
  }

  Trace upload(Page page) {
    var file = FormData.EMPTY.withFile("file", "hello.txt", "text/plain", "hello");
    return fetch(page, "/api/documents", init -> init.method("POST").body(Payload.multipart(file)));
  }

  Trace payByForm(Page page, String token) {
    return page.form(
        url("/transfers"),
        form ->
            form.method("post").field("to", "mallory").field("amount", "10").field("_csrf", token));
  }

  /** What the page can read of the answer; empty if nothing. */
  static String text(Trace trace) {
    return trace.seen() instanceof Seen.Readable readable ? readable.body().text() : "";
  }

  @Override
  public void close() {
    context.close();
  }
}
