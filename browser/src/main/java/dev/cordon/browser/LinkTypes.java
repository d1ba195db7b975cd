package dev.cordon.browser;

import java.util.List;
import java.util.Locale;

/**
 * The attribute {@code rel} of a link or form, as far as it says what the next page gets (HTML, get
 * an element's noopener).
 */
record LinkTypes(boolean noReferrer, boolean noOpener, boolean opener) {
  static final LinkTypes NONE = new LinkTypes(false, false, false);

  /** Words between white space, as the attribute has them. */
  static LinkTypes ofRel(String rel) {
    return of(rel, "\\s+");
  }

  /** Words between commas, as the third argument of window.open has them. */
  static LinkTypes ofFeatures(String features) {
    return of(features, "[\\s,]+");
  }

  private static LinkTypes of(String text, String separator) {
    var words = List.of(text.toLowerCase(Locale.ROOT).split(separator));
    return new LinkTypes(
        words.contains("noreferrer"), words.contains("noopener"), words.contains("opener"));
  }

  /** Whether a page in a new tab that an element opened can reach back. */
  boolean keepsOpenerOfElement() {
    return opener && !noOpener && !noReferrer;
  }

  /** Whether a page that window.open opened can. */
  boolean keepsOpenerOfScript() {
    return !noOpener && !noReferrer;
  }
}
