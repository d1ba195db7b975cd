package dev.cordon.browser;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names and values as a form, {@code FormData} or {@code URLSearchParams} holds them, and the three
 * ways in which they are written into a body (HTML, form submission).
 *
 * <table>
 *   <caption>{@code a b = x&y}</caption>
 *   <tr><th>enctype</th><th>body</th></tr>
 *   <tr><td>{@code application/x-www-form-urlencoded}</td><td>{@code a+b=x%26y}</td></tr>
 *   <tr><td>{@code text/plain}</td><td>{@code a b=x&y}, and a line end</td></tr>
 *   <tr><td>{@code multipart/form-data}</td><td>a part with {@code name="a b"} and the text {@code x&y}</td></tr>
 * </table>
 *
 * Immutable.
 */
public final class FormData {
  public static final FormData EMPTY = new FormData(List.of());

  private record Field(
      String name, String value, @Nullable String file, @Nullable String contentType) {}

  private final List<Field> fields;

  private FormData(List<Field> fields) {
    this.fields = fields;
  }

  /** Names and values in turn. */
  public static FormData of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("FormData.of takes names and values in turn");
    }
    var data = EMPTY;
    for (var i = 0; i < namesAndValues.length; i += 2) {
      data = data.with(namesAndValues[i], namesAndValues[i + 1]);
    }
    return data;
  }

  /** These and one more. */
  public FormData with(String name, String value) {
    return with(new Field(name, value, null, null));
  }

  /** These and a file, as a script can make one up out of a Blob. */
  public FormData withFile(String name, String filename, String contentType, String text) {
    return with(new Field(name, text, filename, contentType));
  }

  private FormData with(Field field) {
    var more = new ArrayList<>(fields);
    more.add(field);
    return new FormData(List.copyOf(more));
  }

  public boolean isEmpty() {
    return fields.isEmpty();
  }

  /** URL Standard, application/x-www-form-urlencoded serializing. */
  String urlEncoded() {
    var text = new StringBuilder();
    for (var field : fields) {
      if (text.length() > 0) {
        text.append('&');
      }
      encode(field.name, text);
      text.append('=');
      encode(field.file == null ? field.value : field.file, text);
    }
    return text.toString();
  }

  /** The same of a form, whose line ends are made equal first (HTML, convert to a list). */
  String urlEncodedOfForm() {
    return withLineEnds().urlEncoded();
  }

  /** HTML, text/plain encoding algorithm. Nothing is escaped, so that this can be any text. */
  String plainText() {
    var text = new StringBuilder();
    for (var field : withLineEnds().fields) {
      text.append(field.name)
          .append('=')
          .append(field.file == null ? field.value : field.file)
          .append("\r\n");
    }
    return text.toString();
  }

  /** HTML, multipart/form-data encoding algorithm. */
  byte[] multipart(String boundary) {
    var body = new ByteArrayOutputStream();
    for (var field : fields) {
      var part = new StringBuilder("--").append(boundary).append("\r\n");
      part.append("Content-Disposition: form-data; name=\"")
          .append(escaped(lineEnds(field.name)))
          .append('"');
      if (field.file != null) {
        part.append("; filename=\"")
            .append(escaped(field.file))
            .append("\"\r\nContent-Type: ")
            .append(field.contentType);
      }
      part.append("\r\n\r\n")
          .append(field.file == null ? lineEnds(field.value) : field.value)
          .append("\r\n");
      body.writeBytes(part.toString().getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  private FormData withLineEnds() {
    var same = new ArrayList<Field>(fields.size());
    for (var field : fields) {
      same.add(
          new Field(lineEnds(field.name), lineEnds(field.value), field.file, field.contentType));
    }
    return new FormData(same);
  }

  /** Every CR, LF and CRLF as CRLF. */
  private static String lineEnds(String text) {
    if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
      return text;
    }
    return text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
  }

  /** HTML, escape a multipart form data name. */
  private static String escaped(String name) {
    return name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
  }

  private static void encode(String value, StringBuilder into) {
    for (var b : value.getBytes(StandardCharsets.UTF_8)) {
      var c = b & 0xff;
      if (c == ' ') {
        into.append('+');
      } else if (isKept(c)) {
        into.append((char) c);
      } else {
        into.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
  }

  private static final String HEX = "0123456789ABCDEF";

  private static boolean isKept(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '*'
        || c == '-'
        || c == '.'
        || c == '_';
  }
}
