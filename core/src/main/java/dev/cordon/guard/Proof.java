package dev.cordon.guard;

/** What Sec-Fetch-Site and Origin, taken together, say about who wrote an unsafe request. */
sealed interface Proof {

  /** The browser vouches for it. */
  record Proven(Reason reason) implements Proof {}

  /** The browser says that somebody else wrote it, or contradicts itself. */
  record Refuted(Refusal refusal) implements Proof {}

  /** Neither signal is there: an old browser, or none at all. */
  record Unproven() implements Proof {}
}
