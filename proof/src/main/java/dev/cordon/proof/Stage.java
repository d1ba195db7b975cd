package dev.cordon.proof;

import dev.cordon.browser.Browser;
import dev.cordon.browser.Page;
import dev.cordon.browser.http.Network;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.proof.Walk.Arrival;
import dev.cordon.proof.Walk.End;
import dev.cordon.proof.move.Move;
import dev.cordon.proof.move.Target;
import dev.cordon.proof.server.Login;
import dev.cordon.proof.server.Served;
import dev.cordon.proof.server.Server;
import dev.cordon.web.Url;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where one move is played: a fresh browser of one kind, with the user's cookies in it, the
 * attacker's sites, and the server.
 */
final class Stage {
  static final String BOUNCE = "https://bounce.example";

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String LOGIN = "/.well-known/nowhere-in-particular";
  private static final String SANDBOX =
      "sandbox allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox"
          + " allow-top-navigation";

  private final Server server;

  Stage(Server server) {
    this.server = server;
  }

  /**
   * What is in the browser when the attack begins.
   *
   * @param ages how old cookies are, the oldest first
   * @param lines the cookies of an age
   * @param arriving the Cookie header that the server gets for the one that the browser sent
   * @param basic whether the user gave a password
   */
  record Jar(
      List<Duration> ages,
      Function<Duration, List<String>> lines,
      UnaryOperator<String> arriving,
      boolean basic) {
    /** The user's own cookies. */
    static Jar of(Login login) {
      return new Jar(
          List.of(login.age()), age -> login.setCookies(), header -> header, login.basic());
    }

    /** One cookie of each kind, of which the server sees what this user has. */
    static Jar of(CookieKinds kinds, Login login) {
      return new Jar(
          kinds.ages(),
          kinds::lines,
          header -> kinds.header(login, CookieKinds.riding(header)),
          login.basic());
    }
  }

  /** Plays a move. */
  Walk play(Move move, Stranger stranger, Target target, BrowserKind kind, Jar jar) {
    var attack = new Attack(target, move.answerType(), jar);
    var browser = Browser.of(kind.profile()).startingAt(START).on(attack);
    attack.logIn(browser);
    var page = page(browser, move, stranger);
    var trace = move.play(page, target);
    return new Walk(attack.arrivals, End.of(trace, page));
  }

  private static Page page(Browser browser, Move move, Stranger stranger) {
    return browser.page(
        Shape.pageOf(stranger, null) + "/",
        setup -> {
          if (stranger.kind() == Stranger.Kind.OPAQUE) {
            setup.header("Content-Security-Policy", SANDBOX);
          }
          move.setUp(setup);
        });
  }

  /** Everything that the browser can reach. */
  private final class Attack implements Network {
    private final String own = server.origin().toString();
    private final Target target;
    private final String answerType;
    private final Jar jar;
    private final List<Arrival> arrivals = new ArrayList<>();
    private List<String> login = List.of();

    Attack(Target target, String answerType, Jar jar) {
      this.target = target;
      this.answerType = answerType;
      this.jar = jar;
    }

    void logIn(Browser browser) {
      Duration passed = null;
      for (var age : jar.ages()) {
        if (passed != null) {
          browser.advance(passed.minus(age));
        }
        passed = age;
        login = jar.lines().apply(age);
        if (!login.isEmpty()) {
          browser.visit(own + LOGIN);
        }
      }
      if (passed != null && !passed.isZero()) {
        browser.advance(passed);
      }
      login = List.of();
      if (jar.basic()) {
        browser.authenticate(Url.parse(own), "alice", "secret");
      }
    }

    @Override
    public Response send(Request request) {
      var to = request.url().origin().toString();
      if (to.equals(target.origin()) || to.equals(own)) {
        return login.isEmpty() ? ask(request) : loggedIn();
      }
      return to.equals(BOUNCE) ? bounce(request) : Response.ok("text/html", "");
    }

    private Response loggedIn() {
      var response = Response.ok("text/html", "");
      for (var line : login) {
        response = response.with("Set-Cookie", line);
      }
      return response;
    }

    /** A browser that knows the password sends it at once; the model waits to be asked. */
    private Response ask(Request request) {
      if (jar.basic() && !request.headers().has("Authorization") && !isPreflight(request)) {
        return Response.of(401, "WWW-Authenticate", "Basic realm=\"all\"");
      }
      Served served = server.serve(arriving(request), answerType);
      arrivals.add(new Arrival(request, served));
      return served.response();
    }

    private Request arriving(Request request) {
      var sent = request.header("Cookie");
      if (sent == null) {
        return request;
      }
      var arrives = jar.arriving().apply(sent);
      var headers = request.headers().toBuilder();
      return new Request(
          request.method(),
          request.url(),
          (arrives.isEmpty() ? headers.remove("Cookie") : headers.set("Cookie", arrives)).build(),
          request.body());
    }

    private static boolean isPreflight(Request request) {
      return request.headers().has("Access-Control-Request-Method");
    }

    private static Response bounce(Request request) {
      var query = String.valueOf(request.url().query());
      var to = URLDecoder.decode(query.substring(query.indexOf('=') + 1), StandardCharsets.UTF_8);
      @Nullable String origin = request.header("Origin");
      var status = Integer.parseInt(request.url().path().substring(1));
      if (isPreflight(request)) {
        status = 204;
      }
      var answer = status == 204 ? Response.of(204) : Response.redirect(status, to);
      return answer
          .with("Access-Control-Allow-Origin", origin == null ? "*" : origin)
          .with("Access-Control-Allow-Credentials", "true")
          .with(
              "Access-Control-Allow-Methods",
              request.headers().has("Access-Control-Request-Method")
                  ? String.valueOf(request.header("Access-Control-Request-Method"))
                  : "GET")
          .with(
              "Access-Control-Allow-Headers",
              request.headers().has("Access-Control-Request-Headers")
                  ? String.valueOf(request.header("Access-Control-Request-Headers"))
                  : "*");
    }
  }
}
