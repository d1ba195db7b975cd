package dev.cordon.proof.asif;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.proof.server.Login;
import dev.cordon.proof.server.Run;
import dev.cordon.proof.server.Served;
import dev.cordon.proof.server.Server;
import dev.cordon.web.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A product's model in front of the application.
 *
 * <p>The application acts for the user where the user's own session came, or his password where the
 * product takes one. It has an effect where the method is unsafe, or a WebSocket opens. It is
 * deceived where the session is the attacker's own, which he planted in the user's browser.
 *
 * @param origin where the application lives
 * @param model the product
 */
record ModelServer(Origin origin, Model model) implements Server {
  /** Older than the two minutes in which Chromium lets a cookie without SameSite go with a POST. */
  private static final Duration LONG = Duration.ofHours(1);

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final Body SECRET = Body.of("what only the user may see");

  @Override
  public List<Login> logins() {
    var cookie = List.of(model.session().setCookie(origin));
    var logins = new ArrayList<Login>();
    logins.add(new Login("who is not logged in", List.of(), LONG, false));
    logins.add(new Login("who has just logged in", cookie, Duration.ZERO, false));
    logins.add(new Login("who logged in an hour ago", cookie, LONG, false));
    if (model.takesBasic()) {
      logins.add(new Login("who gave the browser a password", List.of(), LONG, true));
    }
    return List.copyOf(logins);
  }

  @Override
  public String tokenOfAnother() {
    return model.token(Holder.ANOTHER);
  }

  @Override
  public Served serve(Request request, String answerType) {
    var ruling = model.rule(request);
    var reason = ruling.reason();
    var rule = ruling.rule();
    if (ruling instanceof Ruling.Passed passed) {
      var headers = Headers.builder().add("Content-Type", answerType);
      passed.added().forEach(headers::add);
      var body = request.method().equals("HEAD") ? Body.EMPTY : SECRET;
      var run = run(request.method(), passed.holder(), !SAFE.contains(request.method()));
      return new Served(new Response(200, headers.build(), body), run, reason, rule);
    }
    if (ruling instanceof Ruling.Opened opened) {
      var run = run("WEBSOCKET", opened.holder(), true);
      return new Served(withAll(Response.webSocket(request), opened.added()), run, reason, rule);
    }
    return new Served(((Ruling.Answered) ruling).response(), null, reason, rule);
  }

  private static Run run(String method, Holder holder, boolean effect) {
    return new Run(method, effect, holder == Holder.USER, holder == Holder.ANOTHER);
  }

  private static Response withAll(Response response, Headers added) {
    var headers = response.headers().toBuilder();
    added.forEach(headers::add);
    return new Response(response.status(), headers.build(), response.body());
  }
}
