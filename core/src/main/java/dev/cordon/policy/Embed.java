package dev.cordon.policy;

/**
 * Who may embed or load what the application answers: images, scripts, frames, fetches without
 * CORS.
 */
public sealed interface Embed {

  /** Own pages only. */
  Embed OWN = new Own();

  /** Own pages and those of sibling names under the same registrable domain. */
  Embed SAME_SITE = new SameSite();

  /** Every page. */
  Embed ANY = new Any();

  /** Own pages only; the default. */
  record Own() implements Embed {}

  /** Same-site pages. */
  record SameSite() implements Embed {}

  /** Every page. */
  record Any() implements Embed {}

  /** Own pages and those of the origins listed, told by the Referer. */
  record Listed(OriginSet origins) implements Embed {}
}
