package dev.cordon.browser.cookies;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.CookieDate;
import dev.cordon.web.SameSite;
import java.time.Instant;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * A Set-Cookie line read by one browser's rules (RFC 6265bis, section 5.6). What web's {@code
 * SetCookie} reads as every browser should, this reads as one does that may lack a rule; with all
 * rules on, both agree.
 */
final class CookieLine {
  /** The longest line looked at, whatever the browser. */
  static final int MAX_CHARS = 65_536;

  private static final int MAX_PAIR_CHARS = 4_096;
  private static final int MAX_ATTRIBUTE_CHARS = 1_024;

  /** Why the whole line is ignored; null if it is not. */
  @Nullable Rule refusedBy;

  String name = "";
  String value = "";

  /** The last Domain attribute in lower case, without its first dot; empty if there is none. */
  String domain = "";

  /** Whether a Path attribute stands here at all, as {@code __Host-} demands. */
  boolean namesPath;

  /** The last Path attribute if it starts with a slash; otherwise null. */
  @Nullable String path;

  boolean secure;
  boolean httpOnly;
  boolean partitioned;
  @Nullable SameSite sameSite;

  /** The last Expires that is a date. */
  @Nullable Instant expires;

  /** Whether that Expires stands after all such Max-Age. */
  boolean expiresLast;

  /** The last Max-Age that is a number, in seconds, cut to what a long holds. */
  @Nullable Long maxAge;

  private CookieLine() {}

  static CookieLine read(String text, Profile profile) {
    CookieLine read = new CookieLine();
    String line = profile.follows(Rule.CONTROLS_END_LINE) ? untilControl(text) : text;
    boolean sized = profile.follows(Rule.COOKIE_SIZE);
    if (profile.follows(Rule.COOKIE_CONTROLS) && hasControl(line)) {
      read.refusedBy = Rule.COOKIE_CONTROLS;
      return read;
    }
    if (line.length() > MAX_CHARS) {
      read.refusedBy = Rule.COOKIE_SIZE;
      return read;
    }
    int end = end(line, 0);
    int equals = line.indexOf('=');
    boolean named = equals >= 0 && equals < end;
    boolean bare = !named && !profile.follows(Rule.COOKIE_WITHOUT_EQUALS);
    read.name = named || bare ? trim(line, 0, bare ? end : equals) : "";
    read.value = bare ? "" : trim(line, named ? equals + 1 : 0, end);
    int length = read.name.length() + read.value.length();
    if (length == 0 && profile.follows(Rule.COOKIE_EMPTY)) {
      read.refusedBy = Rule.COOKIE_EMPTY;
    } else if (sized && length > MAX_PAIR_CHARS) {
      read.refusedBy = Rule.COOKIE_SIZE;
    } else if (read.hasTab() && profile.follows(Rule.CONTROLS_WITH_TAB)) {
      read.refusedBy = Rule.CONTROLS_WITH_TAB;
    } else if (read.name.isEmpty()
        && read.value.indexOf('=') >= 0
        && profile.follows(Rule.NAMELESS_WITHOUT_EQUALS)) {
      read.refusedBy = Rule.NAMELESS_WITHOUT_EQUALS;
    }
    while (end < line.length()) {
      int start = end + 1;
      end = end(line, start);
      read.attribute(line, start, end, sized, profile);
    }
    return read;
  }

  private static int end(String line, int start) {
    int semicolon = line.indexOf(';', start);
    return semicolon < 0 ? line.length() : semicolon;
  }

  private void attribute(String line, int start, int end, boolean sized, Profile profile) {
    int equals = line.indexOf('=', start);
    boolean valued = equals >= 0 && equals < end;
    String attribute = lower(trim(line, start, valued ? equals : end));
    String text = valued ? trim(line, equals + 1, end) : "";
    if (sized && text.length() > MAX_ATTRIBUTE_CHARS) {
      return;
    }
    switch (attribute) {
      case "expires" -> {
        Instant date = date(text, profile);
        expires = date == null ? expires : date;
        expiresLast |= date != null;
      }
      case "max-age" -> {
        Long seconds = secondsOrNull(text, profile.follows(Rule.MAX_AGE_PLUS));
        maxAge = seconds == null ? maxAge : seconds;
        expiresLast &= seconds == null;
      }
      case "domain" -> domain = lower(text.startsWith(".") ? text.substring(1) : text);
      case "path" -> {
        namesPath = true;
        path = text.startsWith("/") ? text : null;
      }
      case "secure" -> secure = true;
      case "httponly" -> httpOnly = true;
      case "partitioned" -> partitioned = true;
      case "samesite" -> sameSite = sameSiteOrNull(text);
      default -> {} // Unknown attributes mean nothing (section 5.6, step 6).
    }
  }

  private static @Nullable Instant date(String text, Profile profile) {
    EnumSet<CookieDate.Leniency> leniency = EnumSet.noneOf(CookieDate.Leniency.class);
    if (profile.follows(Rule.COOKIE_DATE_EARLY)) {
      leniency.add(CookieDate.Leniency.EARLY_YEARS);
    }
    if (profile.follows(Rule.COOKIE_DATE_WITHOUT_TIME)) {
      leniency.add(CookieDate.Leniency.NO_TIME);
    }
    return CookieDate.parseOrNull(text, leniency);
  }

  private static @Nullable SameSite sameSiteOrNull(String text) {
    return switch (lower(text)) {
      case "strict" -> SameSite.STRICT;
      case "lax" -> SameSite.LAX;
      case "none" -> SameSite.NONE;
      default -> null;
    };
  }

  /** Section 5.6.2: a minus sign or none, then digits and nothing else. */
  private static @Nullable Long secondsOrNull(String text, boolean plus) {
    boolean negative = text.startsWith("-");
    boolean signed = negative || (plus && text.startsWith("+"));
    if (text.length() == (signed ? 1 : 0)) {
      return null;
    }
    long seconds = 0;
    for (int i = signed ? 1 : 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return null;
      }
      seconds = seconds > Long.MAX_VALUE / 20 ? Long.MAX_VALUE / 10 : seconds * 10 + digit;
    }
    return negative ? -seconds : seconds;
  }

  /** Step 1: all controls but the tab. */
  private static boolean hasControl(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if ((c < 0x20 && c != '\t') || c == 0x7f) {
        return true;
      }
    }
    return false;
  }

  private boolean hasTab() {
    return name.indexOf('\t') >= 0 || value.indexOf('\t') >= 0;
  }

  private static String untilControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < 0x20) {
        return text.substring(0, i);
      }
    }
    return text;
  }

  private static String trim(String line, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && isSpace(line.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(start, end);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }

  /** A to Z only: no letter of another alphabet becomes one of ASCII. */
  static String lower(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 'A' && text.charAt(i) <= 'Z') {
        char[] folded = text.toCharArray();
        for (int j = i; j < folded.length; j++) {
          if (folded[j] >= 'A' && folded[j] <= 'Z') {
            folded[j] = (char) (folded[j] + 'a' - 'A');
          }
        }
        return new String(folded);
      }
    }
    return text;
  }
}
