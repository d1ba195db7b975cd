package dev.cordon.proof;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.proof.Plays.Mark;
import dev.cordon.proof.server.Server;
import dev.cordon.web.Origin;
import dev.cordon.web.Site;
import dev.cordon.web.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a server says to a handful of requests that ask for everything a rule can grant: two cells
 * of which the policy says the same are only taken for one where the server, too, says the same.
 */
final class Fingerprint {
  private static final String TYPE = "text/html";

  private final Server server;
  private final String cookies;

  Fingerprint(Server server) {
    this.server = server;
    this.cookies =
        server.logins().stream()
            .filter(login -> !login.setCookies().isEmpty())
            .findFirst()
            .map(
                login ->
                    login.setCookies().stream()
                        .map(line -> line.split(";", 2)[0])
                        .collect(Collectors.joining("; ")))
            .orElse("");
  }

  /** The answers to all of them. */
  List<Object> whole(Stranger stranger, String path) {
    var probes = new ArrayList<Object>(brief(stranger, path));
    var origin = named(stranger);
    probes.add(ask(stranger, "GET", path, origin, "cors", "empty", ""));
    probes.add(ask(stranger, "HEAD", path, origin, "cors", "empty", cookies));
    probes.add(ask(stranger, "POST", path, origin, "navigate", "document", cookies));
    probes.add(ask(stranger, "POST", path, origin, "cors", "empty", ""));
    probes.add(ask(stranger, "OPTIONS", path, origin, "cors", "empty", cookies));
    probes.add(ask(stranger, "FOO", path, origin, "cors", "empty", cookies));
    probes.add(ask(stranger, "PUT", path, origin, "cors", "empty", cookies));
    probes.add(ask(stranger, "GET", path, "", "navigate", "document", cookies));
    probes.add(ask(stranger, "GET", path, "", "navigate", "iframe", cookies));
    probes.add(bare(stranger, "GET", path, List.of("Referer", stranger.origin() + "/")));
    probes.add(bare(stranger, "POST", path, List.of("Origin", origin)));
    probes.add(bare(stranger, "POST", path, List.of()));
    probes.add(preflight(stranger, path, "PUT"));
    probes.add(preflight(stranger, path, "POST"));
    return probes;
  }

  /** The answers to those that tell most. */
  List<Object> brief(Stranger stranger, String path) {
    var origin = named(stranger);
    return List.of(
        ask(stranger, "GET", path, origin, "cors", "empty", cookies),
        ask(stranger, "GET", path, "", "no-cors", "image", cookies),
        ask(stranger, "POST", path, origin, "cors", "empty", cookies),
        handshake(stranger, path, origin));
  }

  private static String named(Stranger stranger) {
    return stranger.kind() == Stranger.Kind.PAGE ? String.valueOf(stranger.origin()) : "null";
  }

  private Object ask(
      Stranger stranger,
      String method,
      String path,
      String origin,
      String mode,
      String destination,
      String cookie) {
    var headers =
        Headers.builder()
            .add("Sec-Fetch-Site", site(stranger))
            .add("Sec-Fetch-Mode", mode)
            .add("Sec-Fetch-Dest", destination);
    if (!origin.isEmpty()) {
      headers.add("Origin", origin);
    }
    if (!cookie.isEmpty()) {
      headers.add("Cookie", cookie);
    }
    return answer(stranger, method, path, headers.build());
  }

  private Object bare(Stranger stranger, String method, String path, List<String> lines) {
    var headers = Headers.of(lines.toArray(String[]::new));
    return answer(
        stranger, method, path, cookies.isEmpty() ? headers : headers.with("Cookie", cookies));
  }

  private Object preflight(Stranger stranger, String path, String method) {
    return answer(
        stranger,
        "OPTIONS",
        path,
        Headers.of(
            "Origin",
            named(stranger),
            "Access-Control-Request-Method",
            method,
            "Access-Control-Request-Headers",
            "x-unknown"));
  }

  private Object handshake(Stranger stranger, String path, String origin) {
    var headers =
        Headers.of(
            "Upgrade",
            "websocket",
            "Connection",
            "Upgrade",
            "Sec-WebSocket-Version",
            "13",
            "Sec-WebSocket-Key",
            "AAAAAAAAAAAAAAAAAAAAAA==",
            "Origin",
            origin);
    return answer(
        stranger, "GET", path, cookies.isEmpty() ? headers : headers.with("Cookie", cookies));
  }

  private String site(Stranger stranger) {
    var origin = stranger.kind() == Stranger.Kind.PAGE ? stranger.origin() : Origin.OPAQUE;
    return origin != null && Site.of(origin).equals(Site.of(server.origin()))
        ? "same-site"
        : "cross-site";
  }

  private Object answer(Stranger stranger, String method, String path, Headers headers) {
    var at =
        stranger.kind() == Stranger.Kind.REBOUND
            ? String.valueOf(stranger.origin())
            : server.origin().toString();
    var body = method.equals("GET") || method.equals("HEAD") ? null : Body.EMPTY;
    var served = server.serve(new Request(method, Url.parse(at + path), headers, body), TYPE);
    return List.of(
        served.reason(),
        String.valueOf(served.run()),
        Mark.of(served.response(), String.valueOf(stranger.origin())));
  }
}
