package dev.cordon.browser.cookies;

import java.util.Comparator;

/** A cookie with its place in the jar's history. */
final class StoredCookie {
  /**
   * Retrieval algorithm, step 2: longer paths first, then older cookies. The sequence makes the
   * order total where two were set at one instant.
   */
  static final Comparator<StoredCookie> SENDING_ORDER =
      Comparator.<StoredCookie>comparingInt(stored -> -stored.cookie.path().length())
          .thenComparing(stored -> stored.cookie.created())
          .thenComparingLong(stored -> stored.sequence);

  /** libsoup's: it walks from the host to its parents, and asks for {@code .host} first. */
  static final Comparator<StoredCookie> ORDER_BY_DOMAIN =
      Comparator.<StoredCookie>comparingInt(stored -> -stored.cookie.path().length())
          .thenComparingInt(stored -> -stored.cookie.domain().length())
          .thenComparing(stored -> stored.cookie.hostOnly())
          .thenComparingLong(stored -> stored.sequence);

  static final Comparator<StoredCookie> AS_SET =
      Comparator.comparingLong(stored -> stored.sequence);

  final Cookie cookie;

  /** Which of all cookies this was to be set; inherited with the time of creation. */
  final long sequence;

  /** The same in the Cookie header and in notes, so that neither is made anew each time. */
  final String pair;

  final CookieNote sent;

  /** When it was last set or sent, counted in uses of the jar. */
  long lastUse;

  StoredCookie(Cookie cookie, long sequence, long lastUse) {
    this.cookie = cookie;
    this.sequence = sequence;
    this.lastUse = lastUse;
    this.pair = cookie.pair();
    this.sent = new CookieNote(cookie.name(), null, "sent");
  }
}
