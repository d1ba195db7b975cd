package dev.cordon.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads HTTP/1.1 requests as RFC 9112 writes them and in no other way, independently of the
 * gateway: what it does not see as a request must not become one.
 */
final class StrictReader {
  /** How the bytes ended. */
  enum End {
    /** After a whole request, or before any. */
    CLEAN,
    /** Within one. */
    PARTIAL,
    /** With what is no request. */
    MALFORMED
  }

  /**
   * A request.
   *
   * @param fields names in lower case
   * @param complete whether all of its body was there
   */
  record Message(
      String method,
      String target,
      String version,
      List<Map.Entry<String, String>> fields,
      String body,
      boolean complete) {

    List<String> values(String name) {
      return fields.stream()
          .filter(field -> field.getKey().equals(name))
          .map(Map.Entry::getValue)
          .toList();
    }
  }

  /** The bytes cannot be read as a request. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String problem) {
      super(problem, null, false, false);
    }
  }

  /**
   * A chunk's size, and what may stand beside it. RFC 9112, section 7.1, knows an extension only;
   * blanks around the size and text after one are looked over here, as the gateway does, which
   * writes every chunk anew.
   */
  private static final String SIZE = "[\\x00-\\x20\\x7f]*[0-9A-Fa-f]{1,15}([;\\x00-\\x20\\x7f].*)?";

  private static final String SIZE_DIGITS = "^[\\x00-\\x20\\x7f]*([0-9A-Fa-f]+).*$";

  private static final int MOST_BODY = 1 << 20;

  private final InputStream in;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private End end = End.CLEAN;
  private boolean ended;

  StrictReader(InputStream in) {
    this.in = in;
  }

  End end() {
    return end;
  }

  /**
   * The next request, or null at the end. One whose body is cut off or malformed comes incomplete,
   * and is the last.
   */
  @Nullable Message next() throws IOException, Malformed {
    String line = "";
    while (line.isEmpty() && !ended) {
      line = line();
      if (ended) {
        end = line.isEmpty() ? End.CLEAN : End.PARTIAL;
        return null;
      }
    }
    if (ended) {
      return null;
    }
    String[] parts = line.split(" ", -1);
    if (parts.length != 3 || !isToken(parts[0]) || !isVisible(parts[1])) {
      throw malformed("the request line " + Claim.quote(line));
    }
    if (!parts[2].equals("HTTP/1.1") && !parts[2].equals("HTTP/1.0")) {
      throw malformed("the version " + Claim.quote(line));
    }
    List<Map.Entry<String, String>> fields = fields();
    if (fields == null) {
      end = End.PARTIAL;
      return null;
    }
    Message head = new Message(parts[0], parts[1], parts[2], fields, "", false);
    List<String> lengths = head.values("content-length");
    List<String> codings = head.values("transfer-encoding");
    if (lengths.size() + codings.size() > 1) {
      throw malformed("two framings");
    }
    body.reset();
    boolean whole = true;
    if (!lengths.isEmpty()) {
      whole = counted(lengths.get(0));
    } else if (!codings.isEmpty()) {
      if (!codings.get(0).equalsIgnoreCase("chunked") || parts[2].equals("HTTP/1.0")) {
        throw malformed("the coding " + Claim.quote(codings.get(0)));
      }
      whole = chunked();
    }
    ended |= !whole;
    String text = body.toString(StandardCharsets.ISO_8859_1);
    return new Message(head.method(), head.target(), parts[2], fields, text, whole);
  }

  private Malformed malformed(String problem) {
    ended = true;
    end = End.MALFORMED;
    return new Malformed(problem);
  }

  /** A line without its CRLF; what there is of it where the bytes end. */
  private String line() throws IOException, Malformed {
    StringBuilder line = new StringBuilder();
    int b;
    while ((b = in.read()) >= 0) {
      if (b == '\n') {
        throw malformed("a bare LF after " + Claim.quote(line));
      }
      if (b == '\r') {
        int next = in.read();
        if (next == '\n') {
          return line.toString();
        }
        if (next >= 0) {
          throw malformed("a bare CR after " + Claim.quote(line));
        }
        line.append('\r');
        break;
      }
      line.append((char) b);
    }
    ended = true;
    return line.toString();
  }

  private @Nullable List<Map.Entry<String, String>> fields() throws IOException, Malformed {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    while (true) {
      String line = line();
      if (ended) {
        return null;
      }
      if (line.isEmpty()) {
        return fields;
      }
      int colon = line.indexOf(':');
      String name = colon < 0 ? line : line.substring(0, colon);
      String value = colon < 0 ? "" : line.substring(colon + 1);
      boolean controls = value.chars().anyMatch(c -> (c < 0x20 && c != '\t') || c == 0x7f);
      if (colon < 0 || !isToken(name) || controls) {
        throw malformed("the header line " + Claim.quote(line));
      }
      fields.add(Map.entry(name.toLowerCase(Locale.ROOT), Input.trim(value)));
    }
  }

  private boolean counted(String length) throws IOException, Malformed {
    if (!length.matches("[0-9]{1,18}")) {
      throw malformed("the length " + Claim.quote(length));
    }
    return take(Long.parseLong(length));
  }

  private boolean take(long count) throws IOException {
    for (long i = 0; i < count; i++) {
      int b = body.size() < MOST_BODY ? in.read() : -1;
      if (b < 0) {
        end = End.PARTIAL;
        return false;
      }
      body.write(b);
    }
    return true;
  }

  /** False where the body is cut off or is none, which {@link #end} tells. */
  private boolean chunked() throws IOException {
    try {
      while (true) {
        String line = line();
        if (ended) {
          end = End.PARTIAL;
          return false;
        }
        if (!line.matches(SIZE)) {
          malformed("");
          return false;
        }
        long size = Long.parseLong(line.replaceFirst(SIZE_DIGITS, "$1"), 16);
        if (size == 0) {
          boolean whole = fields() != null;
          end = whole ? end : End.PARTIAL;
          return whole;
        }
        if (!take(size)) {
          return false;
        }
        String after = line();
        if (ended) {
          end = End.PARTIAL;
          return false;
        }
        if (!after.isEmpty()) {
          malformed("");
          return false;
        }
      }
    } catch (Malformed e) {
      return false;
    }
  }

  private static boolean isToken(String text) {
    return text.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  }

  private static boolean isVisible(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c > 0x20 && c < 0x7f);
  }
}
