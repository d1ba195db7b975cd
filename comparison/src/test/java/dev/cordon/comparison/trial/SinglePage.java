package dev.cordon.comparison.trial;

import dev.cordon.cli.chromium.BrowserContext;
import dev.cordon.cli.chromium.Chromium;
import dev.cordon.cli.chromium.Page;
import io.vertx.core.json.Json;

/** A single-page application in a browser of its own: it does everything by fetch. */
final class SinglePage implements AutoCloseable {
  private static final String FETCH =
      "(async () => { try { const answer = await fetch(%s, {credentials: %s, ...(%s)});"
          + " return answer.status + ' ' + await answer.text(); }"
          + " catch (error) { return String(error); } })()";

  private final BrowserContext context;
  private final Page page;
  private final String bank;
  private String token = "";

  SinglePage(Chromium chromium, String origin, String bank) {
    this.context = chromium.newContext();
    this.page = context.newPage();
    this.bank = bank;
    page.navigate(origin + "/");
  }

  /** By cookies: whatever the browser keeps and attaches. */
  String logIn() {
    return call("/api/login", login());
  }

  /** By a token that the script keeps; cookies neither come nor go. */
  String logInForToken() {
    token = "none";
    String answer = call("/api/login", login());
    token = answer.replaceFirst("200 ", "");
    return answer;
  }

  private static String login() {
    return "{method: 'POST',"
        + " body: new URLSearchParams({username: 'alice', password: 'wonderland'})}";
  }

  String read() {
    return call("/api/account", "{headers: {" + authorization() + "}}");
  }

  String pay() {
    return call("/api/transfers", json("POST"));
  }

  String order() {
    return call("/api/standing-order", json("PUT"));
  }

  private String json(String method) {
    return "{method: '"
        + method
        + "', headers: {'Content-Type': 'application/json', "
        + authorization()
        + "}, body: JSON.stringify({to: 'bob'})}";
  }

  String upload() {
    return call(
        "/api/documents",
        "(() => { const data = new FormData(); data.append('file', new Blob(['hello']),"
            + " 'hello.txt'); return {method: 'POST', headers: {"
            + authorization()
            + "}, body: data}; })()");
  }

  String payBySocket() {
    return page.evaluateText(
        "new Promise(end => { const socket = new WebSocket("
            + Json.encode(bank.replace("https", "wss") + "/socket")
            + "); socket.onopen = () => socket.send('bob');"
            + " socket.onmessage = message => { end(message.data); socket.close(); };"
            + " socket.onclose = () => end('refused'); })");
  }

  String logOut() {
    return call("/api/logout", "{method: 'POST', headers: {" + authorization() + "}}");
  }

  private String authorization() {
    return token.isEmpty() ? "" : "Authorization: " + Json.encode("Bearer " + token);
  }

  /** The status and text of the answer, or why the script may not see it. */
  private String call(String path, String init) {
    String credentials = token.isEmpty() ? "'include'" : "'omit'";
    return page.evaluateText(FETCH.formatted(Json.encode(bank + path), credentials, init));
  }

  @Override
  public void close() {
    context.close();
  }
}
