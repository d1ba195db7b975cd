package dev.cordon.examples.bank.evil;

/** How one can tell that an attack's page has done what it does. */
public enum Ending {
  /**
   * The page stays: it sets {@code window.attackDone} to a JSON string and {@code document.title}
   * to {@code "done"}, and tells the attacker's site, see {@link Loot#isDone}.
   */
  REPORTS,
  /** The browser leaves for the bank: the witness has to be asked, within some bound. */
  LEAVES
}
