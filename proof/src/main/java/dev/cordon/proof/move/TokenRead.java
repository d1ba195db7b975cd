package dev.cordon.proof.move;

import static dev.cordon.browser.fetch.Credentials.INCLUDE;
import static dev.cordon.browser.fetch.Mode.CORS;

import dev.cordon.browser.Client;
import dev.cordon.browser.Seen;
import dev.cordon.browser.Trace;
import dev.cordon.proof.move.FormAct.Enctype;
import java.util.regex.Pattern;

/** Moves that read a token where it is handed out, and write with it. */
final class TokenRead {
  private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]*)\"");

  private TokenRead() {}

  /** With the token in the header. */
  static Sequence byFetch(Place place, String method) {
    return new Sequence(
        "read-token-then-" + Text.id(method) + (place.id.isEmpty() ? "" : "-" + place.id),
        "read a token"
            + (place.words.isEmpty() ? "" : " " + place.words)
            + " and send "
            + method
            + " with it to",
        method,
        "application/json",
        (page, target) -> {
          var from = place.in(page);
          var call = FetchCall.of(method, CORS, INCLUDE);
          return call.with(new Field("token", "", token(from, target), ""))
              .play(from, target.url(), target);
        },
        target ->
            place.around(
                read(
                    target,
                    "fetch("
                        + Text.js(target.url())
                        + ", {\n  method: "
                        + Text.js(method)
                        + ",\n  credentials: \"include\",\n  headers: {"
                        + Text.js(target.tokenHeader())
                        + ": token}\n}).then(() => told(\"readable\"), () => told(\"failed\"));")));
  }

  /** With the token in a field of a form. */
  static Sequence byForm() {
    return new Sequence(
        "read-token-then-form",
        "read a token and POST a form with it to",
        "POST",
        "text/html",
        (page, target) -> {
          var token = token(page, target);
          return page.form(
              target.url(),
              form -> form.method("post").field("amount", "100").field(target.tokenField(), token));
        },
        target -> {
          var form =
              FormAct.post(Enctype.URL_ENCODED)
                  .with(FormAct.With.EMPTY_TOKEN)
                  .source(target.url(), target);
          var read =
              read(target, "document.forms[0].lastElementChild.value = token;\n" + form.script());
          return new Source(form.markup(), read.script());
        });
  }

  private static Source read(Target target, String then) {
    return Source.script(
        "fetch(" + Text.js(where(target)) + ", {credentials: \"include\"})",
        "  .then(answer => answer.json())",
        "  .then(answer => answer.token, () => \"\")",
        "  .then(token => {",
        Text.indented(4, then),
        "  });");
  }

  private static String where(Target target) {
    return target.tokenPath().isEmpty() ? target.url() : target.origin() + target.tokenPath();
  }

  /** What the page finds; empty where it can read none. */
  private static String token(Client from, Target target) {
    return of(from.fetch(where(target), init -> init.credentials(INCLUDE)));
  }

  private static String of(Trace trace) {
    if (trace.seen() instanceof Seen.Readable answer) {
      var found = TOKEN.matcher(answer.body().text());
      return found.find() ? found.group(1) : "";
    }
    return "";
  }
}
