package dev.cordon.adapters;

import dev.cordon.adapters.Reply.Manner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The application behind every adapter: a function from a request to an answer, chosen by the last
 * segment of the path, so that every answer can be had on every path of the policy.
 */
final class Application {
  /** What the application's error page says. */
  static final String ERROR_TYPE = "text/plain;charset=utf-8";

  /**
   * Headers of a request that are not compared: framing, hop-by-hop ones, and those in which the
   * gateway tells the application who asked.
   */
  private static final Set<String> NOT_COMPARED =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "forwarded",
          "host",
          "keep-alive",
          "te",
          "transfer-encoding",
          "upgrade",
          "x-forwarded-for",
          "x-forwarded-host",
          "x-forwarded-port",
          "x-forwarded-proto");

  private static final String SESSION = "APPSESSION";

  private final AtomicInteger calls = new AtomicInteger();

  /** How often it was reached. */
  int calls() {
    return calls.get();
  }

  /** What of a request has to be there before it can be answered. */
  enum Need {
    HEAD,
    FORM,
    BODY
  }

  static Need need(String target) {
    return switch (kind(target)) {
      case "form" -> Need.FORM;
      case "body" -> Need.BODY;
      default -> Need.HEAD;
    };
  }

  private static String kind(String target) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The body of the error page. */
  static byte[] errorPage(int status) {
    return Wire.latin1("error " + status + "\n");
  }

  Reply answer(Seen seen) {
    calls.incrementAndGet();
    return switch (kind(seen.target())) {
      case "plain" -> text("plain");
      case "json" -> ok("application/json", "{\"a\":[1,2]}");
      case "page" -> ok("text/html;charset=utf-8", "<!doctype html><title>p</title>\n");
      case "echo" -> text(echo(seen));
      case "cookies-seen" -> text(String.join("\n", sorted(seen.cookies())) + "\n");
      case "form" -> text(String.join("\n", sorted(seen.fields())) + "\n");
      case "body" -> ok("application/octet-stream", seen.body());
      case "big" -> text("0123456789".repeat(10_000));
      case "empty" -> new Reply(200, List.of(), List.of(), Manner.AT_ONCE);
      default -> edited(kind(seen.target()));
    };
  }

  /** Answers that the guard edits. */
  private static Reply edited(String kind) {
    return switch (kind) {
      case "cors-own" ->
          text(
              "mine",
              "Access-Control-Allow-Origin: *",
              "Access-Control-Allow-Credentials: true",
              "Access-Control-Allow-Methods: DELETE",
              "Access-Control-Allow-Headers: x-mine",
              "Access-Control-Expose-Headers: X-Secret",
              "Access-Control-Max-Age: 86400",
              "access-control-allow-private-network: true");
      case "cors-evil" ->
          text(
              "mine",
              "Access-Control-Allow-Origin: https://evil.example",
              "Access-Control-Allow-Credentials: true",
              "Vary: Origin");
      case "vary-own" -> text("v", "Vary: accept-encoding, ORIGIN");
      case "vary-star" -> text("v", "Vary: *");
      case "vary-lines" -> text("v", "Vary: Accept", "Vary: Accept-Language ,accept");
      case "etag" ->
          text("e", "ETag: \"v1\"", "X-Total: 3", "Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT");
      case "cache-public" -> text("c", "Cache-Control: public, max-age=600, s-maxage=900");
      case "cache-no-store" -> text("c", "Cache-Control: no-store");
      case "cache-targeted" ->
          text(
              "c",
              "Cache-Control: max-age=60",
              "CDN-Cache-Control: max-age=600",
              "Surrogate-Control: max-age=600");
      case "csp-own" ->
          text(
              "c",
              "Content-Security-Policy: default-src 'self'",
              "Content-Security-Policy: frame-ancestors *");
      case "corp-loose" -> text("c", "Cross-Origin-Resource-Policy: cross-origin");
      case "corp-strict" -> text("c", "Cross-Origin-Resource-Policy: same-origin");
      case "opener-loose" -> text("o", "Cross-Origin-Opener-Policy: unsafe-none");
      case "opener-strict" -> text("o", "Cross-Origin-Opener-Policy: noopener-allow-popups");
      case "sniff" -> text("s", "X-Content-Type-Options: off", "X-Frame-Options: ALLOWALL");
      case "download" -> download();
      default -> cookies(kind);
    };
  }

  private static Reply download() {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return new Reply(
        200,
        lines(
            "Content-Type: application/octet-stream",
            "Content-Disposition: attachment; filename=\"a b.bin\""),
        List.of(bytes),
        Manner.AT_ONCE);
  }

  /** Answers with cookies. */
  private static Reply cookies(String kind) {
    return switch (kind) {
      case "login" -> text("in", "Set-Cookie: " + SESSION + "=user-42; Path=/; HttpOnly");
      case "login-bare" -> text("in", "Set-Cookie: " + SESSION + "=user-43");
      case "login-strict" ->
          text(
              "in",
              "Set-Cookie: "
                  + SESSION
                  + "=user-44; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=60");
      case "login-redirect" ->
          reply(302, "", "Set-Cookie: " + SESSION + "=user-45; Path=/", "Location: /home/plain");
      case "logout" -> text("out", "Set-Cookie: " + SESSION + "=; Path=/; Max-Age=0");
      case "logout-expires" ->
          text(
              "out",
              "Set-Cookie: " + SESSION + "=gone; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
      case "logout-scoped" ->
          text("out", "Set-Cookie: " + SESSION + "=; Path=/old; Domain=bank.example; Max-Age=0");
      case "logout-and-in" ->
          text(
              "swap",
              "Set-Cookie: " + SESSION + "=; Path=/; Max-Age=0",
              "Set-Cookie: " + SESSION + "=user-46; Path=/");
      case "login-large" ->
          text("in", "Set-Cookie: " + SESSION + "=" + "x".repeat(4000) + "; Path=/");
      case "login-unfit" -> text("in", "Set-Cookie: " + SESSION + "=\"a b\"; Path=/");
      case "remember" -> text("r", "Set-Cookie: REMEMBER=me; Path=/; Max-Age=600");
      case "several" ->
          text(
              "many",
              "Set-Cookie: theme=dark; Path=/",
              "Set-Cookie: lang=en; Path=/; SameSite=None; Secure",
              "Set-Cookie: " + SESSION + "=user-47; Path=/",
              "Set-Cookie: __Host-own=1; Path=/; Secure",
              "Set-Cookie: theme=light; Path=/api");
      case "odd-cookies" ->
          text(
              "odd",
              "Set-Cookie: novalue",
              "Set-Cookie: =nameless",
              "Set-Cookie: a=b; Unknown=x; path=/");
      case "foreign-cordon" -> text("mine", "Set-Cookie: __Host-cordon-csrf=mine; Path=/; Secure");
      default -> statuses(kind);
    };
  }

  /** Answers with statuses of their own, and redirects. */
  private static Reply statuses(String kind) {
    return switch (kind) {
      case "redirect" -> reply(302, "", "Location: /api/plain");
      case "redirect-abroad" -> reply(303, "", "Location: https://other.example/x?y=1");
      case "redirect-with-id" -> reply(302, "", "Location: /home/plain;jsessionid=0123ABC?x=1");
      case "created" ->
          reply(201, "made", "Location: /api/things/1", "Content-Type: text/plain;charset=utf-8");
      case "no-content" -> reply(204, "");
      case "not-modified" -> reply(304, "", "ETag: \"v1\"");
      case "teapot" -> reply(418, "short and stout", "Content-Type: text/plain;charset=utf-8");
      case "unauthorized" ->
          reply(
              401,
              "who",
              "WWW-Authenticate: Basic realm=\"app\"",
              "Content-Type: text/plain;charset=utf-8");
      case "not-allowed" -> reply(405, "", "Allow: GET, POST");
      case "too-many" -> reply(429, "", "Retry-After: 7");
      case "broken" -> reply(503, "later", "Content-Type: text/plain;charset=utf-8");
      default -> manners(kind);
    };
  }

  /** Answers by other means. */
  private static Reply manners(String kind) {
    return switch (kind) {
      case "parts" -> inParts(Manner.IN_PARTS);
      case "parts-login" -> inParts(Manner.IN_PARTS, "Set-Cookie: " + SESSION + "=user-48; Path=/");
      case "parts-cors-own" -> inParts(Manner.IN_PARTS, "Access-Control-Allow-Origin: *");
      case "late" ->
          new Reply(
              200,
              lines("Content-Type: text/plain;charset=utf-8"),
              List.of(Wire.latin1("late")),
              Manner.LATER);
      case "late-login" ->
          new Reply(
              200,
              lines(
                  "Content-Type: text/plain;charset=utf-8",
                  "Set-Cookie: " + SESSION + "=user-49; Path=/"),
              List.of(Wire.latin1("late")),
              Manner.LATER);
      case "late-parts" -> inParts(Manner.LATER_IN_PARTS, "Vary: Accept");
      case "late-error" -> failure(503, Manner.LATER_ERROR);
      case "error-403" -> failure(403, Manner.ERROR);
      case "error-404" -> failure(404, Manner.ERROR);
      case "error-500" -> failure(500, Manner.ERROR);
      case "error-login" ->
          failure(409, Manner.ERROR, "Set-Cookie: " + SESSION + "=user-50; Path=/");
      case "error-cors-own" ->
          failure(400, Manner.ERROR, "Access-Control-Allow-Origin: *", "Vary: Accept");
      case "exception" -> failure(500, Manner.EXCEPTION);
      default -> failure(404, Manner.ERROR);
    };
  }

  private static String echo(Seen seen) {
    StringBuilder echo = new StringBuilder(seen.method() + " " + path(seen.target()) + "\n");
    seen.lines().stream()
        .filter(line -> !NOT_COMPARED.contains(line.lowerName()))
        .sorted(Comparator.comparing(Line::lowerName))
        .forEach(
            line -> echo.append(line.lowerName()).append(": ").append(line.value()).append('\n'));
    return echo.toString();
  }

  /** The path and query of a target in absolute form, which some containers hand on as it is. */
  private static String path(String target) {
    if (target.startsWith("/") || !target.contains("://")) {
      return target;
    }
    int slash = target.indexOf('/', target.indexOf("://") + 3);
    return slash < 0 ? "/" : target.substring(slash);
  }

  private static List<String> sorted(List<String> texts) {
    List<String> sorted = new ArrayList<>(texts);
    sorted.sort(null);
    return sorted;
  }

  private static Reply text(String text, String... lines) {
    List<Line> all = new ArrayList<>(lines("Content-Type: text/plain;charset=utf-8"));
    all.addAll(lines(lines));
    return new Reply(200, all, List.of(text.getBytes(StandardCharsets.ISO_8859_1)), Manner.AT_ONCE);
  }

  private static Reply ok(String type, String text) {
    return ok(type, Wire.latin1(text));
  }

  private static Reply ok(String type, byte[] body) {
    return new Reply(200, lines("Content-Type: " + type), List.of(body), Manner.AT_ONCE);
  }

  private static Reply reply(int status, String text, String... lines) {
    List<byte[]> body = text.isEmpty() ? List.of() : List.of(Wire.latin1(text));
    return new Reply(status, lines(lines), body, Manner.AT_ONCE);
  }

  private static Reply inParts(Manner manner, String... lines) {
    List<Line> all = new ArrayList<>(lines("Content-Type: text/event-stream"));
    all.addAll(lines(lines));
    List<byte[]> parts =
        List.of(
            Wire.latin1("data: 1\n\n"),
            Wire.latin1("data: " + "2".repeat(20_000) + "\n\n"),
            Wire.latin1("data: 3\n\n"));
    return new Reply(200, all, parts, manner);
  }

  private static Reply failure(int status, Manner manner, String... lines) {
    return new Reply(status, lines(lines), List.of(), manner);
  }

  private static List<Line> lines(String... lines) {
    List<Line> all = new ArrayList<>();
    for (String line : lines) {
      int colon = line.indexOf(": ");
      all.add(new Line(line.substring(0, colon), line.substring(colon + 2)));
    }
    return all;
  }
}
