package dev.cordon.browser;

import dev.cordon.browser.fetch.ReferrerPolicy;
import dev.cordon.web.Destination;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The attributes of an element that loads something, read as HTML reads them. */
public final class Element {
  /** HTML, CORS settings attribute. */
  enum Cors {
    NONE,
    ANONYMOUS,
    USE_CREDENTIALS
  }

  Cors cors = Cors.NONE;
  @Nullable ReferrerPolicy referrerPolicy;
  String as = "";
  boolean imageSet;

  Element() {}

  /** {@code crossorigin}: "use-credentials", and everything else is "anonymous". */
  public Element crossOrigin(String value) {
    cors = value.equalsIgnoreCase("use-credentials") ? Cors.USE_CREDENTIALS : Cors.ANONYMOUS;
    return this;
  }

  /** {@code referrerpolicy}; an unknown one counts as none. */
  public Element referrerPolicy(String value) {
    referrerPolicy = ReferrerPolicy.ofOrNull(value);
    return this;
  }

  /** {@code as} of a link: what a preload is for. */
  public Element as(String value) {
    as = value.toLowerCase(Locale.ROOT);
    return this;
  }

  /** The image comes of {@code srcset} or of {@code picture}. */
  public Element imageSet() {
    imageSet = true;
    return this;
  }

  /** HTML, link type "preload", translate a preload destination; null where there is none. */
  @Nullable Destination preloadDestination() {
    return switch (as) {
      case "fetch" -> Destination.EMPTY;
      case "font" -> Destination.FONT;
      case "image" -> Destination.IMAGE;
      case "script" -> Destination.SCRIPT;
      case "style" -> Destination.STYLE;
      case "track" -> Destination.TRACK;
      default -> null;
    };
  }

  /** HTML, link type "modulepreload": what a module is for; null where it is for nothing. */
  @Nullable Destination moduleDestination() {
    return switch (as) {
      case "", "script" -> Destination.SCRIPT;
      case "audioworklet" -> Destination.AUDIOWORKLET;
      case "paintworklet" -> Destination.PAINTWORKLET;
      case "serviceworker" -> Destination.SERVICEWORKER;
      case "sharedworker" -> Destination.SHAREDWORKER;
      case "worker" -> Destination.WORKER;
      case "json" -> Destination.JSON;
      case "style" -> Destination.STYLE;
      default -> null;
    };
  }
}
