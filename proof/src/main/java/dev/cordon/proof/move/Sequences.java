package dev.cordon.proof.move;

import static dev.cordon.browser.fetch.Credentials.INCLUDE;
import static dev.cordon.browser.fetch.Credentials.SAME_ORIGIN;
import static dev.cordon.browser.fetch.Mode.CORS;
import static dev.cordon.browser.fetch.Mode.NO_CORS;

import dev.cordon.browser.FetchInit;
import dev.cordon.browser.FormData;
import dev.cordon.browser.Payload;
import dev.cordon.proof.move.FormAct.Enctype;
import java.util.ArrayList;
import java.util.List;

/** Moves of more than one step. */
final class Sequences {
  /** What planted cookies say. */
  static final String PLANTED = "planted";

  private static final FetchInit LOGIN =
      FetchInit.of(
          init ->
              init.method("POST")
                  .mode(NO_CORS)
                  .credentials(INCLUDE)
                  .body(
                      Payload.urlEncoded(
                          FormData.of("username", "attacker", "password", "attackers"))));

  private Sequences() {}

  static List<Sequence> all() {
    var all = new ArrayList<Sequence>();
    sessions(all);
    tokens(all);
    logins(all);
    preflights(all);
    return all;
  }

  /** A session of the attacker's, for the user to go on in (session fixation). */
  private static void sessions(List<Sequence> all) {
    planted(all, "go", "go", Acts.NAVIGATE, "text/html");
    planted(all, "post", "POST a form", FormAct.post(Enctype.URL_ENCODED), "text/html");
    planted(
        all, "fetch", "POST by fetch", FetchCall.of("POST", NO_CORS, INCLUDE), "application/json");
  }

  private static void planted(
      List<Sequence> all, String id, String words, Act act, String answerType) {
    all.add(
        new Sequence(
            "plant-session-then-" + id,
            "keep a session of the attacker's and " + words + " to",
            act.method(),
            answerType,
            (page, target) -> {
              target
                  .sessionCookies()
                  .forEach(name -> Planting.plant(page, name, PLANTED, "/", target));
              return act.play(page, target.url(), target);
            },
            target -> {
              var script = new StringBuilder();
              for (var name : target.sessionCookies()) {
                script.append(Planting.script(name, PLANTED, "/", target));
              }
              return before(script.toString(), act.source(target.url(), target));
            }));
  }

  private static Source before(String script, Source source) {
    return new Source(source.markup(), script + source.script());
  }

  /** The token as a cookie of the attacker's, and the same again as a field (W19). */
  private static void tokens(List<Sequence> all) {
    var form = FormAct.post(Enctype.URL_ENCODED).with(FormAct.With.TOKEN);
    var header = FetchCall.of("POST", CORS, INCLUDE).with(Field.TOKEN);
    tossed(all, "toss-token-then-post", "POST a form with the same", form, "/");
    tossed(all, "toss-token-then-fetch", "send POST with the same in a header", header, "/");
    // A deeper path: it stands before a cookie of the same name that was there.
    tossed(all, "toss-second-token-then-post", "POST a form with the same", form, "");
    for (var place : List.of(Place.PAGE, Place.SANDBOXED)) {
      for (var method : List.of("POST", "PUT", "DELETE")) {
        all.add(TokenRead.byFetch(place, method));
      }
    }
    all.add(TokenRead.byForm());
  }

  private static void tossed(List<Sequence> all, String id, String words, Act act, String path) {
    all.add(
        new Sequence(
            id,
            "keep "
                + (path.isEmpty() ? "a second token cookie" : "a token cookie")
                + " of the attacker's and "
                + words
                + " to",
            "POST",
            act.answerType(),
            (page, target) -> {
              Planting.plant(
                  page, target.tokenCookie(), Field.tokenOf(target), on(path, target), target);
              return act.play(page, target.url(), target);
            },
            target ->
                before(
                    Planting.script(
                        target.tokenCookie(), Field.tokenOf(target), on(path, target), target),
                    act.source(target.url(), target))));
  }

  private static String on(String path, Target target) {
    if (!path.isEmpty()) {
      return path;
    }
    var query = target.path().indexOf('?');
    return query < 0 ? target.path() : target.path().substring(0, query);
  }

  /** The user is logged in as the attacker (login CSRF). */
  private static void logins(List<Sequence> all) {
    all.add(
        new Sequence(
            "login-then-post",
            "log in as the attacker by fetch and POST a form to",
            "POST",
            "text/html",
            (page, target) -> {
              if (!target.loginPath().isEmpty()) {
                page.fetch(target.origin() + target.loginPath(), LOGIN);
              }
              return Acts.FORM.play(page, target.url(), target);
            },
            Sequences::loginByFetch));
    all.add(
        new Sequence(
            "login-in-window-then-post",
            "log in as the attacker in a window and POST a form to",
            "POST",
            "text/html",
            (page, target) -> {
              if (!target.loginPath().isEmpty()) {
                Acts.LOGIN.play(page, target.origin() + target.loginPath(), target);
              }
              return Acts.FORM.play(page, target.url(), target);
            },
            Sequences::loginInWindow));
  }

  private static Source loginByFetch(Target target) {
    var form = Acts.FORM.source(target.url(), target);
    if (target.loginPath().isEmpty()) {
      return form;
    }
    var script =
        String.join(
            "\n",
            "fetch(" + Text.js(target.origin() + target.loginPath()) + ", {",
            "  method: \"POST\",",
            "  mode: \"no-cors\",",
            "  credentials: \"include\",",
            "  body: new URLSearchParams({username: \"attacker\", password: \"attackers\"})",
            "}).catch(() => {}).then(() => {",
            Text.indented(2, form.script()),
            "});");
    return new Source(form.markup(), script);
  }

  private static Source loginInWindow(Target target) {
    var form = Acts.FORM.source(target.url(), target);
    if (target.loginPath().isEmpty()) {
      return form;
    }
    var login = Acts.LOGIN.source(target.origin() + target.loginPath(), target);
    var script =
        String.join(
            "\n",
            "document.forms[1].submit();",
            "// Until the window has its answer.",
            "setTimeout(() => {",
            Text.indented(2, form.script()),
            "}, 1000);");
    return new Source(form.markup() + "\n" + login.markup(), script);
  }

  /** What was granted once is remembered, and perhaps for more than it was granted for. */
  private static void preflights(List<Sequence> all) {
    twice(
        all,
        "preflight-then-again",
        "send PUT with credentials twice",
        FetchCall.of("PUT", CORS, INCLUDE),
        FetchCall.of("PUT", CORS, INCLUDE));
    twice(
        all,
        "preflight-then-with-credentials",
        "send PUT without and then with credentials",
        FetchCall.of("PUT", CORS, SAME_ORIGIN),
        FetchCall.of("PUT", CORS, INCLUDE));
    twice(
        all,
        "preflight-then-with-header",
        "send PUT and then PUT with a header",
        FetchCall.of("PUT", CORS, INCLUDE),
        FetchCall.of("PUT", CORS, INCLUDE).with(Field.of("X-Requested-With", "XMLHttpRequest")));
    twice(
        all,
        "preflight-then-other-method",
        "send PUT and then DELETE",
        FetchCall.of("PUT", CORS, INCLUDE),
        FetchCall.of("DELETE", CORS, INCLUDE));
  }

  private static void twice(
      List<Sequence> all, String id, String words, FetchCall first, FetchCall second) {
    all.add(
        new Sequence(
            id,
            words + " to",
            second.method(),
            second.answerType(),
            (page, target) -> {
              first.play(page, target.url(), target);
              return second.play(page, target.url(), target);
            },
            target -> {
              var call = first.call(target.url(), target);
              return Source.script(
                  call + ".catch(() => {}).then(() => {",
                  Text.indented(2, second.source(target.url(), target).script()),
                  "});");
            }));
  }

  /** Acts that are steps. */
  private static final class Acts {
    static final FormAct FORM = FormAct.post(Enctype.URL_ENCODED);
    static final FormAct LOGIN = FORM.into("_blank").with(FormAct.With.LOGIN);
    static final Act NAVIGATE = Tours.of("navigate");

    private Acts() {}
  }
}
