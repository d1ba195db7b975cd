package dev.cordon.proof.layers;

import dev.cordon.browser.Browser;
import dev.cordon.browser.Form;
import dev.cordon.browser.Page;
import dev.cordon.browser.Payload;
import dev.cordon.browser.cookies.Cookie;
import dev.cordon.browser.fetch.Credentials;
import dev.cordon.browser.fetch.Mode;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Sessions that the attacker chooses or ends. Each shows itself by what can be read afterwards. */
final class SessionAttacks {
  private static final String MADE_UP = "0123456789ABCDEF";
  private static final int MORE_THAN_A_JAR_HOLDS = 200;

  private SessionAttacks() {}

  static List<Attack> list() {
    return List.of(
        logIn("W28-form", "a foreign site logs the user in as somebody else by a form", Scene.EVIL),
        logIn(
            "W28-form-from-sibling",
            "a hacked subdomain logs the user in as somebody else by a form",
            Scene.SIBLING),
        attack(
            "W28-fetch",
            "a foreign site logs the user in as somebody else by fetch",
            scene -> {
              scene
                  .browser()
                  .page(Scene.EVIL + "/")
                  .fetch(
                      Scene.OWN + "/login",
                      init ->
                          init.method("POST")
                              .mode(Mode.NO_CORS)
                              .credentials(Credentials.INCLUDE)
                              .body(Payload.text("user=mallory")));
              return scene.isTakenFor("mallory");
            }),
        attack(
            "W22-planted",
            "a hacked subdomain plants a session before the login, which the bank keeps",
            scene -> {
              var attacker = scene.attacker();
              attacker.visit(Scene.OWN + "/");
              var session = session(attacker);
              plantBeforeLogin(scene, session.name(), session.value());
              return OwnScript.read(attacker, "/account").contains(Bank.SECRET);
            }),
        attack(
            "W22-made-up",
            "a hacked subdomain plants a session that it made up, which the bank keeps",
            scene -> {
              var attacker = scene.attacker();
              attacker.visit(Scene.OWN + "/");
              var name = session(attacker).name();
              attacker.jar().clear();
              attacker.page(Scene.OWN + "/").setCookie(name + "=" + MADE_UP + "; Path=/; Secure");
              plantBeforeLogin(scene, name, MADE_UP);
              return OwnScript.read(attacker, "/account").contains(Bank.SECRET);
            }),
        attack(
            "W22-url",
            "a link of a foreign site carries a session in the URL, which the bank keeps",
            scene -> {
              var url = Scene.OWN + "/;jsessionid=" + MADE_UP;
              var attacker = scene.attacker();
              attacker.visit(url);
              scene.browser().page(Scene.EVIL + "/").click(url);
              scene.user();
              return OwnScript.read(attacker, "/account").contains(Bank.SECRET);
            }),
        swap(
            "W20-tossed",
            "a hacked subdomain plants its own session beside the user's, on a longer path",
            (page, session) -> plant(page, session.name(), session.value(), "/account")),
        swap(
            "W20-nameless",
            "a hacked subdomain plants its own session in a cookie without a name",
            (page, session) -> plant(page, "", session.pair(), "/account")),
        swap(
            "W20-overflow",
            "a hacked subdomain fills the jar until the user's session falls out of it",
            (page, session) -> {
              for (var i = 0; i < MORE_THAN_A_JAR_HOLDS; i++) {
                plant(page, "c" + i, "x", "/");
              }
              plant(page, session.name(), session.value(), "/");
            }),
        logOut(
            "W29-image",
            "a foreign site logs the user out by a picture",
            page -> page.image(Scene.OWN + "/logout")),
        logOut(
            "W29-link",
            "a foreign site logs the user out by a link",
            page -> page.click(Scene.OWN + "/logout")),
        logOut(
            "W29-form",
            "a foreign site logs the user out by a form",
            page -> page.form(Scene.OWN + "/logout", form -> form.method("post"))));
  }

  private static Attack attack(String id, String sentence, Predicate<Scene> play) {
    return new Attack(id, Aim.SESSION, sentence, play);
  }

  private static Attack logIn(String id, String sentence, String origin) {
    Consumer<Form> login = form -> form.method("post").field("user", "mallory");
    return attack(
        id,
        sentence,
        scene -> {
          scene.browser().page(origin + "/").form(Scene.OWN + "/login", login);
          return scene.isTakenFor("mallory");
        });
  }

  private static void plantBeforeLogin(Scene scene, String name, String value) {
    plant(scene.browser().page(Scene.SIBLING + "/"), name, value, "/");
    scene.user();
  }

  @FunctionalInterface
  private interface Planting {
    void plant(Page page, Cookie session);
  }

  /** The user goes on in the attacker's session, and what is done there is the attacker's. */
  private static Attack swap(String id, String sentence, Planting planting) {
    return attack(
        id,
        sentence,
        scene -> {
          var attacker = scene.attacker();
          OwnScript.logIn(attacker, "mallory");
          planting.plant(scene.sibling(), session(attacker));
          return scene.isTakenFor("mallory");
        });
  }

  private static Attack logOut(String id, String sentence, Consumer<Page> move) {
    return attack(
        id,
        sentence,
        scene -> {
          move.accept(scene.evil());
          return !scene.isTakenFor("alice");
        });
  }

  /** A cookie for the whole site of the bank, as a page under that site may set it. */
  static void plant(Page page, String name, String value, String path) {
    page.setCookie(name + "=" + value + "; Path=" + path + "; Secure; Domain=" + Scene.HOST);
  }

  private static Cookie session(Browser browser) {
    return browser.jar().cookies(browser.now()).stream()
        .filter(cookie -> cookie.name().endsWith(Bank.COOKIE))
        .findFirst()
        .orElseThrow();
  }
}
