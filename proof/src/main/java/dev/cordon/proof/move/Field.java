package dev.cordon.proof.move;

/**
 * A request header that a script sets.
 *
 * @param id how ids call it; empty for no header
 * @param name empty for the header in which the target wants a token
 * @param value what it says
 * @param does the method that it is to name in place of the request's own; empty for none
 */
record Field(String id, String name, String value, String does) {
  static final Field NONE = new Field("", "", "", "");

  /** A token that is the attacker's. */
  static final Field TOKEN = new Field("token-header", "", "", "");

  /** No token where one belongs. */
  static final Field EMPTY_TOKEN = new Field("empty-token-header", "", "", "");

  static Field of(String name, String value) {
    return new Field(Text.id(name), name, value, "");
  }

  /** {@code Content-Type}, which ids call so. */
  static Field type(String id, String value) {
    return new Field(id, "Content-Type", value, "");
  }

  /** One by which applications let a POST be something else (W10 in docs/threats.md). */
  static Field override(String name, String method) {
    return new Field(Text.id(name) + "-" + Text.id(method), name, method, method);
  }

  boolean isNone() {
    return id.isEmpty();
  }

  String name(Target target) {
    return name.isEmpty() ? target.tokenHeader() : name;
  }

  String value(Target target) {
    return equals(TOKEN) ? tokenOf(target) : value;
  }

  /** The token that an attacker has: a genuine one of his own, or one made up. */
  static String tokenOf(Target target) {
    return target.tokenOfAnother().isEmpty() ? "1" : target.tokenOfAnother();
  }

  String words() {
    if (isNone()) {
      return "";
    }
    if (name.isEmpty()) {
      return equals(EMPTY_TOKEN)
          ? "with an empty token header"
          : "with a token of the attacker's in the header";
    }
    return "with " + name + ": " + value;
  }
}
