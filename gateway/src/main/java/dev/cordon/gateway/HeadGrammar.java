package dev.cordon.gateway;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Reads the head of an HTTP/1 request line by line, as RFC 9112 writes it and without any of the
 * leniency that it permits.
 *
 * <p>A head that two parsers may read in two ways is how one request is smuggled inside another.
 * Vert.x hands its handlers a head that has already been mended: folded lines joined, a {@code
 * Content-Length} beside a {@code Transfer-Encoding} dropped. What was mended cannot be refused any
 * more, so this looks at the bytes first.
 */
final class HeadGrammar {
  private static final byte[] CONTENT_LENGTH = ascii("content-length");
  private static final byte[] TRANSFER_ENCODING = ascii("transfer-encoding");
  private static final byte[] HIXIE_KEY = ascii("sec-websocket-key");
  private static final byte[] CHUNKED = ascii("chunked");
  private static final byte[] HTTP_1 = ascii("HTTP/1.");
  private static final boolean[] TOKEN_CHARS = tokenChars();
  private static final int MAX_LENGTH_DIGITS = 18;

  private static final HeadFault BARE_LF =
      HeadFault.bad("bare-lf", "A line of the head ends in LF without CR (RFC 9112, section 2.2).");
  private static final HeadFault FOLDED =
      HeadFault.bad("folded-line", "A header line is folded (RFC 9112, section 5.2).");
  private static final HeadFault REQUEST_LINE =
      HeadFault.bad(
          "request-line",
          "The request line is not 'method SP target SP HTTP-version' (RFC 9112, section 3).");
  private static final HeadFault FIELD_NAME =
      HeadFault.bad(
          "field-name",
          "A header line does not begin with a token and a colon (RFC 9112, section 5.1).");
  private static final HeadFault FIELD_VALUE =
      HeadFault.bad(
          "field-value", "A header value holds a control character (RFC 9110, section 5.5).");
  private static final HeadFault LENGTH =
      HeadFault.bad(
          "content-length",
          "Content-Length is repeated or not a plain number (RFC 9112, section 6.3).");
  private static final HeadFault CODING =
      HeadFault.bad(
          "transfer-encoding",
          "Transfer-Encoding is not one 'chunked', or stands in HTTP/1.0 (RFC 9112, section 6.1).");
  private static final HeadFault BOTH =
      HeadFault.bad(
          "two-lengths",
          "Content-Length and Transfer-Encoding stand together (RFC 9112, section 6.3).");
  private static final HeadFault OLD_WEBSOCKET =
      HeadFault.bad(
          "old-websocket",
          "The handshake is of a WebSocket draft whose body has no declared length.");
  private static final HeadFault VERSION =
      new HeadFault(505, "http-version", "The version is neither HTTP/1.0 nor HTTP/1.1.");
  private static final HeadFault LINE_LIMIT =
      new HeadFault(
          414, "request-line-limit", "The request line is longer than limits.header-bytes.");
  private static final HeadFault SIZE_LIMIT =
      new HeadFault(431, "headers-limit", "The headers are larger than limits.header-bytes.");
  private static final HeadFault COUNT_LIMIT =
      new HeadFault(
          431, "header-count-limit", "There are more header lines than limits.header-count.");

  private final HeadLimits limits;

  private int lineStart;
  private int searched;
  private int lines;
  private int lengths;
  private int codings;
  private boolean http10;
  private boolean complete;

  HeadGrammar(HeadLimits limits) {
    this.limits = limits;
  }

  /** Whether the last call to {@link #read} reached the empty line that ends a head. */
  boolean isComplete() {
    return complete;
  }

  /** Whether a part of a head has been read. */
  boolean hasBegun() {
    return searched > 0;
  }

  /** Forgets the head that was read, ready for the next. */
  void reset() {
    lineStart = 0;
    searched = 0;
    lines = 0;
    lengths = 0;
    codings = 0;
    http10 = false;
    complete = false;
  }

  /**
   * Reads on in {@code in}, whose reader index stands at the begin of the head and is not moved.
   * Every byte is looked at once, however small the pieces are in which the head arrives.
   */
  @Nullable HeadFault read(ByteBuf in) {
    int base = in.readerIndex();
    int end = in.writerIndex();
    while (!complete) {
      int lf = in.indexOf(base + searched, end, (byte) '\n');
      searched = (lf < 0 ? end : lf + 1) - base;
      HeadFault tooLong = checkLimits();
      if (tooLong != null) {
        return tooLong;
      }
      if (lf < 0) {
        return null;
      }
      int start = base + lineStart;
      if (lf == start || in.getByte(lf - 1) != '\r') {
        return BARE_LF;
      }
      HeadFault fault = readLine(in, start, lf - 1);
      if (fault != null) {
        return fault;
      }
      lineStart = searched;
    }
    return null;
  }

  private @Nullable HeadFault checkLimits() {
    if (searched > limits.bytes()) {
      return lines == 0 ? LINE_LIMIT : SIZE_LIMIT;
    }
    return lines > limits.lines() + 1 ? COUNT_LIMIT : null;
  }

  private @Nullable HeadFault readLine(ByteBuf in, int start, int end) {
    if (start == end) {
      complete = true;
      return codings > 0 && lengths > 0 ? BOTH : null;
    }
    return lines++ == 0 ? readRequestLine(in, start, end) : readField(in, start, end);
  }

  private @Nullable HeadFault readRequestLine(ByteBuf in, int start, int end) {
    int method = tokenEnd(in, start, end);
    if (method == start || method == end || in.getByte(method) != ' ') {
      return REQUEST_LINE;
    }
    int target = method + 1;
    while (target < end && in.getByte(target) > ' ' && in.getByte(target) < 0x7f) {
      target++;
    }
    if (target == method + 1 || target == end || in.getByte(target) != ' ') {
      return REQUEST_LINE;
    }
    int version = target + 1;
    if (end - version != HTTP_1.length + 1) {
      return REQUEST_LINE;
    }
    byte minor = in.getByte(end - 1);
    if (!startsWith(in, version, HTTP_1) || (minor != '0' && minor != '1')) {
      return VERSION;
    }
    http10 = minor == '0';
    return null;
  }

  private @Nullable HeadFault readField(ByteBuf in, int start, int end) {
    byte first = in.getByte(start);
    if (first == ' ' || first == '\t') {
      return FOLDED;
    }
    int nameEnd = tokenEnd(in, start, end);
    if (nameEnd == start || nameEnd == end || in.getByte(nameEnd) != ':') {
      return FIELD_NAME;
    }
    int from = nameEnd + 1;
    for (int i = from; i < end; i++) {
      byte b = in.getByte(i);
      if ((b >= 0 && b < ' ' && b != '\t') || b == 0x7f) {
        return FIELD_VALUE;
      }
    }
    while (from < end && isBlank(in.getByte(from))) {
      from++;
    }
    int to = end;
    while (to > from && isBlank(in.getByte(to - 1))) {
      to--;
    }
    int length = nameEnd - start;
    if (length == CONTENT_LENGTH.length && equalsFolded(in, start, CONTENT_LENGTH)) {
      return ++lengths > 1 || !isPlainNumber(in, from, to) ? LENGTH : null;
    }
    if (length == TRANSFER_ENCODING.length && equalsFolded(in, start, TRANSFER_ENCODING)) {
      boolean chunked = to - from == CHUNKED.length && equalsFolded(in, from, CHUNKED);
      return ++codings > 1 || http10 || !chunked ? CODING : null;
    }
    if (length == HIXIE_KEY.length + 1 && equalsFolded(in, start, HIXIE_KEY)) {
      return OLD_WEBSOCKET;
    }
    return null;
  }

  private static int tokenEnd(ByteBuf in, int start, int end) {
    int i = start;
    while (i < end && isTokenChar(in.getByte(i))) {
      i++;
    }
    return i;
  }

  /** RFC 9110, section 5.6.2: tchar. */
  private static boolean isTokenChar(byte b) {
    return b > 0 && TOKEN_CHARS[b];
  }

  private static boolean[] tokenChars() {
    boolean[] chars = new boolean[128];
    for (char c = 0; c < chars.length; c++) {
      chars[c] =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }
    return chars;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  private static boolean isPlainNumber(ByteBuf in, int from, int to) {
    for (int i = from; i < to; i++) {
      if (in.getByte(i) < '0' || in.getByte(i) > '9') {
        return false;
      }
    }
    return to > from && to - from <= MAX_LENGTH_DIGITS;
  }

  private static boolean startsWith(ByteBuf in, int at, byte[] expected) {
    for (int i = 0; i < expected.length; i++) {
      if (in.getByte(at + i) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean equalsFolded(ByteBuf in, int at, byte[] lowerCase) {
    for (int i = 0; i < lowerCase.length; i++) {
      byte b = in.getByte(at + i);
      if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != lowerCase[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }
}
