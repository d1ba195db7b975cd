package dev.cordon.proof.asif;

/** Whose session a request came with. */
enum Holder {
  /** None, or none that the server knows. */
  NOBODY,
  /** The user's own. */
  USER,
  /** The one that the attacker got for himself: he has an account too. */
  ANOTHER,
  /** Both of them, where the product will not choose. */
  BOTH
}
