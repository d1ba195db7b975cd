package dev.cordon.session;

/** How often one CSRF token serves. */
public enum TokenReuse {
  /** As often as it lives: many tabs, the back button and a form sent twice work. */
  REUSABLE,
  /**
   * Once. The price: a form sent twice, a retry after a lost answer, and two requests of one page
   * each need a token of their own, and a tab that copied the token of the cookie fails when
   * another tab used it first.
   */
  SINGLE_USE
}
