package dev.cordon.testkit;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Response;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** Reads one answer off an HTTP/1.1 connection (RFC 9112); of what never ends only its head. */
final class AnswerReader {
  private static final int MAX_HEAD_BYTES = 256 * 1024;
  private static final int MAX_BODY_BYTES = 16 * 1024 * 1024;

  private final InputStream in;
  private final long deadline;
  private int headBytes;

  AnswerReader(InputStream in, Duration atMost) {
    this.in = new BufferedInputStream(in);
    this.deadline = System.nanoTime() + atMost.toNanos();
  }

  Response read(String method) throws IOException {
    while (true) {
      var status = status(line());
      var headers = headers();
      if (status >= 200 || status == 101) {
        var open = status == 101 || isStream(headers);
        return new Response(status, headers, open ? Body.EMPTY : body(method, status, headers));
      }
    }
  }

  private static int status(String line) throws IOException {
    var parts = line.split(" ", 3);
    if (parts.length < 2 || !parts[0].startsWith("HTTP/1.") || !parts[1].matches("[1-5][0-9]{2}")) {
      throw new IOException("it does not speak HTTP/1.1");
    }
    return Integer.parseInt(parts[1]);
  }

  private Headers headers() throws IOException {
    var headers = Headers.builder();
    for (var line = line(); !line.isEmpty(); line = line()) {
      var colon = line.indexOf(':');
      if (colon <= 0) {
        throw new IOException("a header line without a colon");
      }
      headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return headers.build();
  }

  private static boolean isStream(Headers headers) {
    var type = headers.get("Content-Type");
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("text/event-stream");
  }

  private Body body(String method, int status, Headers headers) throws IOException {
    if (method.equals("HEAD") || status == 204 || status == 304) {
      return Body.EMPTY;
    }
    var coding = headers.get("Transfer-Encoding");
    if (coding != null && coding.toLowerCase(Locale.ROOT).endsWith("chunked")) {
      return chunks();
    }
    var length = headers.get("Content-Length");
    return length == null ? untilEnd() : Body.of(bytes(number(length, 10)));
  }

  private Body chunks() throws IOException {
    var all = new ByteArrayOutputStream();
    while (true) {
      var line = line();
      var semicolon = line.indexOf(';');
      var size = number(semicolon < 0 ? line : line.substring(0, semicolon), 16);
      if (size == 0) {
        return Body.of(all.toByteArray());
      }
      all.write(bytes(size));
      if (all.size() > MAX_BODY_BYTES) {
        throw new IOException("a body of more than " + MAX_BODY_BYTES + " bytes");
      }
      line();
    }
  }

  private Body untilEnd() throws IOException {
    var all = new ByteArrayOutputStream();
    for (var next = next(); next >= 0; next = next()) {
      all.write(next);
      if (all.size() > MAX_BODY_BYTES) {
        throw new IOException("a body of more than " + MAX_BODY_BYTES + " bytes");
      }
    }
    return Body.of(all.toByteArray());
  }

  private byte[] bytes(int count) throws IOException {
    var bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("the body ends after " + bytes.length + " of " + count + " bytes");
    }
    return bytes;
  }

  private static int number(String text, int radix) throws IOException {
    try {
      var number = Integer.parseInt(text.strip(), radix);
      if (number >= 0 && number <= MAX_BODY_BYTES) {
        return number;
      }
    } catch (NumberFormatException none) {
      // Said below.
    }
    throw new IOException("a body whose length is " + text);
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (var next = next(); next != '\n'; next = next()) {
      if (next < 0) {
        throw new EOFException("the connection was closed within the head");
      }
      if (++headBytes > MAX_HEAD_BYTES) {
        throw new IOException("a head of more than " + MAX_HEAD_BYTES + " bytes");
      }
      line.write(next);
    }
    var text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private int next() throws IOException {
    if (System.nanoTime() - deadline > 0) {
      throw new SocketTimeoutException("nothing came in time");
    }
    return in.read();
  }
}
