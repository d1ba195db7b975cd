package dev.cordon.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Set-Cookie line of an answer, read as browsers do (RFC 6265bis, section 5.6).
 *
 * <p>What is not edited stays as it stood, unknown attributes, their order and whitespace included:
 * {@code parseOrNull(line).toString()} is {@code line}. Of an attribute that stands twice the last
 * one counts; an edit leaves one.
 */
public final class SetCookie {
  /** The longest name and value together that a browser stores (section 5.6, step 5). */
  public static final int MAX_PAIR_CHARS = 4_096;

  /** The longest line looked at: a pair and a dozen attributes of full length. */
  public static final int MAX_CHARS = 16_384;

  /** An attribute that is longer is ignored (section 5.6, unparsed-attributes step 6). */
  private static final int MAX_ATTRIBUTE_CHARS = 1_024;

  private final String name;
  private final String value;

  /** What stands between semicolons, the pair first, untrimmed. */
  private final List<String> parts;

  private SetCookie(String name, String value, List<String> parts) {
    this.name = name;
    this.value = value;
    this.parts = parts;
  }

  /** The cookie of a line, or null if a browser ignores the whole line. */
  public static @Nullable SetCookie parseOrNull(String line) {
    if (line.length() > MAX_CHARS || hasControl(line)) {
      return null;
    }
    List<String> parts = List.of(line.split(";", -1));
    String pair = parts.get(0);
    int equals = pair.indexOf('=');
    String name = equals < 0 ? "" : Ascii.trim(pair, 0, equals);
    String value = Ascii.trim(pair, equals + 1, pair.length());
    int length = name.length() + value.length();
    return length == 0 || length > MAX_PAIR_CHARS ? null : new SetCookie(name, value, parts);
  }

  /** A new cookie. */
  public static Builder builder(String name, String value) {
    return new Builder(name, value);
  }

  /** Step 1: controls other than the tab. */
  private static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Ascii.isControl(text.charAt(i)) && text.charAt(i) != '\t') {
        return true;
      }
    }
    return false;
  }

  /** The name; empty if the cookie has none. */
  public String name() {
    return name;
  }

  public String value() {
    return value;
  }

  /** Whether an attribute of this name stands here, in any case. */
  public boolean has(String attribute) {
    return attribute(attribute) != null;
  }

  /** The value of the last attribute of this name in any case, {@code ""} if it has none. */
  public @Nullable String attribute(String attribute) {
    for (int i = parts.size() - 1; i > 0; i--) {
      String found = valueIfNamed(parts.get(i), attribute);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable String valueIfNamed(String part, String attribute) {
    int equals = part.indexOf('=');
    String name = Ascii.trim(part, 0, equals < 0 ? part.length() : equals);
    if (!Ascii.equalsIgnoreCase(name, attribute)) {
      return null;
    }
    String value = equals < 0 ? "" : Ascii.trim(part, equals + 1, part.length());
    return value.length() > MAX_ATTRIBUTE_CHARS ? null : value;
  }

  public boolean secure() {
    return has("Secure");
  }

  public boolean httpOnly() {
    return has("HttpOnly");
  }

  /** The SameSite attribute; null if absent or unknown, where browsers differ (W14, W15). */
  public @Nullable SameSite sameSite() {
    String text = attribute("SameSite");
    if (text != null) {
      for (SameSite sameSite : SameSite.values()) {
        if (Ascii.equalsIgnoreCase(sameSite.toString(), text)) {
          return sameSite;
        }
      }
    }
    return null;
  }

  /** The Path attribute; null if absent or no absolute path, which leaves the request's folder. */
  public @Nullable String path() {
    String path = attribute("Path");
    return path == null || !path.startsWith("/") ? null : path;
  }

  /** The Domain attribute in lower case without a leading dot; null if the cookie is host-only. */
  public @Nullable String domain() {
    String domain = attribute("Domain");
    if (domain == null) {
      return null;
    }
    String name = Ascii.toLower(domain.startsWith(".") ? domain.substring(1) : domain);
    return name.isEmpty() ? null : name;
  }

  /**
   * When the cookie ends: by the last Max-Age that is a number, or else by the last Expires that is
   * a date, or else null for the end of the browser's session.
   */
  public @Nullable Instant expiresAt(Instant now) {
    Instant expires = null;
    Instant maxAge = null;
    for (String part : parts.subList(1, parts.size())) {
      String date = valueIfNamed(part, "Expires");
      Instant parsed = date == null ? null : CookieDate.parseOrNull(date);
      expires = parsed == null ? expires : parsed;
      String seconds = valueIfNamed(part, "Max-Age");
      Instant end = seconds == null ? null : CookieAge.endOrNull(seconds, now);
      maxAge = end == null ? maxAge : end;
    }
    return maxAge == null ? expires : maxAge;
  }

  /** Whether the line removes the cookie: it has already ended. */
  public boolean isDeletion(Instant now) {
    Instant end = expiresAt(now);
    return end != null && !end.isAfter(now);
  }

  /**
   * The same cookie with another value.
   *
   * @throws IllegalArgumentException if the value would end early: a semicolon, a control, space at
   *     an end
   */
  public SetCookie withValue(String value) {
    requireContained(value);
    if (name.length() + value.length() > MAX_PAIR_CHARS) {
      throw new IllegalArgumentException(
          "Cookie "
              + Ascii.quote(name)
              + " would have more than "
              + MAX_PAIR_CHARS
              + " characters.");
    }
    List<String> edited = new ArrayList<>(parts);
    edited.set(0, name + '=' + value);
    return new SetCookie(name, value, List.copyOf(edited));
  }

  public SetCookie withSecure() {
    return secure() ? this : with("Secure", "");
  }

  public SetCookie withHttpOnly() {
    return httpOnly() ? this : with("HttpOnly", "");
  }

  public SetCookie withSameSite(SameSite sameSite) {
    return with("SameSite", sameSite.toString());
  }

  public SetCookie withPath(String path) {
    return with("Path", path);
  }

  public SetCookie withDomain(String domain) {
    return with("Domain", domain);
  }

  /** In whole seconds; Expires is removed, since Max-Age outranks it. */
  public SetCookie withMaxAge(Duration maxAge) {
    return without("Expires").with("Max-Age", String.valueOf(maxAge.toSeconds()));
  }

  /** The same cookie with this attribute once, where the first one stood or at the end. */
  public SetCookie with(String attribute, String value) {
    requireContained(value);
    if (!HttpToken.isToken(attribute)) {
      throw new IllegalArgumentException(Ascii.quote(attribute) + " is no attribute's name.");
    }
    String part = ' ' + attribute + (value.isEmpty() ? "" : '=' + value);
    List<String> edited = new ArrayList<>();
    boolean placed = false;
    for (int i = 0; i < parts.size(); i++) {
      if (i == 0 || !isNamed(parts.get(i), attribute)) {
        edited.add(parts.get(i));
      } else if (!placed) {
        edited.add(part);
        placed = true;
      }
    }
    if (!placed) {
      edited.add(part);
    }
    return new SetCookie(name, this.value, List.copyOf(edited));
  }

  /** The same cookie without any attribute of this name. */
  public SetCookie without(String attribute) {
    List<String> edited = new ArrayList<>(parts);
    edited.subList(1, edited.size()).removeIf(part -> isNamed(part, attribute));
    return new SetCookie(name, value, List.copyOf(edited));
  }

  private static boolean isNamed(String part, String attribute) {
    int equals = part.indexOf('=');
    String name = Ascii.trim(part, 0, equals < 0 ? part.length() : equals);
    return Ascii.equalsIgnoreCase(name, attribute);
  }

  private static void requireContained(String value) {
    if (!isContained(value)) {
      throw new IllegalArgumentException(
          "A cookie's value or attribute would be read as something else: it holds a semicolon, a"
              + " control, space at an end, or a character beyond U+00FF.");
    }
  }

  /**
   * Whether a text stays one value on its way: no semicolon, no control, no space at an end, and
   * nothing beyond a byte, of which servers send the lower half only (U+560A ends as a line feed).
   */
  static boolean isContained(String value) {
    return value.indexOf(';') < 0
        && !hasControl(value)
        && Ascii.trim(value, 0, value.length()).equals(value)
        && value.chars().allMatch(c -> c <= 0xff);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SetCookie cookie && parts.equals(cookie.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  /** The line, without the header's name. */
  @Override
  public String toString() {
    return String.join(";", parts);
  }

  /** Makes a new cookie that every browser keeps as meant. */
  public static final class Builder {
    private SetCookie cookie;

    private Builder(String name, String value) {
      if (!HttpToken.isToken(name)) {
        throw new IllegalArgumentException(Ascii.quote(name) + " is no cookie's name.");
      }
      cookie = new SetCookie(name, "", List.of(name + '=')).withValue(value);
    }

    public Builder path(String path) {
      cookie = cookie.withPath(path);
      return this;
    }

    public Builder domain(String domain) {
      cookie = cookie.withDomain(domain);
      return this;
    }

    public Builder maxAge(Duration maxAge) {
      cookie = cookie.withMaxAge(maxAge);
      return this;
    }

    public Builder secure() {
      cookie = cookie.withSecure();
      return this;
    }

    public Builder httpOnly() {
      cookie = cookie.withHttpOnly();
      return this;
    }

    public Builder sameSite(SameSite sameSite) {
      cookie = cookie.withSameSite(sameSite);
      return this;
    }

    /** Makes it a line that removes the cookie of this name, Path and Domain. */
    public Builder deleted() {
      cookie = cookie.withMaxAge(Duration.ZERO).with("Expires", "Thu, 01 Jan 1970 00:00:00 GMT");
      return this;
    }

    /**
     * The cookie.
     *
     * @throws IllegalStateException if a browser would refuse it: a prefix whose conditions are not
     *     met, or SameSite=None without Secure
     */
    public SetCookie build() {
      CookiePrefix.require(cookie);
      return cookie;
    }
  }
}
