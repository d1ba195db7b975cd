package dev.cordon.proof.layers;

import dev.cordon.browser.http.Network;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small bank that trusts everybody: it reads any body as whatever it is, honours overrides, lets
 * every origin read, keeps planted sessions, and opens its sockets to anybody.
 */
final class Bank implements Network {
  /** The name of the session's cookie. */
  static final String COOKIE = "SID";

  /** What alice alone sees, and on the inside whoever gets there. */
  static final String SECRET = "NL42-4711-0815";

  private final Map<String, String> sessions = new HashMap<>();
  private final List<String> deeds = new ArrayList<>();
  private int made;

  /** What was done in whose name, in order: {@code alice pays mallory}. */
  List<String> deeds() {
    return deeds;
  }

  @Override
  public Response send(Request request) {
    var answer = Said.isPreflight(request) ? Response.of(204) : route(request);
    return sharedWithEverybody(request, answer);
  }

  private Response route(Request request) {
    var query = request.url().query();
    return switch (path(request)) {
      case "/" -> home(request);
      case "/login" -> login(request);
      case "/logout" -> logout(request);
      case "/account" -> account(request);
      case "/account.js" -> forUser(request, "text/javascript", "var a='" + SECRET + "'");
      case "/statement" -> forUser(request, "text/html", SECRET);
      case "/search" -> search(request);
      case "/badge.gif" -> forUser(request, "image/gif", "GIF89a");
      case "/card" -> card(request);
      case "/public/rates" ->
          Response.ok("application/json", "{}").with("Cache-Control", "public, max-age=600");
      case "/gadget" -> page(String.valueOf(query));
      case "/ws" -> opened(request, Response.webSocket(request));
      case "/events" -> opened(request, Response.ok("text/event-stream", ""));
      case "/internal" -> Response.ok("application/json", "{\"key\":\"" + SECRET + "\"}");
      case "/internal/reset" -> Said.isSafe(request) ? Response.of(405) : done("the inside resets");
      default -> effect(request);
    };
  }

  /** Reads the path as lenient routers do: without parameters, encoded slashes decoded (R14). */
  private static String path(Request request) {
    var path = request.url().path();
    var semicolon = path.indexOf(';');
    var plain = semicolon < 0 ? path : path.substring(0, semicolon);
    return plain.replaceFirst("^/[^/]+/\\.\\.%2[fF]", "/");
  }

  private Response effect(Request request) {
    var user = user(request);
    var to = Said.field(request, "to");
    if (user == null) {
      return Response.of(401);
    }
    return switch (path(request)) {
      case "/transfer" ->
          isWrite(method(request)) && to != null ? done(user + " pays " + to) : Response.of(405);
      case "/payee" ->
          method(request).equals("DELETE") ? done(user + " drops a payee") : Response.of(405);
      case "/newsletter" -> to == null ? page("") : done(user + " subscribes " + to);
      case "/graphql" -> to == null ? page("") : done(user + " pays " + to);
      default -> Response.of(404);
    };
  }

  private Response done(String deed) {
    deeds.add(deed);
    return Response.ok("application/json", "{\"done\":true}");
  }

  /** The method, or what an override makes of it (W10). */
  private static String method(Request request) {
    var inQuery = Said.field(request, "_method");
    var inHeader = request.header("X-HTTP-Method-Override");
    return inQuery != null ? inQuery : inHeader != null ? inHeader : request.method();
  }

  private static boolean isWrite(String method) {
    return switch (method) {
      case "POST", "PUT", "PATCH", "DELETE" -> true;
      default -> false;
    };
  }

  /** Gives strangers a session, and takes one from the URL (W22). */
  private Response home(Request request) {
    var page = page(user(request) + "<form method=post></form>");
    if (session(request) != null) {
      return page;
    }
    var path = request.url().path();
    var inUrl = path.indexOf(";jsessionid=");
    var id = inUrl < 0 ? newId() : path.substring(inUrl + ";jsessionid=".length());
    sessions.putIfAbsent(id, "");
    return page.with("Set-Cookie", setCookie(request, id));
  }

  private Response login(Request request) {
    if (Said.isSafe(request)) {
      var forwarded = request.header("X-Forwarded-Host");
      var host = forwarded == null ? "bank.example" : forwarded;
      return page("<form method=post action=https://" + host + "/login></form>")
          .with("Cache-Control", "public, max-age=600");
    }
    var user = Said.field(request, "user");
    if (user == null) {
      return Response.of(403);
    }
    var planted = session(request);
    var id = planted == null ? newId() : planted;
    sessions.put(id, user);
    return page(user).with("Set-Cookie", setCookie(request, id));
  }

  private Response logout(Request request) {
    sessions.remove(String.valueOf(session(request)));
    return page("Good bye");
  }

  private Response account(Request request) {
    var user = user(request);
    if (user == null) {
      return Response.of(401);
    }
    var json =
        "{\"owner\":\"%s\",\"account\":\"%s\"}"
            .formatted(user, user.equals("alice") ? SECRET : "none");
    var callback = Said.field(request, "callback");
    return callback == null
        ? Response.ok("application/json", json).with("X-Account", SECRET)
        : Response.ok("text/javascript", callback + "(" + json + ")");
  }

  private Response search(Request request) {
    return user(request) == null ? Response.of(401) : done(user(request) + " searches");
  }

  /** A page with the user's data and a form, which its author took for a public one (W27). */
  private Response card(Request request) {
    return page((user(request) == null ? "" : SECRET) + "<form method=post></form>")
        .with("Cache-Control", "public, max-age=600");
  }

  private Response forUser(Request request, String type, String text) {
    return "alice".equals(user(request)) ? Response.ok(type, text) : Response.of(401);
  }

  private Response opened(Request request, Response open) {
    var user = user(request);
    if (user == null) {
      return Response.of(401);
    }
    deeds.add(user + " listens");
    return open;
  }

  /** Who asks, by session or by Basic authentication, which a browser repeats by itself (W31). */
  private @Nullable String user(Request request) {
    if (request.header("Authorization") != null) {
      return "alice";
    }
    var id = session(request);
    var user = id == null ? null : sessions.get(id);
    return user == null || user.isEmpty() ? null : user;
  }

  private static @Nullable String session(Request request) {
    return Said.cookie(request, COOKIE);
  }

  private String newId() {
    return "s" + ++made;
  }

  private static String setCookie(Request request, String id) {
    return COOKIE + "=" + id + "; Path=/; HttpOnly" + everywhere(request);
  }

  /** The attributes with which a cookie goes wherever a browser lets it. */
  static String everywhere(Request request) {
    return request.url().scheme().equals("https") ? "; Secure; SameSite=None" : "";
  }

  private static Response page(String text) {
    return Response.ok("text/html", "<!doctype html><title>Bank</title>" + text);
  }

  private static Response sharedWithEverybody(Request request, Response answer) {
    var origin = request.header("Origin");
    if (origin == null) {
      return answer;
    }
    var method = request.header("Access-Control-Request-Method");
    var names = request.header("Access-Control-Request-Headers");
    return answer
        .with("Access-Control-Allow-Origin", origin)
        .with("Access-Control-Allow-Credentials", "true")
        .with("Access-Control-Allow-Methods", method == null ? "GET" : method)
        .with("Access-Control-Allow-Headers", names == null ? "X-None" : names)
        .with("Access-Control-Expose-Headers", "X-Account");
  }
}
