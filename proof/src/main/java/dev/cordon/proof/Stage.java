package dev.cordon.proof;

import dev.cordon.browser.Browser;
import dev.cordon.browser.Page;
import dev.cordon.browser.cookies.Cookie;
import dev.cordon.browser.http.Network;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.proof.Plays.Play;
import dev.cordon.proof.Walk.Arrival;
import dev.cordon.proof.Walk.End;
import dev.cordon.proof.move.Move;
import dev.cordon.proof.move.Target;
import dev.cordon.proof.server.Login;
import dev.cordon.proof.server.Server;
import dev.cordon.web.Url;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
  private static final String SANDBOX =
      "sandbox allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox"
          + " allow-top-navigation";

  /** What the user types where Basic authentication is asked for. */
  static final String BASIC = "Basic YWxpY2U6c2VjcmV0";

  private static final String USER = "alice";
  private static final String PASSWORD = "secret";

  private final Server server;

  Stage(Server server) {
    this.server = server;
  }

  /**
   * What is in browsers when the attack begins: cookies that the server set, and perhaps a
   * password.
   */
  static final class Jar {
    private final List<Duration> ages;
    private final Function<Duration, List<String>> lines;
    private final boolean basic;
    private final Map<BrowserKind, Prepared> prepared = new ConcurrentHashMap<>();

    private Jar(List<Duration> ages, Function<Duration, List<String>> lines, boolean basic) {
      this.ages = ages;
      this.lines = lines;
      this.basic = basic;
    }

    /** What the user has. */
    static Jar of(Login login) {
      return new Jar(List.of(login.age()), age -> login.setCookies(), login.basic());
    }

    /** One cookie of each kind, and a password if some user has one. */
    static Jar of(CookieKinds kinds) {
      return new Jar(kinds.ages(), kinds::lines, kinds.basic());
    }
  }

  /** The cookies that a browser took, and when it is then. */
  private record Prepared(List<Cookie> cookies, Instant now) {}

  private Prepared prepare(BrowserKind kind, Jar jar) {
    var answers = new Answers();
    var browser = Browser.of(kind.profile()).startingAt(START).on(answers);
    for (int i = 0; i < jar.ages.size(); i++) {
      var age = jar.ages.get(i);
      answers.setCookies = jar.lines.apply(age);
      browser.visit(server.origin() + "/");
      browser.advance(i + 1 < jar.ages.size() ? age.minus(jar.ages.get(i + 1)) : age);
    }
    return new Prepared(browser.jar().cookies(browser.now()), browser.now());
  }

  /** What sets the cookies. */
  private static final class Answers implements Network {
    private List<String> setCookies = List.of();

    @Override
    public Response send(Request request) {
      var response = Response.ok("text/html", "");
      for (var line : setCookies) {
        response = response.with("Set-Cookie", line);
      }
      return response;
    }
  }

  /**
   * Plays a move.
   *
   * @param arriving the Cookie header that the server gets for the one that the browser sent
   */
  Walk play(Play play, Jar jar, UnaryOperator<String> arriving) {
    var prepared = jar.prepared.computeIfAbsent(play.kind(), kind -> prepare(kind, jar));
    var attack = new Attack(play.target(), play.move().answerType(), arriving);
    var browser = Browser.of(play.kind().profile()).startingAt(prepared.now).on(attack);
    prepared.cookies.forEach(browser.jar()::add);
    if (jar.basic) {
      browser.authenticate(Url.parse(server.origin().toString()), USER, PASSWORD);
    }
    var page = page(browser, play.move(), play.stranger());
    var trace = play.move().play(page, play.target());
    return new Walk(attack.arrivals, End.of(trace, page));
  }

  /** Plays it once, with the user's own cookies. */
  Walk play(Play play) {
    return play(play, Jar.of(play.login()), header -> header);
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
    private final UnaryOperator<String> arriving;
    private final List<Arrival> arrivals = new ArrayList<>(2);

    Attack(Target target, String answerType, UnaryOperator<String> arriving) {
      this.target = target;
      this.answerType = answerType;
      this.arriving = arriving;
    }

    @Override
    public Response send(Request request) {
      var to = request.url().origin().toString();
      if (to.equals(target.origin()) || to.equals(own)) {
        var served = server.serve(arriving(request), answerType);
        arrivals.add(new Arrival(request, served));
        return served.response();
      }
      return to.equals(BOUNCE) ? bounce(request) : Response.ok("text/html", "");
    }

    private Request arriving(Request request) {
      var sent = request.header("Cookie");
      if (sent == null) {
        return request;
      }
      var arrives = arriving.apply(sent);
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
