package dev.cordon.examples.bank.evil;

/** Where the attacker's page stands. */
public enum Position {
  /** On a site of its own: cross-site to the bank. */
  EVIL_SITE,
  /** On a hacked subdomain of the bank's own site: same-site, cross-origin. */
  SIBLING,
  /** In the bank's own origin, by an XSS hole: nothing that looks at origins can tell. */
  TARGET_XSS,
  /** Under a name that the attacker owns and that resolves to the bank: DNS rebinding. */
  REBOUND_NAME
}
