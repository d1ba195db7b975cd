package dev.cordon.conformance.rig;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A context inside the page, on the way down to where the actions run.
 *
 * @param url of an {@link Kind#IFRAME} or {@link Kind#WORKER}; else empty
 * @param attributes of the frame element, for example {@code sandbox}; of a worker {@code type}
 * @param headers of the answer that makes the context
 * @param meta {@code <meta>} elements in its head, by their name
 */
public record Nested(
    Kind kind,
    String url,
    Map<String, String> attributes,
    Map<String, String> headers,
    Map<String, String> meta) {

  /** What kind of context. */
  public enum Kind {
    /** A frame with an URL. */
    IFRAME,
    /** A frame whose document stands in its attribute {@code srcdoc}. */
    SRCDOC,
    /** A frame with a {@code data:} URL. */
    DATA,
    /** A frame at {@code about:blank}. */
    BLANK,
    /** A dedicated worker. */
    WORKER
  }

  private static final Set<String> ATTRIBUTES =
      Set.of("sandbox", "referrerpolicy", "credentialless", "allow", "csp", "name");

  static Nested read(Fields fields) {
    var kind = kind(fields);
    var allowed = new HashSet<>(Set.of(kind.name().toLowerCase(Locale.ROOT)));
    allowed.add("headers");
    allowed.addAll(kind == Kind.WORKER ? Set.of("type") : ATTRIBUTES);
    if (kind != Kind.WORKER) {
      allowed.add("meta");
    }
    fields.only(allowed);
    var attributes = new LinkedHashMap<String, String>();
    fields.maybeText("type").ifPresent(type -> attributes.put("type", type));
    for (String name : ATTRIBUTES) {
      if (fields.has(name) && fields.json().getValue(name) instanceof Boolean set) {
        if (set) {
          attributes.put(name, "");
        }
      } else {
        fields.maybeText(name).ifPresent(value -> attributes.put(name, value));
      }
    }
    return new Nested(
        kind,
        kind == Kind.IFRAME
            ? fields.text("iframe")
            : kind == Kind.WORKER ? fields.text("worker") : "",
        attributes,
        fields.strings("headers"),
        fields.strings("meta"));
  }

  private static Kind kind(Fields fields) {
    Optional<Kind> found = Optional.empty();
    for (Kind kind : Kind.values()) {
      if (fields.has(kind.name().toLowerCase(Locale.ROOT))) {
        if (found.isPresent()) {
          throw fields.fault("holds two contexts");
        }
        found = Optional.of(kind);
      }
    }
    return found.orElseThrow(
        () -> fields.fault("must hold one of iframe, srcdoc, data, blank, worker"));
  }
}
