package dev.cordon.policy;

import dev.cordon.policy.PolicyFault.Code;
import dev.cordon.policy.Promise.Deed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles the sentences of {@code never}. Whether the policy keeps them is not its question. */
final class PromiseSection {

  /** What a sentence says, in whatever words. */
  private record Meaning(
      Set<OriginPattern> except, Deed deed, PathPattern path, boolean withCredentials) {}

  private final Compilation compilation;
  private final Faults faults;
  private final Map<Meaning, Promise> said = new HashMap<>();

  PromiseSection(Compilation compilation) {
    this.compilation = compilation;
    this.faults = compilation.faults();
  }

  List<Promise> compile(List<String> sentences) {
    List<Promise> promises = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      String sentence = sentences.get(i).strip().replaceAll("\\s+", " ");
      Promise promise = promise(sentence, "never[" + i + "]");
      if (promise != null && isNew(promise)) {
        promises.add(promise);
      }
    }
    return List.copyOf(promises);
  }

  private @Nullable Promise promise(String text, String place) {
    if (text.isEmpty()) {
      faults.add(
          Code.VALUE_EMPTY,
          place,
          text,
          "the sentence is empty",
          "it promises nothing",
          "write a sentence such as no other site writes to /**, or leave the entry out");
      return null;
    }
    PromiseReader sentence = PromiseReader.read(text);
    PromiseReader.Bad bad = sentence.bad();
    if (bad != null) {
      faults.add(bad.code(), place, text, bad.problem(), bad.why(), bad.instead());
    }
    List<OriginPattern> except =
        compilation.origins(sentence.origins(), i -> place, (pattern, at) -> true);
    String where = sentence.path();
    PathPattern path = where == null ? null : compilation.path(where, place);
    Deed deed = sentence.deed();
    return bad != null || path == null || deed == null
        ? null
        : new Promise(place, text, except, deed, path, sentence.withCredentials());
  }

  /** Whether no promise before says the same, in these words or others. */
  private boolean isNew(Promise promise) {
    Meaning meaning =
        new Meaning(
            Set.copyOf(promise.except()),
            promise.deed(),
            promise.path(),
            promise.withCredentials());
    Promise before = said.putIfAbsent(meaning, promise);
    if (before == null) {
      return true;
    }
    faults.add(
        Code.DUPLICATE,
        promise.place(),
        promise.text(),
        "the sentence " + Quote.quote(promise.text()) + " says the same as " + before.place(),
        "saying it twice adds nothing",
        "leave one of them out");
    return false;
  }
}
