package dev.cordon.spring.devpage;

import dev.cordon.guard.Decision;
import dev.cordon.guard.Evidence;
import dev.cordon.web.Destination;
import dev.cordon.web.FetchSite;
import dev.cordon.web.RequestMode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a developer is told of a refusal.
 *
 * @param decision the refusal, with the trace of the layers
 * @param advice what to write to allow it
 */
record Explained(Decision decision, Advice advice) {

  static Explained of(Decision decision) {
    return new Explained(decision, Advice.of(decision));
  }

  /** The page of the documentation, from the root of the repository. */
  String page() {
    return "docs/reasons/" + decision.reason().code() + ".md";
  }

  /** What the request showed of itself, each as its header or part is called; absent ones too. */
  Map<String, String> shown() {
    Evidence evidence = decision.evidence();
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("Method", evidence.method());
    shown.put("Path", given(evidence.path(), "ambiguous"));
    shown.put("Origin", given(evidence.origin(), "absent, or none that can be read"));
    FetchSite site = evidence.metadata().site();
    RequestMode mode = evidence.metadata().mode();
    Destination destination = evidence.metadata().destination();
    shown.put("Sec-Fetch-Site", text(site));
    shown.put("Sec-Fetch-Mode", text(mode));
    shown.put("Sec-Fetch-Dest", text(destination));
    shown.put("Client", evidence.client());
    return shown;
  }

  /** One paragraph, for a console. */
  String hint() {
    return "Cordon refused this request: "
        + decision.reason().code()
        + ", by "
        + decision.rule()
        + ". "
        + decision.sentence()
        + " "
        + advice.sentence();
  }

  private static String given(@Nullable String value, String otherwise) {
    return value == null ? otherwise : Escaping.cut(value);
  }

  private static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
