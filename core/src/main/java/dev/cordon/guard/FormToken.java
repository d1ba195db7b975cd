package dev.cordon.guard;

import dev.cordon.web.MimeType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the CSRF token among the fields of a form, in the first bytes of its body: {@code
 * application/x-www-form-urlencoded} (URL Standard, section 5.1) and {@code multipart/form-data}
 * (RFC 7578). A field given twice is no token, since the application might read the other one.
 */
final class FormToken {
  private static final String URLENCODED = "application/x-www-form-urlencoded";
  private static final String MULTIPART = "multipart/form-data";

  private FormToken() {}

  /** Whether a body of this type could hold one. */
  static boolean canHold(@Nullable String contentType) {
    String essence = contentType == null ? null : MimeType.essence(contentType);
    return URLENCODED.equals(essence) || MULTIPART.equals(essence);
  }

  /** The token; null if the field is absent, repeated or cut off by the end of the prefix. */
  static @Nullable String find(byte[] prefix, @Nullable String contentType, String field) {
    String essence = contentType == null ? null : MimeType.essence(contentType);
    // Latin-1 keeps every octet; names and tokens are ASCII.
    int length = Math.min(prefix.length, FormTokenQuestion.LIMIT_BYTES);
    String body = new String(prefix, 0, length, StandardCharsets.ISO_8859_1);
    if (URLENCODED.equals(essence)) {
      return inUrlEncoded(body, field, length < FormTokenQuestion.LIMIT_BYTES);
    }
    return MULTIPART.equals(essence) && contentType != null
        ? inMultipart(body, boundary(contentType), field)
        : null;
  }

  private static @Nullable String inUrlEncoded(String body, String field, boolean whole) {
    String found = null;
    int start = 0;
    int equals = -1;
    for (int i = 0; i <= body.length(); i++) {
      char c = i < body.length() ? body.charAt(i) : '&';
      if (c == '&') {
        if (equals >= 0 && decode(body.substring(start, equals)).equals(field)) {
          boolean cut = i == body.length() && !whole;
          if (found != null || cut) {
            return null;
          }
          found = decode(body.substring(equals + 1, i));
        }
        start = i + 1;
        equals = -1;
      } else if (c == '=' && equals < 0) {
        equals = i;
      }
    }
    return found;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }

  /** RFC 2046, section 5.1.1; every search goes on where the one before it stopped. */
  private static @Nullable String inMultipart(
      String body, @Nullable String boundary, String field) {
    if (boundary == null) {
      return null;
    }
    String delimiter = "--" + boundary;
    String found = null;
    int blank = -1;
    int part = delimiterFrom(body, delimiter, 0);
    while (part >= 0 && !body.startsWith("--", part + delimiter.length())) {
      int headers = body.indexOf("\r\n", part) + 2;
      int next = delimiterFrom(body, delimiter, headers);
      if (next < 0) {
        // The rest is an unfinished part.
        return found;
      }
      if (blank < headers - 2) {
        blank = body.indexOf("\r\n\r\n", headers - 2);
      }
      if (blank < 0) {
        return found;
      }
      // A part whose header never ends has no content.
      if (blank + 4 <= next - 2
          && field.equals(nameOf(body.substring(headers, Math.max(headers, blank))))) {
        if (found != null) {
          return null;
        }
        found = body.substring(blank + 4, next - 2);
      }
      part = next;
    }
    return found;
  }

  /** Where the next delimiter line begins, at the start of a line; -1 if there is none. */
  private static int delimiterFrom(String body, String delimiter, int line) {
    int at =
        body.startsWith(delimiter, line) ? line : after(body.indexOf("\r\n" + delimiter, line));
    while (at >= 0 && !isDelimiter(body, at + delimiter.length())) {
      at = after(body.indexOf("\r\n" + delimiter, at));
    }
    return at;
  }

  private static int after(int lineBreak) {
    return lineBreak < 0 ? -1 : lineBreak + 2;
  }

  /** Whether what follows a boundary ends its line, padding aside, or closes the body. */
  private static boolean isDelimiter(String body, int end) {
    int i = end;
    while (i < body.length() && (body.charAt(i) == ' ' || body.charAt(i) == '\t')) {
      i++;
    }
    return body.startsWith("--", end) || body.startsWith("\r\n", i);
  }

  /**
   * RFC 7578, section 4.2: the name parameter of {@code Content-Disposition: form-data}; null for
   * files, and where readers could differ: a header given twice, or folded.
   */
  private static @Nullable String nameOf(String headers) {
    String found = null;
    for (String line : headers.split("\r\n", -1)) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith(" ") || lower.startsWith("\t")) {
        return null;
      }
      if (lower.startsWith("content-disposition:")) {
        if (found != null || lower.contains("filename")) {
          return null;
        }
        found = parameter(line, "name");
      }
    }
    return found;
  }

  private static @Nullable String boundary(String contentType) {
    String boundary = parameter(contentType, "boundary");
    return boundary == null || boundary.isEmpty() || boundary.length() > 70 ? null : boundary;
  }

  private static @Nullable String parameter(String line, String name) {
    for (String piece : line.split(";", -1)) {
      int equals = piece.indexOf('=');
      if (equals > 0 && piece.substring(0, equals).strip().equalsIgnoreCase(name)) {
        String value = piece.substring(equals + 1).strip();
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
      }
    }
    return null;
  }
}
