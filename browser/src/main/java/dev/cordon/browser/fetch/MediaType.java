package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Headers;
import dev.cordon.web.HttpToken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A MIME type with its parameters (MIME Sniffing, section 4).
 *
 * @param essence type and subtype in lower case
 * @param parameters by name in lower case, in order
 */
record MediaType(String essence, Map<String, String> parameters) {
  private static final int MAX_CHARS = 16_384;

  private static final Set<String> NEVER_SNIFFED =
      Set.of(
          "application/gzip",
          "application/msexcel",
          "application/mspowerpoint",
          "application/msword",
          "application/msword-template",
          "application/pdf",
          "application/vnd.ces-quickpoint",
          "application/vnd.ces-quicksheet",
          "application/vnd.ces-quickword",
          "application/vnd.ms-excel",
          "application/vnd.ms-excel.sheet.macroenabled.12",
          "application/vnd.ms-powerpoint",
          "application/vnd.ms-powerpoint.presentation.macroenabled.12",
          "application/vnd.ms-word",
          "application/vnd.ms-word.document.12",
          "application/vnd.ms-word.document.macroenabled.12",
          "application/vnd.msword",
          "application/vnd.presentation-openxml",
          "application/vnd.presentation-openxmlm",
          "application/vnd.spreadsheet-openxml",
          "application/vnd.wordprocessing-openxml",
          "application/x-gzip",
          "application/x-protobuf",
          "application/x-protobuffer",
          "application/zip",
          "multipart/byteranges",
          "multipart/signed",
          "text/csv",
          "text/event-stream");

  /** Extract a MIME type (Fetch, section 2.2.2): of all lines together; null for failure. */
  static @Nullable MediaType extract(Headers headers) {
    var value = headers.get("Content-Type");
    if (value == null) {
      return null;
    }
    if (isPlain(value)) {
      var only = parseOrNull(value);
      return only == null || only.essence.equals("*/*") ? null : only;
    }
    MediaType type = null;
    String charset = null;
    for (var part : split(value)) {
      var candidate = parseOrNull(part);
      if (candidate == null || candidate.essence.equals("*/*")) {
        continue;
      }
      if (type == null || !candidate.essence.equals(type.essence)) {
        charset = candidate.parameters.get("charset");
        type = candidate;
      } else {
        if (charset != null) {
          candidate.parameters.putIfAbsent("charset", charset);
        }
        type = candidate;
      }
    }
    return type;
  }

  private static boolean isPlain(String value) {
    return value.indexOf(',') < 0 && value.indexOf('"') < 0;
  }

  /** Get, decode, and split (Fetch, section 2.2.2): at commas outside quoted strings. */
  static List<String> split(String value) {
    var parts = new ArrayList<String>(2);
    var quoted = false;
    var start = 0;
    for (var i = 0; i < value.length(); i++) {
      var c = value.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        parts.add(Ascii.trim(value, start, i));
        start = i + 1;
      }
    }
    parts.add(Ascii.trim(value, start, value.length()));
    return parts;
  }

  /** Parse a MIME type (section 4.4); null for failure. */
  static @Nullable MediaType parseOrNull(String text) {
    var start = 0;
    var end = text.length();
    while (start < end && isHttpWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && isHttpWhitespace(text.charAt(end - 1))) {
      end--;
    }
    var semicolon = text.indexOf(';', start);
    var essenceEnd = semicolon < 0 || semicolon > end ? end : semicolon;
    var essence = essence(text, start, essenceEnd);
    if (essence == null || end - start > MAX_CHARS) {
      return null;
    }
    var parameters = new LinkedHashMap<String, String>(4);
    new Parameters(text, essenceEnd, end).readInto(parameters);
    return new MediaType(essence, parameters);
  }

  private static @Nullable String essence(String text, int start, int end) {
    var slash = text.indexOf('/', start);
    if (slash < 0 || slash >= end) {
      return null;
    }
    while (end > slash && isHttpWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return HttpToken.isToken(text.subSequence(start, slash))
            && HttpToken.isToken(text.subSequence(slash + 1, end))
        ? Ascii.toLower(text.substring(start, end))
        : null;
  }

  static boolean isHttpWhitespace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  boolean isJavaScript() {
    return switch (essence) {
      case "application/ecmascript",
          "application/javascript",
          "application/x-ecmascript",
          "application/x-javascript",
          "text/ecmascript",
          "text/javascript",
          "text/javascript1.0",
          "text/javascript1.1",
          "text/javascript1.2",
          "text/javascript1.3",
          "text/javascript1.4",
          "text/javascript1.5",
          "text/jscript",
          "text/livescript",
          "text/x-ecmascript",
          "text/x-javascript" ->
          true;
      default -> false;
    };
  }

  /** "Opaque-blocklisted-never-sniffed MIME type": data whatever its bytes look like. */
  boolean isNeverSniffed() {
    return NEVER_SNIFFED.contains(essence())
        || essence().startsWith("application/vnd.openxmlformats-officedocument.");
  }

  boolean isHtml() {
    return essence.equals("text/html");
  }

  boolean isJson() {
    return essence.endsWith("+json")
        || essence.equals("application/json")
        || essence.equals("text/json");
  }

  boolean isXml() {
    return essence.endsWith("+xml")
        || essence.equals("text/xml")
        || essence.equals("application/xml");
  }

  /** Serialize a MIME type (section 4.5). */
  @Override
  public String toString() {
    var text = new StringBuilder(essence);
    parameters.forEach(
        (name, value) -> {
          text.append(';').append(name).append('=');
          if (HttpToken.isToken(value)) {
            text.append(value);
          } else {
            text.append('"').append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
          }
        });
    return text.toString();
  }

  /** The part of a MIME type after its essence, being read (section 4.4, step 11). */
  private static final class Parameters {
    private final String text;
    private final int end;
    private int at;

    Parameters(String text, int start, int end) {
      this.text = text;
      this.at = start;
      this.end = end;
    }

    void readInto(Map<String, String> parameters) {
      while (at < end) {
        at++; // past the semicolon
        while (at < end && isHttpWhitespace(text.charAt(at))) {
          at++;
        }
        var start = at;
        while (at < end && text.charAt(at) != ';' && text.charAt(at) != '=') {
          at++;
        }
        var name = Ascii.toLower(text.substring(start, at));
        if (at >= end) {
          return;
        }
        if (text.charAt(at) == ';') {
          continue;
        }
        at++; // past the equals sign
        if (at >= end) {
          return;
        }
        var quoted = text.charAt(at) == '"';
        var value = quoted ? quotedString() : bareValue();
        if (HttpToken.isToken(name) && (quoted || !value.isEmpty()) && isQuotedStringText(value)) {
          parameters.putIfAbsent(name, value);
        }
      }
    }

    private String bareValue() {
      var start = at;
      skipToSemicolon();
      var stop = at;
      while (stop > start && isHttpWhitespace(text.charAt(stop - 1))) {
        stop--;
      }
      return text.substring(start, stop);
    }

    /** Collect an HTTP quoted string (Fetch, section 2.2), and what is behind it. */
    private String quotedString() {
      var value = new StringBuilder();
      at++;
      while (at < end && text.charAt(at) != '"') {
        if (text.charAt(at) == '\\' && at + 1 < end) {
          at++;
        }
        value.append(text.charAt(at));
        at++;
      }
      skipToSemicolon();
      return value.toString();
    }

    private void skipToSemicolon() {
      while (at < end && text.charAt(at) != ';') {
        at++;
      }
    }

    private static boolean isQuotedStringText(String value) {
      for (var i = 0; i < value.length(); i++) {
        var c = value.charAt(i);
        if ((c < 0x20 && c != '\t') || c == 0x7f || c > 0xff) {
          return false;
        }
      }
      return true;
    }
  }
}
