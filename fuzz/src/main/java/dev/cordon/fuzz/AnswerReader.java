package dev.cordon.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the gateway's answers off a connection. */
final class AnswerReader {
  /** An answer without its body. */
  record Answer(int status, List<String> lines) {
    @Nullable String value(String name) {
      return lines.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
          .map(line -> Input.trim(Input.after(line, ":")))
          .findFirst()
          .orElse(null);
    }

    /** Whether nothing has to follow on this connection. */
    boolean mayBeLast() {
      return status >= 400 || "close".equalsIgnoreCase(value("connection"));
    }
  }

  private final InputStream in;

  AnswerReader(InputStream in) {
    this.in = in;
  }

  /** The next final answer to a request of this method, or null at the end. */
  @Nullable Answer next(String method) throws IOException {
    while (true) {
      String head = head();
      if (head.isEmpty()) {
        return null;
      }
      Claim.holds(head.matches("(?s)HTTP/1\\.[01] [1-5][0-9][0-9] .*\r\n\r\n"), "no answer", head);
      List<String> lines = List.of(head.split("\r\n"));
      Answer answer = new Answer(Integer.parseInt(head.substring(9, 12)), lines);
      for (String line : lines) {
        Claim.holds(
            line.indexOf('\r') < 0 && line.indexOf('\n') < 0, "a bare line end in an answer", head);
      }
      if (answer.status() >= 200) {
        skipBody(answer, method);
        return answer;
      }
    }
  }

  private String head() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int last4 = 0;
    int b;
    while (last4 != 0x0d0a0d0a && (b = in.read()) >= 0) {
      head.write(b);
      last4 = last4 << 8 | b;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private void skipBody(Answer answer, String method) throws IOException {
    if (method.equals("HEAD") || answer.status() == 204 || answer.status() == 304) {
      return;
    }
    String length = answer.value("content-length");
    if (answer.value("transfer-encoding") != null) {
      skipChunks();
    } else if (length != null) {
      skip(Integer.parseInt(length));
    } else {
      in.readAllBytes();
    }
  }

  private void skip(int count) throws IOException {
    if (in.readNBytes(count).length < count) {
      throw new EOFException();
    }
  }

  private void skipChunks() throws IOException {
    while (true) {
      StringBuilder line = new StringBuilder();
      int b;
      while ((b = in.read()) >= 0 && b != '\n') {
        line.append((char) b);
      }
      if (b < 0) {
        throw new EOFException();
      }
      int size = Integer.parseInt(Input.before(line.toString().strip(), ";"), 16);
      skip(size + 2);
      if (size == 0) {
        return;
      }
    }
  }
}
