package dev.cordon.policy;

import java.util.ArrayList;
import java.util.List;

/** Collects one rule of {@code csrf.receive}. Nothing is checked before the policy is built. */
public final class ReceiveBuilder {

  String path = "";
  final List<String> origins = new ArrayList<>();
  boolean allowsNull;

  ReceiveBuilder() {}

  /** The one exact path. */
  public ReceiveBuilder path(String path) {
    this.path = path;
    return this;
  }

  /** Who may send a form there. */
  public ReceiveBuilder origins(String... patterns) {
    return origins(List.of(patterns));
  }

  /** Who may send a form there. */
  public ReceiveBuilder origins(List<String> patterns) {
    origins.addAll(patterns);
    return this;
  }

  /** Accepts forms of opaque origins: any site can make one, in a sandboxed frame. */
  public ReceiveBuilder dangerouslyAllowNull() {
    allowsNull = true;
    return this;
  }
}
