package dev.cordon.examples.bank.evil;

/** What the victim has done at the bank when the attack begins, or does afterwards. */
public enum Victim {
  /** Alice is logged in by the bank's form, less than two minutes ago. */
  LOGGED_IN,
  /** Nobody is logged in. */
  LOGGED_OUT,
  /** Alice's browser holds Basic credentials: it opened every one of {@link Attack#visits}. */
  HAS_BASIC,
  /**
   * Nobody is logged in; once the attack's page has ended, Alice opens {@link Attack#loginPage} in
   * the same browser and logs in by the form there.
   */
  LOGS_IN_AFTERWARDS
}
