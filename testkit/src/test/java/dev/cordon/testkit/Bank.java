package dev.cordon.testkit;

import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A small bank that trusts everybody: it reads any body as whatever it is, does on GET what it does
 * on POST, echoes any origin, keeps planted sessions, and opens its socket to anybody.
 */
public final class Bank implements ApplicationFixture {
  public static final String ORIGIN = "https://bank.example";

  /** What only alice sees. */
  public static final String ACCOUNT = "NL42-4711-0815";

  private static final Pattern FIELD =
      Pattern.compile("\"(\\w+)\"\\s*:\\s*(?:\"([^\"]*)\"|([0-9.]+))");
  private static final Pattern PART =
      Pattern.compile("name=\"([^\"]+)\"\r\n\r\n(.*?)\r\n--", Pattern.DOTALL);

  private final Map<String, String> sessions = new ConcurrentHashMap<>();
  private final List<String> transfers = new ArrayList<>();
  private final AtomicInteger nextSession = new AtomicInteger();

  /** The bank at its own origin, with nothing in front of it. */
  @Override
  public Application application() {
    return described(Application.of(ORIGIN, this::answer));
  }

  /** Whatever answers for it, with its login and its books. */
  public Application described(Application application) {
    return application
        .login(Login.form("/login").field("user", "alice").field("password", "wonderland"))
        .watching(this::transfers);
  }

  /** To whom money went, in order; the live list, as a careless test would have it. */
  public synchronized List<String> transfers() {
    return transfers;
  }

  public synchronized void reset() {
    sessions.clear();
    transfers.clear();
  }

  public Response answer(Request request) {
    return sharedWithEverybody(request, routed(request));
  }

  private synchronized Response routed(Request request) {
    if (request.method().equals("OPTIONS")
        && request.header("Access-Control-Request-Method") != null) {
      return Response.of(204);
    }
    var fields = fields(request);
    return switch (request.url().path()) {
      case "/" -> home(request);
      case "/login" -> login(request, fields);
      case "/logout" -> logout(request);
      case "/pay" -> payPage(request);
      case "/api/transfer" -> transfer(request, fields);
      case "/api/pay" -> pay(request, fields);
      case "/api/balance" -> balance(request, fields);
      case "/statement" -> statement(request);
      case "/ws" -> user(request) == null ? Response.of(401) : Response.webSocket(request);
      case "/api/events" ->
          user(request) == null ? Response.of(401) : Response.ok("text/event-stream", "");
      default -> Response.of(404);
    };
  }

  /** Gives strangers a session, so that an attacker has one to plant. */
  private Response home(Request request) {
    var page = page("<h1>Bank</h1>");
    return cookie(request) == null ? page.with("Set-Cookie", newSession("")) : page;
  }

  private Response login(Request request, Map<String, String> fields) {
    if (request.method().equals("GET")) {
      var forwarded = request.header("X-Forwarded-Host");
      return page(
          "<form method=post action='https://"
              + (forwarded == null ? "bank.example" : forwarded)
              + "/login'><input type=\"hidden\" name=\"form\" value=\"login&amp;1\">"
              + "<input name=user><input name=password type=password></form>");
    }
    if (!"wonderland".equals(fields.get("password"))
        || !"login&1".equals(fields.getOrDefault("form", "login&1"))) {
      return Response.of(403);
    }
    var planted = cookie(request);
    var user = String.valueOf(fields.get("user"));
    if (planted == null) {
      return Response.redirect(303, "/").with("Set-Cookie", newSession(user));
    }
    sessions.put(planted, user);
    return Response.redirect(303, "/").with("Set-Cookie", cookieLine(planted));
  }

  private String newSession(String user) {
    var id = "s" + nextSession.incrementAndGet();
    sessions.put(id, user);
    return cookieLine(id);
  }

  private static String cookieLine(String id) {
    return "SID=" + id + "; Path=/; Secure; HttpOnly; SameSite=None";
  }

  private Response logout(Request request) {
    var id = cookie(request);
    if (id != null) {
      sessions.remove(id);
    }
    return page("Good bye");
  }

  private Response transfer(Request request, Map<String, String> fields) {
    if (user(request) == null || !fields.containsKey("to")) {
      return Response.of(user(request) == null ? 401 : 400);
    }
    transfers.add(fields.get("to"));
    return Response.ok("application/json", "{\"done\":true}");
  }

  /** The only route with a token, which its page hands to anybody who may read the page. */
  private Response pay(Request request, Map<String, String> fields) {
    var id = String.valueOf(cookie(request));
    return ("token-" + id).equals(fields.get("pay_token"))
        ? transfer(request, fields)
        : Response.of(403);
  }

  private Response payPage(Request request) {
    return page(
        "<input type=hidden name=pay_token value='token-" + cookie(request) + "'>" + user(request));
  }

  private Response balance(Request request, Map<String, String> fields) {
    if (user(request) == null) {
      return Response.of(401);
    }
    var json = "{\"account\":\"" + ACCOUNT + "\",\"balance\":1000}";
    var callback = fields.get("callback");
    return callback == null
        ? Response.ok("application/json", json)
        : Response.ok("text/javascript", callback + "(" + json + ")");
  }

  private Response statement(Request request) {
    return user(request) == null ? Response.redirect(302, "/login") : page(ACCOUNT + ": 1000");
  }

  private @Nullable String user(Request request) {
    var id = cookie(request);
    var user = id == null ? null : sessions.get(id);
    return user == null || user.isEmpty() ? null : user;
  }

  private static @Nullable String cookie(Request request) {
    var header = request.header("Cookie");
    if (header != null) {
      for (var pair : header.split("; ?")) {
        if (pair.startsWith("SID=")) {
          return pair.substring(4);
        }
      }
    }
    return null;
  }

  private static Response page(String body) {
    return Response.ok("text/html; charset=utf-8", "<!doctype html><title>Bank</title>" + body);
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
        .with("Access-Control-Allow-Headers", names == null ? "X-None" : names);
  }

  /** Query and body, whatever the body is. */
  private static Map<String, String> fields(Request request) {
    var fields = new LinkedHashMap<String, String>();
    var query = request.url().query();
    urlEncoded(query == null ? "" : query, fields);
    var text = request.body() == null ? "" : request.body().text();
    var type = request.header("Content-Type");
    if (text.startsWith("{")) {
      var members = FIELD.matcher(text);
      while (members.find()) {
        fields.put(
            members.group(1), members.group(2) == null ? members.group(3) : members.group(2));
      }
    } else if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
      var parts = PART.matcher(text);
      while (parts.find()) {
        fields.put(parts.group(1), parts.group(2));
      }
    } else {
      urlEncoded(text, fields);
    }
    return fields;
  }

  private static void urlEncoded(String text, Map<String, String> fields) {
    for (var pair : text.split("&")) {
      var equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(
            java.net.URLDecoder.decode(
                pair.substring(0, equals), java.nio.charset.StandardCharsets.UTF_8),
            java.net.URLDecoder.decode(
                pair.substring(equals + 1), java.nio.charset.StandardCharsets.UTF_8));
      }
    }
  }
}
