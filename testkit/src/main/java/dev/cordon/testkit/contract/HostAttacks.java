package dev.cordon.testkit.contract;

import dev.cordon.browser.Browser;
import dev.cordon.browser.Trace;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.NetworkFailure;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.testkit.Application;
import dev.cordon.web.Url;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The application under names that are not its own. The target is a path that everybody may see:
 * whoever answers for it under a foreign name answers a page of that name as if it were its own.
 */
final class HostAttacks {
  private HostAttacks() {}

  static List<Attack<String>> list() {
    return List.of(
        under(
            "H01-rebound-name",
            "the attacker's name resolves to the application: it is same-origin now",
            "http://rebound.evil.example"),
        under("H02-address", "a page under 127.0.0.1 is the application", "http://127.0.0.1:8080"),
        under("H02-zero-address", "a page under 0.0.0.0 is the application", "http://0.0.0.0:8080"),
        new Attack<String>(
                "H03-trailing-dot",
                "the application's name with a dot at its end is another host for cookies",
                (scene, path) ->
                    play(scene, path, scene.own().scheme() + "://" + scene.own().host() + "."))
            .fromSibling(),
        new Attack<>(
            "H04-forwarded-host",
            "X-Forwarded-Host puts the attacker's name into the answer",
            HostAttacks::forwarded));
  }

  private static Attack<String> under(String id, String sentence, String origin) {
    return new Attack<>(id, sentence, (scene, path) -> play(scene, path, origin));
  }

  private static Outcome play(Scene scene, String path, String origin) {
    var own = Browser.of(scene.profile()).on(scene.application().network()).visit(scene.url(path));
    if (status(own) == 0) {
      return Outcome.unproven("no answer came", own.toString());
    }
    if (status(own) >= 400) {
      return Outcome.notApplicable("nobody may see " + path + " without a login");
    }
    var rebound = Application.over(origin, scene.application().server());
    var trace = scene.note(Browser.of(scene.profile()).on(rebound.network()).visit(origin + path));
    var there = trace.hasPage() && trace.page().url().origin().toString().equals(origin);
    return there && status(trace) < 400 ? scene.successful() : scene.notSuccessful();
  }

  private static int status(Trace trace) {
    var exchanges = trace.exchanges();
    var last = exchanges.isEmpty() ? null : exchanges.get(exchanges.size() - 1).response();
    return last == null ? 0 : last.status();
  }

  /** No page can set this header without leave: it comes over a proxy that passes it on. */
  private static Outcome forwarded(Scene scene, String path) {
    var plain = ask(scene, path, Headers.EMPTY);
    var asked = ask(scene, path, Headers.of("X-Forwarded-Host", "poisoned.evil.example"));
    if (plain == null || asked == null) {
      return Outcome.unproven("no answer came", "");
    }
    var text = asked.headers() + asked.body().text();
    var evidence = "GET " + path + " with X-Forwarded-Host: poisoned.evil.example:\n" + text;
    return text.toLowerCase(Locale.ROOT).contains("poisoned.evil.example")
        ? Outcome.open(evidence)
        : Outcome.stopped("not in the answer", evidence);
  }

  private static @Nullable Response ask(Scene scene, String path, Headers headers) {
    try {
      var request = new Request("GET", Url.parse(scene.url(path)), headers, null);
      return scene.application().server().send(request);
    } catch (NetworkFailure noAnswer) {
      return null;
    }
  }
}
