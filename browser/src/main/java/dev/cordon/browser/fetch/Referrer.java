package dev.cordon.browser.fetch;

import dev.cordon.web.Url;

/** A request's referrer (Fetch, section 2.2.5). */
public sealed interface Referrer {
  /** The page's own URL. */
  Referrer CLIENT = new Client();

  /** None at all. */
  Referrer NONE = new None();

  record Client() implements Referrer {}

  record None() implements Referrer {}

  /** Another URL of the page's own origin. */
  record Named(Url url) implements Referrer {}
}
