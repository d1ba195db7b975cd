package dev.cordon.proof.layers;

import static dev.cordon.proof.layers.ReadAttacks.withCookies;

import dev.cordon.browser.Browser;
import dev.cordon.browser.Page;
import dev.cordon.browser.fetch.Credentials;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that are stolen, planted, fixed, left out or taken from another session. Where no token is
 * asked for, they come to a write from where they are sent.
 */
final class TokenAttacks {
  private static final String TRANSFER = Scene.OWN + "/transfer";

  private TokenAttacks() {}

  static List<Attack> list() {
    return List.of(
        attack(
            "R01-token-theft",
            "a foreign site reads the token out of the bank's page",
            s -> steal(s.evil())),
        attack(
            "R09-token-theft",
            "a hacked subdomain reads the token out of the bank's page",
            s -> steal(s.sibling())),
        attack(
            "W19-tossed",
            "a hacked subdomain plants the cookie that a token is compared with",
            TokenAttacks::toss),
        attack(
            "W19-tossed-pair",
            "a hacked subdomain plants a token cookie of its own session",
            TokenAttacks::tossPair),
        attack(
            "W23-empty",
            "a hacked subdomain sends an empty token",
            scene -> send(scene.sibling(), "")),
        attack(
            "W23-other-session",
            "a hacked subdomain sends the token of its own session",
            scene -> send(scene.sibling(), String.valueOf(ownToken(scene)))),
        attack(
            "W23-other-session-by-evil",
            "a foreign site sends the token of its own session",
            scene -> send(scene.evil(), String.valueOf(ownToken(scene)))),
        attack(
            "W21-fixed-before-login",
            "a hacked subdomain plants a session before the login, whose token it knows",
            TokenAttacks::fix));
  }

  private static Attack attack(
      String id, String sentence, java.util.function.Consumer<Scene> move) {
    return new Attack(
        id,
        Aim.TOKEN,
        sentence,
        scene -> {
          move.accept(scene);
          return scene.changed();
        });
  }

  private static void steal(Page page) {
    var home = OwnScript.readable(withCookies(page, Scene.OWN + "/"));
    var token = OwnScript.token(home);
    send(page, token == null ? "" : token);
  }

  /** As a form and as JSON with a header: whichever the bank takes. */
  private static void send(Page page, String token) {
    page.form(
        TRANSFER,
        form -> form.method("post").field("to", "mallory").field(TokenLayer.FIELD, token));
    page.fetch(
        TRANSFER,
        init ->
            init.method("POST")
                .credentials(Credentials.INCLUDE)
                .header("Content-Type", "application/json")
                .header("X-Requested-With", "fetch")
                .header(TokenLayer.HEADER, token)
                .body(OwnScript.json("to", "mallory")));
  }

  private static void toss(Scene scene) {
    var page = scene.sibling();
    for (var name : List.of(NaiveDoubleSubmit.COOKIE, TokenLayer.COOKIE)) {
      plant(page, name, "tossed");
    }
    send(page, "tossed");
  }

  private static void tossPair(Scene scene) {
    var attacker = scene.attacker();
    var token = String.valueOf(tokenOf(attacker));
    var page = scene.sibling();
    for (var cookie : attacker.jar().cookies(attacker.now())) {
      if (!cookie.name().endsWith(Bank.COOKIE)) {
        plant(page, cookie.name(), cookie.value());
      }
    }
    send(page, token);
  }

  private static void fix(Scene scene) {
    var attacker = scene.attacker();
    var token = String.valueOf(tokenOf(attacker));
    var page = scene.browser().page(Scene.SIBLING + "/");
    for (var cookie : attacker.jar().cookies(attacker.now())) {
      plant(page, cookie.name(), cookie.value());
    }
    send(scene.sibling(), token);
  }

  /** For every path and for this one, which goes first. */
  private static void plant(Page page, String name, String value) {
    SessionAttacks.plant(page, name, value, "/");
    SessionAttacks.plant(page, name, value, "/transfer");
  }

  private static @Nullable String ownToken(Scene scene) {
    return tokenOf(scene.attacker());
  }

  private static @Nullable String tokenOf(Browser browser) {
    return OwnScript.token(OwnScript.text(browser.visit(Scene.OWN + "/")));
  }
}
