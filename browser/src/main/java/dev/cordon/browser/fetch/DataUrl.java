package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Response;
import dev.cordon.web.MimeType;
import dev.cordon.web.Url;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The content of data: URLs (Fetch, section 6, data: URL processor). */
final class DataUrl {
  private static final String DEFAULT_TYPE = "text/plain;charset=US-ASCII";

  private DataUrl() {}

  /** What the URL holds as an answer of status 200; null if it has no comma or broken base64. */
  static @Nullable Response fetch(Url url) {
    var text = url.withoutFragment().toString();
    var comma = text.indexOf(',');
    if (comma < 0) {
      return null;
    }
    var type = text.substring("data:".length(), comma).strip();
    var bytes = PercentDecoding.bytes(text.substring(comma + 1));
    var flag = base64Flag(type);
    if (flag >= 0) {
      bytes = base64(bytes);
      type = type.substring(0, flag);
    }
    if (bytes == null) {
      return null;
    }
    if (type.startsWith(";")) {
      type = "text/plain" + type;
    }
    return new Response(
        200,
        Headers.of("Content-Type", MimeType.essence(type) == null ? DEFAULT_TYPE : type),
        Body.of(bytes));
  }

  /** Where {@code ;base64} begins at the end, spaces before the word allowed; or -1. */
  private static int base64Flag(String type) {
    var word = type.length() - 6;
    if (word < 1 || !type.regionMatches(true, word, "base64", 0, 6)) {
      return -1;
    }
    var at = word - 1;
    while (at > 0 && type.charAt(at) == ' ') {
      at--;
    }
    return type.charAt(at) == ';' ? at : -1;
  }

  /** Infra, forgiving-base64 decode. */
  private static byte @Nullable [] base64(byte[] encoded) {
    var cleaned = new StringBuilder(encoded.length);
    for (var b : encoded) {
      if (b != ' ' && b != '\t' && b != '\n' && b != '\f' && b != '\r') {
        cleaned.append((char) (b & 0xff));
      }
    }
    if (cleaned.length() % 4 == 0) {
      for (var i = 0; i < 2 && cleaned.length() > 0; i++) {
        if (cleaned.charAt(cleaned.length() - 1) == '=') {
          cleaned.setLength(cleaned.length() - 1);
        }
      }
    }
    if (cleaned.length() % 4 == 1 || cleaned.indexOf("=") >= 0) {
      return null;
    }
    try {
      return Base64.getDecoder().decode(cleaned.toString().getBytes(StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }
}
