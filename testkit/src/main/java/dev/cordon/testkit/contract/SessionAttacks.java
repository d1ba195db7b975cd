package dev.cordon.testkit.contract;

import dev.cordon.browser.Seen;
import dev.cordon.browser.cookies.Cookie;
import dev.cordon.testkit.Form;
import dev.cordon.testkit.FormLogin;
import dev.cordon.testkit.Victim;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Sessions that the attacker chooses or ends. Each shows itself by what can be read afterwards. */
final class SessionAttacks {
  private static final String MADE_UP = "0123456789ABCDEF0123456789ABCDEF";

  private SessionAttacks() {}

  static List<Attack<Read>> list() {
    var all = new ArrayList<Attack<Read>>();
    all.add(loginForgery("W28-login-csrf", "evil.example", false));
    all.add(loginForgery("W28-login-csrf-by-sibling", "a hacked subdomain", true).fromSibling());
    all.add(
        new Attack<Read>(
                "W22-planted-session",
                "a hacked subdomain plants the attacker's session, which the login keeps",
                (scene, read) -> fixation(scene, read, false))
            .fromSibling());
    all.add(
        new Attack<Read>(
                "W22-made-up-session",
                "a hacked subdomain plants a session that it made up, which the login keeps",
                (scene, read) -> fixation(scene, read, true))
            .fromSibling());
    return List.copyOf(all);
  }

  /** Logs the user in as somebody else, who then sees what the user does. */
  private static Attack<Read> loginForgery(String id, String who, boolean sibling) {
    return new Attack<>(
        id,
        "a form of " + who + " logs the user in as somebody else",
        (scene, read) -> {
          if (!(scene.application().login() instanceof FormLogin login)) {
            return Outcome.notApplicable("the login is no form");
          }
          var victim = scene.stranger();
          var page = sibling ? scene.sibling() : scene.evil();
          scene.note(page.submitForm(Form.post(scene.url(login.action())).fields(login.fields())));
          return shows(victim, scene, read) ? scene.successful() : scene.notSuccessful();
        });
  }

  private static Outcome fixation(Scene scene, Read read, boolean madeUp) {
    if (scene.application().login() == null) {
      return Outcome.notApplicable("nobody logs in");
    }
    var attacker = scene.somebodyElse();
    var cookies = cookies(scene, attacker, madeUp);
    if (cookies.isEmpty()) {
      return Outcome.notApplicable("strangers get no cookie that could be planted");
    }
    var victim = scene.stranger();
    var page = scene.sibling();
    for (var cookie : cookies) {
      var value = madeUp ? MADE_UP : cookie.value();
      page.setCookie(cookie.name() + "=" + value + "; Path=/; Domain=" + scene.domain());
      if (madeUp) {
        attacker.page(scene.url("/")).setCookie(cookie.name() + "=" + value + "; Path=/");
      }
    }
    try {
      victim.logIn();
    } catch (IllegalStateException refused) {
      return Outcome.stopped("the login fails", String.valueOf(refused.getMessage()));
    }
    var look = scene.note(attacker.page(scene.url("/")).fetch(scene.url(read.path())));
    var text = look.trace().seen() instanceof Seen.Readable seen ? seen.body().text() : "";
    return text.contains(read.marker()) ? scene.successful() : scene.notSuccessful();
  }

  /** The cookies that a session may be among: a stranger's own, or a customer's by name. */
  private static List<Cookie> cookies(Scene scene, Victim attacker, boolean madeUp) {
    var from = madeUp ? scene.somebodyElse().logIn() : attacker;
    if (!madeUp) {
      from.model().visit(scene.url("/"));
      if (scene.application().login() instanceof FormLogin login) {
        from.model().visit(scene.url(login.page()));
      }
    }
    return from.model().jar().cookies(from.model().now());
  }

  private static boolean shows(Victim victim, Scene scene, Read read) {
    var look = victim.page(scene.url("/")).fetch(scene.url(read.path()));
    var text = look.trace().seen() instanceof Seen.Readable seen ? seen.body().text() : "";
    return text.contains(read.marker());
  }

  /** Ends the user's session, from evil.example. */
  static List<Attack<Logout>> logouts() {
    return List.of(
        logout(
            "W29-logout-link",
            "a link of evil.example logs the user out",
            (scene, out) -> scene.note(scene.evil().click(scene.url(out.path())))),
        logout(
            "W29-logout-image",
            "a picture of evil.example logs the user out",
            (scene, out) -> scene.note(scene.evil().image(scene.url(out.path())))),
        logout(
            "W29-logout-form",
            "a form of evil.example logs the user out",
            (scene, out) -> scene.note(scene.evil().submitForm(Form.post(scene.url(out.path()))))));
  }

  private static Attack<Logout> logout(String id, String sentence, BiConsumer<Scene, Logout> move) {
    return new Attack<>(
        id,
        sentence,
        (scene, out) -> {
          var victim = scene.victim();
          if (!shows(victim, scene, out.read())) {
            return Outcome.unproven("the user is not logged in", "");
          }
          move.accept(scene, out);
          return shows(victim, scene, out.read()) ? scene.notSuccessful() : scene.successful();
        });
  }
}
