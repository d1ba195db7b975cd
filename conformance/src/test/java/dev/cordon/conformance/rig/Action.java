package dev.cordon.conformance.rig;

import dev.cordon.rig.Pair;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that a page does, with its arguments.
 *
 * @param kind what it does
 * @param url where to; empty for {@link ActionKind#COOKIE}, {@link ActionKind#WAIT} and {@link
 *     ActionKind#RELOAD}
 * @param texts the arguments that are strings: {@code rel}, {@code as}, {@code href}, {@code type},
 *     {@code method}, {@code enctype}, {@code target}, {@code features}; of a cookie {@code write};
 *     of a wait {@code seconds}
 * @param attrs attributes of the element
 * @param init what fetch and XMLHttpRequest are given besides the URL; empty for all others
 * @param body what a beacon sends
 * @param fields the fields of a form
 * @param protocols the subprotocols of a WebSocket
 * @param withCredentials of an EventSource
 */
public record Action(
    ActionKind kind,
    String url,
    Map<String, String> texts,
    Map<String, String> attrs,
    Optional<Init> init,
    Optional<Body> body,
    List<Pair> fields,
    List<String> protocols,
    boolean withCredentials) {

  private static final Set<String> TEXTS =
      Set.of("rel", "as", "href", "type", "method", "enctype", "target", "features");

  private static final int MOST_SECONDS = 3;

  public Action {
    texts = Map.copyOf(texts);
  }

  /** An argument that is a string; empty where it is absent. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  static Action read(Fields fields) {
    var kinds =
        fields.json().fieldNames().stream().flatMap(key -> ActionKind.named(key).stream()).toList();
    if (kinds.size() != 1) {
      throw fields.fault("must hold the key of one action, but holds " + kinds);
    }
    var kind = kinds.get(0);
    var allowed = new HashSet<>(kind.arguments());
    allowed.add(kind.key());
    fields.only(allowed);
    var texts = new LinkedHashMap<String, String>();
    for (String name : TEXTS) {
      fields.maybeText(name).ifPresent(value -> texts.put(name, value));
    }
    String url =
        switch (kind) {
          case COOKIE -> cookie(fields.object(kind.key()), texts);
          case WAIT -> seconds(fields, texts);
          case RELOAD -> "";
          default -> fields.text(kind.key());
        };
    boolean takesInit = kind == ActionKind.FETCH || kind == ActionKind.XHR;
    return new Action(
        kind,
        url,
        texts,
        fields.strings("attrs"),
        takesInit ? Optional.of(Init.read(fields.object("init"), kind)) : Optional.empty(),
        fields.has("body")
            ? Optional.of(Body.read(fields.json().getValue("body"), fields.place() + ".body"))
            : Optional.empty(),
        fields.pairs("fields"),
        fields.texts("protocols"),
        fields.flag("withCredentials"));
  }

  private static String seconds(Fields fields, Map<String, String> texts) {
    double seconds = fields.number("wait", 0);
    if (seconds <= 0 || seconds > MOST_SECONDS) {
      throw fields.fault("\"wait\" must be up to " + MOST_SECONDS + " seconds, not " + seconds);
    }
    texts.put("seconds", Double.toString(seconds));
    return "";
  }

  private static String cookie(Fields cookie, Map<String, String> texts) {
    cookie.only(Set.of("read", "write"));
    if (cookie.flag("read") == cookie.has("write")) {
      throw cookie.fault("must be {\"read\": true} or {\"write\": \"name=value\"}");
    }
    cookie.maybeText("write").ifPresent(line -> texts.put("write", line));
    return "";
  }
}
