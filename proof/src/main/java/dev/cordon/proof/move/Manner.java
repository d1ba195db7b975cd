package dev.cordon.proof.move;

/** How much of its URL the attacker's page lets its requests tell. */
enum Manner {
  DEFAULT("", "", ""),
  /** The requests of forms say {@code Origin: null}, and Referer is absent. */
  NO_REFERRER("page-no-referrer", "from a page that names no referrer", "no-referrer"),
  UNSAFE_URL("page-unsafe-url", "from a page that names its whole URL", "unsafe-url");

  final String id;
  final String words;

  /** What {@code <meta name=referrer>} says; empty where there is none. */
  final String policy;

  Manner(String id, String words, String policy) {
    this.id = id;
    this.words = words;
    this.policy = policy;
  }
}
