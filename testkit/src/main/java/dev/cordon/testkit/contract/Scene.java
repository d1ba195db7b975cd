package dev.cordon.testkit.contract;

import dev.cordon.browser.Trace;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.testkit.Application;
import dev.cordon.testkit.Browser;
import dev.cordon.testkit.Move;
import dev.cordon.testkit.Page;
import dev.cordon.testkit.Victim;
import dev.cordon.web.Host;
import dev.cordon.web.Origin;
import dev.cordon.web.Site;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where one attack plays: a fresh browser of one kind, and the places of the attacker. */
final class Scene {
  static final String EVIL = "https://evil.example";
  private static final String BOUNCE = "https://bounce.example";

  private final Application application;
  private final Profile profile;
  private final List<Trace> traces = new ArrayList<>();
  private @Nullable Victim victim;

  Scene(Application application, Profile profile) {
    this.application = application.site(BOUNCE, Scene::bounce);
    this.profile = profile;
  }

  /** A site that passes on what it gets, method and body included. */
  private static Response bounce(Request request) {
    var query = String.valueOf(request.url().query());
    var to = URLDecoder.decode(query.substring("to=".length()), StandardCharsets.UTF_8);
    var origin = request.header("Origin");
    return Response.redirect(307, to)
        .with("Access-Control-Allow-Origin", origin == null ? "*" : origin)
        .with("Access-Control-Allow-Credentials", "true");
  }

  /** Where a request must go to be passed on. */
  static String bouncing(String url) {
    return BOUNCE + "/?to=" + URLEncoder.encode(url, StandardCharsets.UTF_8);
  }

  Application application() {
    return application;
  }

  Profile profile() {
    return profile;
  }

  String url(String path) {
    return application.url(path);
  }

  Origin own() {
    return Origin.parse(application.origin());
  }

  /** The user, logged in if the application has a login. */
  Victim victim() {
    if (victim == null) {
      victim = Browser.of(profile).on(application);
      if (application.login() != null) {
        victim.logIn();
      }
    }
    return victim;
  }

  /** The user before the login. */
  Victim stranger() {
    if (victim == null) {
      victim = Browser.of(profile).on(application);
    }
    return victim;
  }

  /** Somebody else, in a browser of the same kind. */
  Victim somebodyElse() {
    return Browser.of(profile).on(application);
  }

  Page evil() {
    return at(EVIL);
  }

  Page at(String origin) {
    return victim().page(origin + "/");
  }

  /** A page under the application's own name and site, but not its own. */
  Page sibling() {
    return at(String.valueOf(siblingOrigin()));
  }

  /** A subdomain beside the application's; null where its host has no domain. */
  @Nullable String siblingOrigin() {
    var domain = domain();
    return domain == null ? null : own().scheme() + "://blog-of-somebody." + domain + port();
  }

  /** What a cookie's Domain may say there; null where the host has no domain. */
  @Nullable String domain() {
    var origin = own();
    if (origin.host().kind() != Host.Kind.DOMAIN || origin.host().toString().indexOf('.') < 0) {
      return null;
    }
    return Site.of(origin).registrableDomain();
  }

  /** The port as it stands in a URL. */
  String port() {
    var origin = own();
    var implied = origin.port() == (origin.scheme().equals("https") ? 443 : 80);
    return implied ? "" : ":" + origin.port();
  }

  boolean isHttps() {
    return own().scheme().equals("https");
  }

  /** Remembers a move, so that the table can say who stopped it. */
  Move note(Move move) {
    traces.add(move.trace());
    return move;
  }

  Trace note(Trace trace) {
    traces.add(trace);
    return trace;
  }

  /** What the attack comes to, if it did not succeed. */
  Outcome notSuccessful() {
    if (traces.isEmpty()) {
      return Outcome.unproven("the attack did nothing", "");
    }
    for (var trace : traces) {
      for (var exchange : trace.exchanges()) {
        if (exchange.response() == null) {
          return Outcome.unproven("no answer came", evidence());
        }
      }
    }
    return Outcome.stopped(Stopping.by(traces), evidence());
  }

  Outcome successful() {
    return Outcome.open(evidence());
  }

  String evidence() {
    var text = new StringBuilder();
    traces.forEach(text::append);
    return text.toString();
  }
}
