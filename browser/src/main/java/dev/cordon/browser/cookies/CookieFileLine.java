package dev.cordon.browser.cookies;

import dev.cordon.web.CookieDate;
import dev.cordon.web.Host;
import dev.cordon.web.SameSite;
import dev.cordon.web.Site;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One cookie of a {@link CookieFile}, read strictly: what is not known is a fault. */
final class CookieFileLine {
  static final String START = "Set-Cookie:";

  private String domain = "";
  private boolean hostOnly;
  private String path = "/";
  private boolean secure;
  private boolean httpOnly;
  private @Nullable SameSite sameSite;
  private boolean partitioned;
  private @Nullable Site topLevel;
  private boolean crossSite;
  private @Nullable Instant expires;
  private Instant created;

  private CookieFileLine(Instant now) {
    created = now;
  }

  /** Whether it can be read again as it is. */
  static boolean isWritable(Cookie cookie) {
    CookiePartition partition = cookie.partition();
    return !hasControl(cookie.name() + cookie.value() + cookie.path())
        && (partition == null || !partition.topLevel().registrableDomain().isEmpty());
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(c -> (c < 0x20 && c != '\t') || c == 0x7f || c > 0xff);
  }

  static void write(Cookie cookie, StringBuilder text) {
    text.append(START).append(' ').append(cookie.name()).append('=').append(cookie.value());
    text.append(cookie.hostOnly() ? "; Host=" : "; Domain=").append(cookie.domain());
    if (cookie.path().indexOf(';') < 0) {
      text.append("; Path=").append(cookie.path());
    } else {
      // The folder of a URL can hold a semicolon; an attribute cannot.
      text.append("; Escaped-Path=").append(cookie.path().replace("%", "%25").replace(";", "%3B"));
    }
    text.append(cookie.secure() ? "; Secure" : "").append(cookie.httpOnly() ? "; HttpOnly" : "");
    if (cookie.sameSite() != null) {
      text.append("; SameSite=").append(cookie.sameSite());
    }
    text.append(cookie.partitioned() ? "; Partitioned" : "");
    CookiePartition partition = cookie.partition();
    if (partition != null) {
      Site site = partition.topLevel();
      text.append("; Top-Level=").append(site.scheme()).append("://");
      text.append(site.registrableDomain()).append(partition.crossSite() ? "; Cross-Site" : "");
    }
    if (cookie.expires() != null) {
      text.append("; Expires=").append(cookie.expires());
    }
    text.append("; Created=").append(cookie.created());
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is none; says what is wrong with it
   */
  static Cookie parse(String line, Instant now) {
    String[] parts = line.substring(START.length()).split(";", -1);
    int equals = parts[0].indexOf('=');
    String name = equals < 0 ? "" : trim(parts[0].substring(0, equals));
    String value = trim(parts[0].substring(equals + 1));
    if (parts[0].length() > CookieLine.MAX_CHARS) {
      throw new IllegalArgumentException("has more than " + CookieLine.MAX_CHARS + " characters.");
    }
    CookieFileLine read = new CookieFileLine(now);
    for (int i = 1; i < parts.length; i++) {
      String[] sides = parts[i].split("=", 2);
      if (!parts[i].isBlank()) { // A semicolon at the end.
        read.attribute(trim(sides[0]), sides.length == 1 ? "" : trim(sides[1]));
      }
    }
    if (hasControl(line)) {
      throw new IllegalArgumentException("holds a control character.");
    }
    if (read.domain.isEmpty()) {
      throw new IllegalArgumentException(
          "names no host. Write \"; Host=app.example\", or \"; Domain=app.example\" for the hosts"
              + " below it too.");
    }
    return read.cookie(name, value);
  }

  private Cookie cookie(String name, String value) {
    Site top = topLevel;
    return new Cookie(
        name,
        value,
        domain,
        hostOnly,
        path,
        secure,
        httpOnly,
        sameSite,
        partitioned,
        top == null ? null : new CookiePartition(top, crossSite),
        expires,
        created);
  }

  private void attribute(String name, String value) {
    switch (CookieLine.lower(name)) {
      case "host" -> domain(value, true);
      case "domain" -> domain(value.startsWith(".") ? value.substring(1) : value, false);
      case "path" -> path = path(value);
      case "escaped-path" -> path = path(value.replace("%3B", ";").replace("%25", "%"));
      case "secure" -> secure = true;
      case "httponly" -> httpOnly = true;
      case "samesite" -> sameSite = sameSite(value);
      case "partitioned" -> partitioned = true;
      case "cross-site" -> crossSite = true;
      case "top-level" -> topLevel = site(value);
      case "expires" -> expires = instant(value);
      case "created" -> created = instant(value);
      default ->
          throw new IllegalArgumentException("has an attribute that is unknown: " + quote(name));
    }
  }

  private void domain(String value, boolean only) {
    if (!domain.isEmpty()) {
      throw new IllegalArgumentException("names its host twice. Keep one of Host and Domain.");
    }
    domain = Host.parse(CookieLine.lower(value)).toString();
    hostOnly = only;
  }

  private static String path(String value) {
    if (!value.startsWith("/")) {
      throw new IllegalArgumentException("has a Path without a slash at its start.");
    }
    return value;
  }

  private static SameSite sameSite(String value) {
    for (SameSite known : SameSite.values()) {
      if (CookieLine.lower(known.toString()).equals(CookieLine.lower(value))) {
        return known;
      }
    }
    throw new IllegalArgumentException(
        "has SameSite=" + quote(value) + ". Write Strict, Lax or None, or leave it out.");
  }

  private static Site site(String value) {
    int colon = value.indexOf("://");
    String scheme = colon < 0 ? "" : value.substring(0, colon);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw new IllegalArgumentException(
          "has Top-Level=" + quote(value) + ". Write a site: https://app.example");
    }
    return new Site(scheme, Host.parse(value.substring(colon + 3)).toString());
  }

  private static Instant instant(String value) {
    try {
      return Instant.parse(value);
    } catch (DateTimeException e) {
      Instant date = CookieDate.parseOrNull(value);
      if (date == null) {
        throw new IllegalArgumentException(
            "has a date that is none: " + quote(value) + ". Write 2027-06-01T12:00:00Z.", e);
      }
      return date;
    }
  }

  private static String trim(String text) {
    return text.strip();
  }

  /** Escaped and cut: what a file holds may be a secret, and may be long. */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < Math.min(text.length(), 40); i++) {
      char c = text.charAt(i);
      quoted.append(c < 0x20 || c >= 0x7f ? '?' : c);
    }
    return quoted.append(text.length() > 40 ? "…\"" : "\"").toString();
  }
}
