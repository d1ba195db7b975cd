package dev.cordon.proof.move;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Network;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Servers that answer as differently as browsers can tell, each of them a target. */
enum Panel {
  REFUSES,
  GRANTS_ALL_WITH_CREDENTIALS,
  GRANTS_ALL_WITHOUT_CREDENTIALS,
  GRANTS_ANYBODY,
  GRANTS_PREFLIGHTS_ALONE,
  REDIRECTS,
  ISOLATES,
  KNOWS_NO_CORS;

  /** The target's requests in the order in which they came, and its answers. */
  final class Wire implements Network {
    final List<Request> asked = new ArrayList<>();
    private final String origin;
    private String type = "";

    Wire(Target target) {
      this.origin = target.origin();
    }

    Panel server() {
      return Panel.this;
    }

    /** Forgets what was asked, and answers from now on with what is of most use to this move. */
    void attend(Move move) {
      asked.clear();
      type = move.answerType();
    }

    @Override
    public Response send(Request request) {
      if (request.url().toString().startsWith("https://bounce.example/")) {
        return bounced(request);
      }
      if (!request.url().origin().toString().equals(origin)) {
        return Response.ok("text/html", "<!doctype html><p>theirs");
      }
      asked.add(request);
      return answer(request);
    }

    private Response bounced(Request request) {
      var query = request.url().query();
      var to = query == null ? "" : query.substring(query.indexOf('=') + 1);
      var status = Integer.parseInt(request.url().path().substring(1));
      var location = java.net.URLDecoder.decode(to, StandardCharsets.UTF_8);
      return granted(
          request,
          isPreflight(request) ? Response.of(204) : Response.redirect(status, location),
          true);
    }

    private Response answer(Request request) {
      if ("websocket".equals(request.header("Upgrade"))) {
        return Panel.this == REFUSES ? Response.of(403) : Response.webSocket(request);
      }
      var preflight = isPreflight(request);
      var plain = preflight ? Response.of(204) : Response.ok(type, BODIES.of(type));
      return switch (Panel.this) {
        case REFUSES -> Response.of(403);
        case GRANTS_ALL_WITH_CREDENTIALS -> granted(request, plain, true);
        case GRANTS_ALL_WITHOUT_CREDENTIALS -> granted(request, plain, false);
        case GRANTS_ANYBODY ->
            plain
                .with("Access-Control-Allow-Origin", "*")
                .with("Access-Control-Allow-Methods", "*")
                .with("Access-Control-Allow-Headers", "*");
        case GRANTS_PREFLIGHTS_ALONE -> preflight ? granted(request, plain, true) : plain;
        case REDIRECTS ->
            preflight || request.url().path().equals("/elsewhere")
                ? granted(request, plain, true)
                : granted(request, Response.redirect(307, origin + "/elsewhere"), true);
        case ISOLATES ->
            plain
                .with("Cross-Origin-Resource-Policy", "same-origin")
                .with("Cross-Origin-Opener-Policy", "same-origin")
                .with("Content-Security-Policy", "frame-ancestors 'none'")
                .with("X-Frame-Options", "DENY")
                .with("X-Content-Type-Options", "nosniff");
        case KNOWS_NO_CORS -> plain;
      };
    }
  }

  static boolean isPreflight(Request request) {
    return request.method().equals("OPTIONS")
        && request.header("Access-Control-Request-Method") != null;
  }

  private static Response granted(Request request, Response plain, boolean credentials) {
    var origin = request.header("Origin");
    if (origin == null) {
      return plain;
    }
    var headers = Headers.builder();
    plain.headers().forEach(headers::add);
    headers.add("Access-Control-Allow-Origin", origin);
    if (credentials) {
      headers.add("Access-Control-Allow-Credentials", "true");
    }
    var method = request.header("Access-Control-Request-Method");
    if (method != null) {
      headers.add("Access-Control-Allow-Methods", method);
    }
    var names = request.header("Access-Control-Request-Headers");
    if (names != null) {
      headers.add("Access-Control-Allow-Headers", names);
    }
    return new Response(plain.status(), headers.build(), plain.body());
  }

  /** What browsers take for what it says it is. */
  private static final class BODIES {
    static String of(String type) {
      return switch (type.toLowerCase(Locale.ROOT)) {
        case "image/png" -> "GIF89a";
        case "text/javascript" -> "var a = 1;";
        case "text/css" -> "a { color: red }";
        case "font/woff2" -> "wOF2";
        case "video/mp4", "audio/mpeg" -> "OggS\0";
        case "text/vtt" -> "WEBVTT";
        case "application/json" -> "{\"token\": \"1\"}";
        default -> "<!doctype html><p>yours";
      };
    }
  }
}
