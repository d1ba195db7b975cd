package dev.cordon.testkit.contract;

import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Profiles;
import dev.cordon.testkit.Application;
import dev.cordon.testkit.Login;
import dev.cordon.testkit.RequestField;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A bank with the holes that the bare one does not have: other methods, and media that tell. */
class OddBankContract extends CrossOriginContractTest {
  private static final String SECRET = "secret-4711";
  private final AtomicInteger deleted = new AtomicInteger();

  private Response answer(Request request) {
    var origin = request.header("Origin");
    var answer = answered(request);
    return origin == null
        ? answer
        : answer
            .with("Access-Control-Allow-Origin", origin)
            .with("Access-Control-Allow-Credentials", "true")
            .with("Access-Control-Allow-Methods", "DELETE, PUT");
  }

  private Response answered(Request request) {
    if (request.header("Access-Control-Request-Method") != null) {
      return Response.of(204);
    }
    if (request.url().path().equals("/login")) {
      var cookie = "SID=s; Path=/; Secure; SameSite=None";
      return request.method().equals("POST")
          ? Response.redirect(303, "/login").with("Set-Cookie", cookie)
          : Response.ok("text/html", "<form></form>");
    }
    if (request.url().path().equals("/form")) {
      return Response.ok("text/html", "<input type=hidden name=token value=of-everybody>");
    }
    if (!String.valueOf(request.header("Cookie")).contains("SID=")) {
      return Response.of(401);
    }
    return switch (request.url().path()) {
      case "/alice" -> {
        if (method(request).equals("DELETE")) {
          deleted.incrementAndGet();
        }
        yield Response.of(204);
      }
      case "/pay" -> {
        var fields = RequestField.inBody(request);
        if (fields.stream().anyMatch(field -> field.value().equals("of-everybody"))) {
          deleted.incrementAndGet();
        }
        yield Response.of(204);
      }
      case "/data.js" -> Response.ok("text/javascript", "var account = '" + SECRET + "';");
      case "/style.css" -> Response.ok("text/css", "." + SECRET + " { color: red }");
      case "/photo.gif" -> Response.ok("image/gif", "GIF89a" + SECRET);
      case "/film.ogv" ->
          Response.ok("video/ogg", "OggS\u0000" + SECRET).with("Cache-Control", "public");
      default -> Response.of(404);
    };
  }

  /** As the method override of some frameworks. */
  private static String method(Request request) {
    for (var fields : List.of(RequestField.inQuery(request), RequestField.inBody(request))) {
      for (var field : fields) {
        if (field.name().equals("_method")) {
          return field.value();
        }
      }
    }
    return request.method();
  }

  @Override
  protected Application application() {
    return Application.of("https://bank.example", this::answer)
        .login(Login.form("/login").field("user", "alice"));
  }

  @Override
  protected List<Write> writes() {
    return List.of(
        Write.delete("/alice").changing(deleted::get),
        Write.post("/pay").field("to", "me").tokenFromPage("/form").changing(deleted::get));
  }

  @Override
  protected List<Read> reads() {
    return List.of(
        Read.get("/data.js").showing(SECRET).sharedWith("https://app.example"),
        Read.get("/style.css").showing(SECRET),
        Read.get("/photo.gif").showing(SECRET),
        Read.get("/film.ogv").showing(SECRET));
  }

  @Override
  protected List<Profile> browsers() {
    return List.of(Profiles.CHROMIUM, Profiles.LEGACY);
  }

  @Override
  protected Path report() {
    return Path.of("target", "cordon", "odd-bank.txt");
  }
}
