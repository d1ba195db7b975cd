package dev.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * HTTP/2 can say in a field what HTTP/1.1 can only say by its line ends. None of it gets out of its
 * field on the way to the application. The frames are written by hand, since no library would.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Http2SmugglingTest {
  private static final String AUTHORITY = "localhost:8443";

  private RawUpstream upstream;
  private TestGateway gateway;

  @BeforeAll
  void start() throws IOException {
    upstream = new RawUpstream();
    gateway =
        TestGateway.start(
            TestGateway.yaml(
                "app:\n  origins: [\"https://localhost:8443\"]\n",
                "  listen: https://127.0.0.1:0\n",
                "http://127.0.0.1:" + upstream.port()),
            GatewayOptions.DEFAULT.withTls(GatewayOptions.Tls.DEVELOPMENT));
  }

  @AfterAll
  void stop() throws IOException {
    gateway.close();
    upstream.close();
  }

  private static String[] head(String... more) {
    List<String> fields =
        new ArrayList<>(
            List.of(":method", "GET", ":scheme", "https", ":authority", AUTHORITY, ":path", "/x"));
    for (int i = 0; i < more.length; i += 2) {
      int known = fields.indexOf(more[i]);
      if (more[i].startsWith(":") && known >= 0) {
        fields.set(known + 1, more[i + 1]);
      } else {
        fields.add(more[i]);
        fields.add(more[i + 1]);
      }
    }
    return fields.toArray(String[]::new);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        arguments("CRLF in a value", head("x-a", "b\r\nX-Evil: 1"), ""),
        arguments("LF in a value", head("x-a", "b\nX-Evil: 1"), ""),
        arguments("CR in a value", head("x-a", "b\rX-Evil: 1"), ""),
        arguments("NUL in a value", head("x-a", "b\u0000"), ""),
        arguments("CRLF in a name", head("x-a\r\nx-evil: 1", "b"), ""),
        arguments("a colon in a name", head("x-a:b", "c"), ""),
        arguments("a space in a name", head("x a", "c"), ""),
        arguments("capitals in a name", head("X-A", "c"), ""),
        arguments("Transfer-Encoding", head("transfer-encoding", "chunked"), "0\r\n\r\nGET /evil"),
        arguments("Connection", head("connection", "x-a"), ""),
        arguments("Upgrade", head("upgrade", "websocket"), ""),
        arguments(
            "a body longer than its length",
            head(":method", "PUT", "content-length", "1"),
            "abcdef"),
        arguments(
            "a body shorter than its length",
            head(":method", "PUT", "content-length", "9"),
            "abcdef"),
        arguments(
            "two lengths",
            head(":method", "PUT", "content-length", "6", "content-length", "7"),
            "abcdef"),
        arguments(
            "a request line in the method", head(":method", "GET /evil HTTP/1.1\r\nx: y"), ""),
        arguments("a space in the path", head(":path", "/a HTTP/1.1"), ""),
        arguments("CRLF in the path", head(":path", "/a\r\nX: y"), ""),
        arguments("an absolute path", head(":path", "http://evil.example/x"), ""),
        arguments("an empty path", head(":path", ""), ""),
        arguments("a foreign authority", head(":authority", "evil.example"), ""),
        arguments("a Host that is not the authority", head("host", "evil.example"), ""),
        arguments("CONNECT", new String[] {":method", "CONNECT", ":authority", AUTHORITY}, ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void is_refused(String what, String[] fields, String body) throws Exception {
    String outcome = send(fields, body);
    assertThat(outcome).matches("status 4\\d\\d|reset|closed");
    assertThat(upstream.all())
        .noneMatch(r -> r.head().toLowerCase(java.util.Locale.ROOT).contains("evil"))
        .noneMatch(r -> r.requestLine().startsWith("GET /x ") && r.head().contains("x-a"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("passed")
  void is_passed_on_as_one_unambiguous_message(String what, String[] fields, String body)
      throws Exception {
    int before = upstream.all().size();
    assertThat(send(fields, body)).isEqualTo("status 200");
    RawUpstream.Received request = upstream.all().get(before);
    assertThat(request.header("Host")).containsExactly(AUTHORITY);
    assertThat(request.body()).isEqualTo(body);
  }

  static Stream<Arguments> passed() {
    return Stream.of(
        arguments("a plain request", head(), ""),
        arguments("a body without a length", head(":method", "PUT"), "abcdef"),
        arguments(
            "a body with its length", head(":method", "PUT", "content-length", "6"), "abcdef"),
        arguments("another scheme", head(":scheme", "http"), ""),
        arguments("a Host that is the authority", head("host", AUTHORITY), ""),
        arguments(
            "a Host instead of an authority",
            new String[] {":method", "GET", ":scheme", "https", ":path", "/x", "host", AUTHORITY},
            ""));
  }

  /** Sends one request on a connection of its own, and says what became of it. */
  private String send(String[] fields, String body) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustsAll()}, null);
    try (SSLSocket socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), gateway.port())) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2"});
      socket.setSSLParameters(parameters);
      socket.setSoTimeout(10_000);
      ByteArrayOutputStream block = new ByteArrayOutputStream();
      for (int i = 0; i < fields.length; i += 2) {
        // RFC 7541, section 6.2.2: a literal without indexing, neither name nor value compressed.
        block.write(0);
        string(block, fields[i]);
        string(block, fields[i + 1]);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      frame(out, 4, 0, 0, new byte[0]);
      frame(out, 1, body.isEmpty() ? 5 : 4, 1, block.toByteArray());
      if (!body.isEmpty()) {
        frame(out, 0, 1, 1, body.getBytes(StandardCharsets.ISO_8859_1));
      }
      socket.getOutputStream().write(out.toByteArray());
      socket.getOutputStream().flush();
      return outcome(new DataInputStream(socket.getInputStream()));
    } catch (java.net.SocketException e) {
      return "closed";
    }
  }

  private static String outcome(DataInputStream in) throws IOException {
    while (true) {
      int first = in.read();
      if (first < 0) {
        return "closed";
      }
      int length = first << 16 | in.readUnsignedShort();
      int type = in.readUnsignedByte();
      int flags = in.readUnsignedByte();
      in.readInt();
      byte[] payload = in.readNBytes(length);
      if (type == 1) {
        int priority = (flags & 0x20) == 0 ? 0 : 5;
        return "status " + status(Arrays.copyOfRange(payload, priority, length));
      }
      if (type == 3) {
        return "reset";
      }
      if (type == 7) {
        return "closed";
      }
    }
  }

  /**
   * The first field of an answer is its status: in the static table, or a literal by the name of
   * entry 8.
   */
  private static int status(byte[] block) {
    int at = 0;
    while ((block[at] & 0xe0) == 0x20) {
      at++;
    }
    int[] indexed = {200, 204, 206, 304, 400, 404, 500};
    int first = block[at] & 0xff;
    if (first >= 0x88 && first <= 0x8e) {
      return indexed[first - 0x88];
    }
    boolean huffman = (block[at + 1] & 0x80) != 0;
    if (!huffman) {
      return Integer.parseInt(new String(block, at + 2, 3, StandardCharsets.US_ASCII));
    }
    // RFC 7541, appendix B: the digits 0 to 2 have five bits, 3 to 9 six.
    int bits =
        (block[at + 2] & 0xff) << 16
            | (block[at + 3] & 0xff) << 8
            | (block.length > at + 4 ? block[at + 4] & 0xff : 0);
    StringBuilder digits = new StringBuilder();
    int used = 0;
    while (digits.length() < 3) {
      int five = bits >> (19 - used) & 0x1f;
      if (five < 3) {
        digits.append(five);
        used += 5;
      } else {
        digits.append((bits >> (18 - used) & 0x3f) - 0x19 + 3);
        used += 6;
      }
    }
    return Integer.parseInt(digits.toString());
  }

  private static void string(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    out.write(bytes.length);
    out.writeBytes(bytes);
  }

  private static void frame(
      ByteArrayOutputStream out, int type, int flags, int stream, byte[] payload) {
    ByteBuffer head = ByteBuffer.allocate(9);
    head.put((byte) (payload.length >> 16)).putShort((short) payload.length);
    head.put((byte) type).put((byte) flags).putInt(stream);
    out.writeBytes(head.array());
    out.writeBytes(payload);
  }

  private static final class TrustsAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
