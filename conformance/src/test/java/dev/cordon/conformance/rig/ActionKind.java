package dev.cordon.conformance.rig;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a page can do in a row; the key of an action in the {@code do} list. */
public enum ActionKind {
  FETCH("fetch", Leaves.NO, "init"),
  XHR("xhr", Leaves.NO, "init"),
  IMG("img", Leaves.NO, "attrs"),
  SCRIPT("script", Leaves.NO, "attrs"),
  MODULE("module", Leaves.NO, "attrs"),
  STYLE("style", Leaves.NO, "attrs"),
  VIDEO("video", Leaves.NO, "attrs"),
  AUDIO("audio", Leaves.NO, "attrs"),
  FONT("font", Leaves.NO),
  TRACK("track", Leaves.NO, "attrs"),
  OBJECT("object", Leaves.NO),
  EMBED("embed", Leaves.NO),
  LINK("link", Leaves.NO, "rel", "as", "attrs"),
  IFRAME("iframe", Leaves.NO, "attrs"),
  EVENT_SOURCE("eventSource", Leaves.NO, "withCredentials"),
  WEB_SOCKET("webSocket", Leaves.NO, "protocols"),
  BEACON("beacon", Leaves.NO, "body"),
  /** A click on a link with a {@code ping} attribute; {@code href} is where the link goes. */
  PING("ping", Leaves.NO, "href"),
  WORKER("worker", Leaves.NO, "type"),
  SHARED_WORKER("sharedWorker", Leaves.NO, "type"),
  IMPORT_SCRIPTS("importScripts", Leaves.NO),
  /** Holds an object instead of an URL: {@code {"read": true}} or {@code {"write": "a=1"}}. */
  COOKIE("cookie", Leaves.NO),
  /** Does nothing for a time; holds a number of seconds instead of an URL. */
  WAIT("wait", Leaves.NO),
  FORM("form", Leaves.YES, "method", "enctype", "fields", "target", "rel"),
  NAVIGATE("navigate", Leaves.YES),
  CLICK("click", Leaves.YES, "attrs"),
  OPEN("open", Leaves.YES, "features"),
  META_REFRESH("metaRefresh", Leaves.YES),
  /** Holds {@code true} instead of an URL. */
  RELOAD("reload", Leaves.YES),
  TYPED("typed", Leaves.YES);

  private enum Leaves {
    YES,
    NO
  }

  private final String key;
  private final Leaves leaves;
  private final Set<String> arguments;

  ActionKind(String key, Leaves leaves, String... arguments) {
    this.key = key;
    this.leaves = leaves;
    this.arguments = Set.of(arguments);
  }

  /** Its name in the scenario file, for example {@code eventSource}. */
  public String key() {
    return key;
  }

  /** Whether it leaves the page or opens another, so that it must be the last of its row. */
  public boolean isLeaving() {
    return leaves == Leaves.YES;
  }

  /** The keys that may stand beside its own. */
  Set<String> arguments() {
    return arguments;
  }

  static Optional<ActionKind> named(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
  }
}
