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
    while (start <= body.length()) {
      int end = body.indexOf('&', start);
      boolean cut = end < 0 && !whole;
      end = end < 0 ? body.length() : end;
      int equals = body.indexOf('=', start);
      if (equals >= start && equals < end && decode(body.substring(start, equals)).equals(field)) {
        if (found != null || cut) {
          return null;
        }
        found = decode(body.substring(equals + 1, end));
      }
      start = end + 1;
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

  private static @Nullable String inMultipart(
      String body, @Nullable String boundary, String field) {
    if (boundary == null) {
      return null;
    }
    String delimiter = "--" + boundary;
    String found = null;
    int part = body.startsWith(delimiter) ? 0 : body.indexOf("\r\n" + delimiter);
    while (part >= 0) {
      int headers = body.indexOf("\r\n", part == 0 ? 0 : part + 2);
      int blank = headers < 0 ? -1 : body.indexOf("\r\n\r\n", headers);
      int next = blank < 0 ? -1 : body.indexOf("\r\n" + delimiter, blank + 2);
      if (next < 0) {
        // The rest is an unfinished part or the epilogue.
        return found;
      }
      if (field.equals(nameOf(body.substring(headers + 2, Math.max(headers + 2, blank))))) {
        if (found != null) {
          return null;
        }
        found = body.substring(Math.min(blank + 4, next), next);
      }
      part = next;
    }
    return found;
  }

  /**
   * RFC 7578, section 4.2: the name parameter of {@code Content-Disposition: form-data}; null for
   * files.
   */
  private static @Nullable String nameOf(String headers) {
    for (String line : headers.split("\r\n", -1)) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-disposition:")) {
        return lower.contains("filename") ? null : parameter(line, "name");
      }
    }
    return null;
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
