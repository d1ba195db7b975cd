package dev.cordon.conformance.rig;

import dev.cordon.rig.Pair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The second argument of {@code fetch}, or the settings of an XMLHttpRequest.
 *
 * @param texts {@code method}, {@code mode}, {@code credentials}, {@code redirect}, {@code
 *     referrer}, {@code referrerPolicy}, {@code cache}; of an XMLHttpRequest only the method
 * @param headers in the order of the file
 * @param keepalive whether the request may outlive the page
 * @param withCredentials of an XMLHttpRequest
 * @param upload whether the XMLHttpRequest has a listener on its upload
 */
public record Init(
    Map<String, String> texts,
    List<Pair> headers,
    Optional<Body> body,
    boolean keepalive,
    boolean withCredentials,
    boolean upload) {

  private static final Set<String> TEXTS =
      Set.of("method", "mode", "credentials", "redirect", "referrer", "referrerPolicy", "cache");
  private static final Set<String> OF_FETCH =
      Set.of(
          "method",
          "mode",
          "credentials",
          "redirect",
          "referrer",
          "referrerPolicy",
          "cache",
          "headers",
          "body",
          "keepalive");
  private static final Set<String> OF_XHR =
      Set.of("method", "headers", "body", "withCredentials", "upload");

  public Init {
    texts = Map.copyOf(texts);
  }

  /** A member that is a string; empty where it is absent. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  static Init read(Fields fields, ActionKind kind) {
    fields.only(kind == ActionKind.XHR ? OF_XHR : OF_FETCH);
    var texts = new LinkedHashMap<String, String>();
    for (String name : TEXTS) {
      fields.maybeText(name).ifPresent(value -> texts.put(name, value));
    }
    return new Init(
        texts,
        fields.pairs("headers"),
        fields.has("body")
            ? Optional.of(Body.read(fields.json().getValue("body"), fields.place() + ".body"))
            : Optional.empty(),
        fields.flag("keepalive"),
        fields.flag("withCredentials"),
        fields.flag("upload"));
  }
}
