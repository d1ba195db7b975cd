package dev.cordon.browser;

import dev.cordon.browser.fetch.Block;
import dev.cordon.browser.fetch.CacheMode;
import dev.cordon.browser.fetch.ContentTypes;
import dev.cordon.browser.fetch.Credentials;
import dev.cordon.browser.fetch.FetchRequest;
import dev.cordon.browser.fetch.Mode;
import dev.cordon.browser.fetch.RedirectMode;
import dev.cordon.browser.fetch.Referrer;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.HttpToken;
import dev.cordon.web.Url;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connections that stay: {@code WebSocket} and {@code EventSource}. */
final class Sockets {
  private Sockets() {}

  /** HTML, EventSource constructor, and announce the connection. */
  static Trace eventSource(Client client, String text, EventStream stream) {
    var url = client.resolve(text);
    if (!client.runsScripts()) {
      return Sandboxing.withoutScripts("EventSource", client, url);
    }
    if (url == null) {
      return Trace.thrown("EventSource", client, null, Refusal.syntax("'" + text + "' is no URL."));
    }
    var request = new FetchRequest(client.environment(), url);
    request.byPage = true;
    var cors = client.browser.profile().follows(Rule.EVENT_SOURCE_CORS);
    request.mode = cors ? Mode.CORS : Mode.NO_CORS;
    request.credentials =
        stream.withCredentials || !cors ? Credentials.INCLUDE : Credentials.SAME_ORIGIN;
    request.cache = CacheMode.NO_STORE;
    request.useUrlCredentials = true;
    // Without the unsafe-request flag: Last-Event-ID asks no leave.
    request.headers =
        stream.lastEventId == null
            ? Headers.of("Accept", "text/event-stream")
            : Headers.of("Accept", "text/event-stream", "Last-Event-ID", stream.lastEventId);
    var fetched = client.browser.fetching().fetch(request);
    var answer = fetched.internal();
    var block =
        fetched.isError() || answer == null
            ? null
            : ContentTypes.eventStream(
                answer, fetched.exchanges().size() - 1, client.browser.profile());
    var open = !fetched.isError() && block == null;
    return Trace.of(
            "EventSource", client, url, fetched, open ? new Seen.Opened() : new Seen.Refused())
        .stoppedBy(block);
  }

  /** WebSockets, constructor, and establish a WebSocket connection. */
  static Trace webSocket(Client client, String text, String... protocols) {
    var url = client.resolve(text);
    if (!client.runsScripts()) {
      return Sandboxing.withoutScripts("WebSocket", client, url);
    }
    var refusal = refusal(url, text, protocols);
    if (url == null || refusal != null) {
      return Trace.thrown(
          "WebSocket", client, url, refusal == null ? Refusal.syntax(text) : refusal);
    }
    var secure = url.scheme().equals("wss") || url.scheme().equals("https");
    var request = new FetchRequest(client.environment(), url.withScheme(secure ? "https" : "http"));
    var key = client.browser.randomness().webSocketKey();
    var headers =
        Headers.builder()
            .add("Upgrade", "websocket")
            .add("Connection", "Upgrade")
            .add("Sec-WebSocket-Key", key)
            .add("Sec-WebSocket-Version", "13");
    if (protocols.length > 0) {
      headers.add("Sec-WebSocket-Protocol", String.join(", ", protocols));
    }
    request.headers = headers.add("Sec-WebSocket-Extensions", "permessage-deflate").build();
    request.mode = Mode.WEBSOCKET;
    request.credentials = Credentials.INCLUDE;
    request.referrer = Referrer.NONE;
    request.cache = CacheMode.NO_STORE;
    request.redirect = RedirectMode.ERROR;
    var fetched = client.browser.fetching().fetch(request);
    var mixed = MixedLoads.atOnce(fetched, Rule.MIXED_WEBSOCKET_THROWS, client.browser.profile());
    if (mixed != null) {
      return Trace.thrown("WebSocket", client, url, Refusal.by(mixed));
    }
    var answer = fetched.internal();
    var problem =
        fetched.isError() || answer == null ? null : problem(answer, key, List.of(protocols));
    var open = !fetched.isError() && problem == null;
    return Trace.of(
            "WebSocket", client, url, fetched, open ? new Seen.Opened() : new Seen.Refused())
        .stoppedBy(
            problem == null
                ? null
                : new Block(
                    Rule.WEBSOCKET_HANDSHAKE,
                    fetched.exchanges().size() - 1,
                    problem,
                    null,
                    null,
                    "Answer 101 with Upgrade, Connection and the Sec-WebSocket-Accept of the"
                        + " key."));
  }

  private static @Nullable Refusal refusal(@Nullable Url url, String text, String... protocols) {
    if (url == null) {
      return new Refusal("SyntaxError: '" + text + "' is no URL.", null);
    }
    if (!url.isHttp() && !url.scheme().equals("ws") && !url.scheme().equals("wss")) {
      return new Refusal("SyntaxError: '" + url.scheme() + "' is no scheme of a WebSocket.", null);
    }
    if (url.fragment() != null) {
      return new Refusal("SyntaxError: The URL of a WebSocket has no fragment.", null);
    }
    for (var i = 0; i < protocols.length; i++) {
      var protocol = protocols[i];
      if (!HttpToken.isToken(protocol) || List.of(protocols).indexOf(protocol) < i) {
        return new Refusal(
            "SyntaxError: The protocol '" + protocol + "' is no token, or stands there twice.",
            null);
      }
    }
    return null;
  }

  /** What is wrong with the answer (WebSockets, establish a WebSocket connection); or null. */
  private static @Nullable String problem(Response answer, String key, List<String> protocols) {
    var headers = answer.headers();
    if (answer.status() != 101) {
      return "The answer to the handshake is " + answer.status() + ", not 101.";
    }
    if (!"websocket".equalsIgnoreCase(headers.get("Upgrade"))) {
      return "The answer to the handshake has no Upgrade: websocket.";
    }
    var connection = headers.get("Connection");
    if (connection == null || !names(connection, "upgrade")) {
      return "The answer to the handshake has no Connection: Upgrade.";
    }
    if (!Response.webSocketAccept(key).equals(headers.get("Sec-WebSocket-Accept"))) {
      return "The answer's Sec-WebSocket-Accept does not answer to the key.";
    }
    var protocol = headers.get("Sec-WebSocket-Protocol");
    var chosen = protocol != null && protocols.contains(protocol);
    return protocol == null || chosen ? null : "The answer chose a protocol that was not offered.";
  }

  private static boolean names(String list, String token) {
    return Arrays.stream(list.split(",", -1)).map(String::strip).anyMatch(token::equalsIgnoreCase);
  }
}
