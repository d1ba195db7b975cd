package dev.cordon.testkit.contract;

import dev.cordon.browser.fetch.Credentials;
import dev.cordon.browser.http.Response;
import dev.cordon.testkit.Move;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Answers that a cache hands to somebody else than they were written for. */
final class CacheAttacks {
  private CacheAttacks() {}

  static List<Attack<Read>> list() {
    return List.of(
        new Attack<>(
            "R16-grant-without-vary",
            "a cache hands one origin's grant to another, for want of Vary: Origin",
            (scene, read) -> grant(scene, read)),
        new Attack<>(
            "R17-no-grant-without-vary",
            "a cache hands an answer without a grant to an origin that may read",
            (scene, read) -> withoutGrant(scene, read)),
        new Attack<>(
            "W27-private-answer-cached",
            "a cache that others use keeps the user's answer",
            (scene, read) -> shared(scene, read)));
  }

  private static Outcome grant(Scene scene, Read read) {
    var origin = read.origins().isEmpty() ? Scene.EVIL : read.origins().get(0);
    var move = scene.note(ask(scene, read, origin));
    var answer = move.answer();
    if (answer == null) {
      return Outcome.unproven("no answer came", scene.evidence());
    }
    var granted = answer.headers().get("Access-Control-Allow-Origin");
    if (granted == null || granted.equals("*")) {
      return Outcome.stopped("no grant to " + origin, scene.evidence());
    }
    return varies(answer) ? Outcome.stopped("Vary: Origin", scene.evidence()) : scene.successful();
  }

  private static Outcome withoutGrant(Scene scene, Read read) {
    if (read.origins().isEmpty()) {
      return Outcome.notApplicable("no other origin may read it");
    }
    var granted = ask(scene, read, read.origins().get(0)).answer();
    var own = scene.note(scene.victim().page(scene.url("/")).fetch(scene.url(read.path())));
    var answer = own.answer();
    if (granted == null || answer == null) {
      return Outcome.unproven("no answer came", scene.evidence());
    }
    var any = "*".equals(granted.headers().get("Access-Control-Allow-Origin"));
    return any || varies(answer)
        ? Outcome.stopped(any ? "granted to all" : "Vary: Origin", scene.evidence())
        : scene.successful();
  }

  /** RFC 9111: without Cache-Control a cache may guess; public lets it keep even with a cookie. */
  private static Outcome shared(Scene scene, Read read) {
    var own = scene.note(scene.victim().page(scene.url("/")).fetch(scene.url(read.path())));
    var answer = own.answer();
    if (answer == null) {
      return Outcome.unproven("no answer came", scene.evidence());
    }
    var control = answer.headers().get("Cache-Control");
    var lower = control == null ? "" : control.toLowerCase(Locale.ROOT);
    var kept = lower.contains("public") || lower.contains("s-maxage");
    return kept ? scene.successful() : Outcome.stopped("not public", scene.evidence());
  }

  private static Move ask(Scene scene, Read read, String origin) {
    return scene
        .at(origin)
        .fetch(scene.url(read.path()), init -> init.credentials(Credentials.INCLUDE));
  }

  private static boolean varies(Response answer) {
    @Nullable String vary = answer.headers().get("Vary");
    if (vary == null) {
      return false;
    }
    for (var name : vary.split(",")) {
      if (name.strip().equalsIgnoreCase("Origin") || name.strip().equals("*")) {
        return true;
      }
    }
    return false;
  }
}
