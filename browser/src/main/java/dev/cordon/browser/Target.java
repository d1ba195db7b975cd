package dev.cordon.browser;

import java.util.Locale;

/** Where a navigation goes (HTML, the rules for choosing a navigable). */
enum Target {
  /** The tab or frame that the page is in. */
  SELF,
  /** The whole tab. */
  TOP,
  /** A new tab or window. */
  BLANK,
  /** A frame of the page, as a name that one of them has. */
  FRAME;

  /** Of an attribute {@code target}; any name is taken to be that of a frame of the page. */
  static Target of(String attribute) {
    return switch (attribute.toLowerCase(Locale.ROOT)) {
      case "", "_self" -> SELF;
      case "_top", "_parent" -> TOP;
      case "_blank" -> BLANK;
      default -> FRAME;
    };
  }
}
