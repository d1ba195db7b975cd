package dev.cordon.comparison.asif;

/** Whose session a request came with, as the application saw it. */
enum Visitor {
  NOBODY,
  /** The one whose browser is attacked. */
  ALICE,
  /** The attacker, who has an account of his own. */
  MALLORY;

  /** The one of this name. */
  static Visitor named(String name) {
    for (var visitor : values()) {
      if (visitor.account().equals(name)) {
        return visitor;
      }
    }
    return NOBODY;
  }

  String account() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
