package dev.cordon.testkit.contract;

import dev.cordon.browser.Seen;
import dev.cordon.testkit.Move;
import dev.cordon.testkit.Snapshot;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * One attack of the catalogue, on one kind of route.
 *
 * @param id the row of {@code docs/threats.md} and a word, as {@code W02-form-text-plain}
 * @param sentence what the attacker does
 * @param play does it, and says what came of it
 * @param <T> what it is aimed at: a {@link Write}, a {@link Read}, the path of a socket
 */
record Attack<T>(String id, String sentence, BiFunction<Scene, T, Outcome> play) {

  /** An attack that means nothing where this does not hold. */
  Attack<T> where(Predicate<Scene> scene, String otherwise) {
    return new Attack<>(
        id,
        sentence,
        (at, target) -> scene.test(at) ? play.apply(at, target) : Outcome.notApplicable(otherwise));
  }

  /** An attack that means nothing on routes for which this does not hold. */
  Attack<T> on(Predicate<T> targets, String otherwise) {
    return new Attack<>(
        id,
        sentence,
        (at, target) ->
            targets.test(target) ? play.apply(at, target) : Outcome.notApplicable(otherwise));
  }

  /** An attack from the application's own site, which no server at an address has. */
  Attack<T> fromSibling() {
    return where(scene -> scene.domain() != null, "the application's host has no subdomains");
  }

  /** An attack that tries to cause an effect. */
  static Attack<Write> write(String id, String sentence, BiFunction<Scene, Write, Move> move) {
    return new Attack<>(
        id,
        sentence,
        (scene, write) -> {
          scene.victim(); // The login comes first, and has effects of its own.
          var before = Snapshot.of(write.witness());
          scene.note(move.apply(scene, write));
          return changed(write, before) ? scene.successful() : scene.notSuccessful();
        });
  }

  /** An attack in which a script tries to read. */
  static Attack<Read> read(String id, String sentence, BiFunction<Scene, Read, Move> move) {
    return new Attack<>(
        id,
        sentence,
        (scene, read) -> {
          var made = scene.note(move.apply(scene, read));
          var text =
              made.trace().seen() instanceof Seen.Readable readable ? readable.body().text() : "";
          return made.trace().canRead() && text.contains(read.marker())
              ? scene.successful()
              : scene.notSuccessful();
        });
  }

  /** An attack that puts the answer into a foreign page: a frame, a script, a picture. */
  static Attack<Read> embed(String id, String sentence, BiFunction<Scene, Read, Move> move) {
    return new Attack<>(
        id,
        sentence,
        (scene, read) -> {
          var made = scene.note(move.apply(scene, read));
          var taken = isTakenIn(made) && made.body().contains(read.marker());
          return taken ? scene.successful() : scene.notSuccessful();
        });
  }

  static boolean changed(Write write, Snapshot before) {
    return !Snapshot.of(write.witness()).equals(before);
  }

  private static boolean isTakenIn(Move move) {
    var trace = move.trace();
    if (!(trace.seen() instanceof Seen.Loaded loaded) || trace.block() != null) {
      return false;
    }
    // A script counts where it ran; frames and pictures where they came at all.
    return !trace.action().contains("script") || loaded.ran();
  }
}
