package dev.cordon.rig;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLSocket;

/** One connection of a browser to its proxy: HTTP/1.1, tunnels, TLS inside them, WebSockets. */
final class Connection implements Runnable {
  private static final int MOST_OF_A_HEAD = 256 * 1024;
  private static final int MOST_OF_A_BODY = 4 * 1024 * 1024;

  private final Certificates certificates;
  private final Handler handler;
  private Socket socket;
  private InputStream in;
  private String scheme = "http";
  private String tunnelTo = "";

  Connection(Socket socket, Certificates certificates, Handler handler) throws IOException {
    this.socket = socket;
    this.certificates = certificates;
    this.handler = handler;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  @Override
  public void run() {
    try (var outer = socket) {
      boolean goOn = true;
      while (goOn) {
        goOn = serveOne();
      }
      socket.close();
    } catch (IOException | RuntimeException goneOrGarbled) {
      // A browser may drop a connection at any time; what it sent before was recorded.
    }
  }

  private boolean serveOne() throws IOException {
    String requestLine = readLine();
    if (requestLine.isEmpty()) {
      return false;
    }
    var parts = requestLine.split(" ");
    var headers = readHeaders();
    if (parts[0].equals("CONNECT")) {
      openTunnel(parts[1]);
      return true;
    }
    var request = read(parts[0], parts[1], headers);
    var reply = handler.handle(request);
    if (reply instanceof Reply.Relay relay) {
      Relaying.run(request, relay, in, socket.getOutputStream());
    }
    if (!(reply instanceof Reply.Response response)) {
      return false;
    }
    if (response.status() == 101) {
      serveWebSocket(request, response);
      return false;
    }
    write(request, response);
    return response.afterwards() == Reply.Afterwards.KEEP_OPEN;
  }

  private void openTunnel(String authority) throws IOException {
    socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    tunnelTo = authority.toLowerCase(Locale.ROOT);
    in.mark(1);
    int first = in.read();
    in.reset();
    if (first != 0x16) { // Not a TLS handshake record: a WebSocket without TLS.
      tunnelTo = tunnelTo.replaceFirst(":80$", "");
      return;
    }
    String host = tunnelTo.replaceFirst(":[0-9]+$", "").replaceAll("[\\[\\]]", "");
    tunnelTo = tunnelTo.replaceFirst(":443$", "");
    scheme = "https";
    // What was buffered of the handshake belongs to TLS.
    var consumed = new ByteArrayInputStream(in.readNBytes(in.available()));
    var tls =
        (SSLSocket)
            certificates.contextOf(host).getSocketFactory().createSocket(socket, consumed, true);
    tls.setUseClientMode(false);
    socket = tls;
    in = new BufferedInputStream(tls.getInputStream());
  }

  private RawRequest read(String method, String target, List<Pair> headers) throws IOException {
    String authority = tunnelTo;
    String path = target;
    // Absolute-form, RFC 9112, section 3.2.2; WebKitGTK sends a WebSocket's so too.
    if (target.startsWith("http://") || target.startsWith("ws://")) {
      int start = target.indexOf("://") + "://".length();
      int slash = target.indexOf('/', start);
      authority = target.substring(start, slash).toLowerCase(Locale.ROOT);
      authority = authority.replaceFirst(":80$", "");
      path = target.substring(slash);
    }
    var request = new RawRequest(method, scheme, authority, path, headers, new byte[0]);
    return new RawRequest(
        method, scheme, authority, path, headers, readBody(request.joinedHeaders()));
  }

  private byte[] readBody(Map<String, String> headers) throws IOException {
    if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
      return readChunks();
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    if (length > MOST_OF_A_BODY) {
      throw new IOException("A body of " + length + " bytes");
    }
    return in.readNBytes(length);
  }

  private byte[] readChunks() throws IOException {
    var body = new ByteArrayOutputStream();
    while (body.size() <= MOST_OF_A_BODY) {
      int length = Integer.parseInt(readLine().split(";")[0].trim(), 16);
      body.write(in.readNBytes(Math.min(length, MOST_OF_A_BODY)));
      readLine();
      if (length == 0) {
        return body.toByteArray();
      }
    }
    throw new IOException("A body of more than " + MOST_OF_A_BODY + " bytes");
  }

  private List<Pair> readHeaders() throws IOException {
    var headers = new ArrayList<Pair>();
    int size = 0;
    for (String line = readLine(); !line.isEmpty(); line = readLine()) {
      int colon = line.indexOf(':');
      headers.add(new Pair(line.substring(0, colon), line.substring(colon + 1).strip()));
      size += line.length();
      if (size > MOST_OF_A_HEAD) {
        throw new IOException("A head of more than " + MOST_OF_A_HEAD + " bytes");
      }
    }
    return headers;
  }

  private String readLine() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        if (line.size() == 0) {
          return "";
        }
        throw new EOFException();
      }
      line.write(next);
      if (line.size() > MOST_OF_A_HEAD) {
        throw new IOException("A line of more than " + MOST_OF_A_HEAD + " bytes");
      }
    }
    return RawRequest.text(line.toByteArray()).stripTrailing();
  }

  private void write(RawRequest request, Reply.Response reply) throws IOException {
    boolean bodiless = reply.status() == 204 || reply.status() == 304;
    var head = new StringBuilder("HTTP/1.1 ").append(reply.status()).append(" Rig\r\n");
    reply.headers().forEach(pair -> line(head, pair.name(), pair.value()));
    if (!bodiless) {
      line(head, "Content-Length", "" + reply.body().length);
    }
    line(head, "Connection", reply.afterwards() == Reply.Afterwards.CLOSE ? "close" : "keep-alive");
    var bytes = new ByteArrayOutputStream();
    bytes.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    if (!bodiless && !request.method().equals("HEAD")) {
      bytes.write(reply.body());
    }
    socket.getOutputStream().write(bytes.toByteArray());
    socket.getOutputStream().flush();
  }

  /** Opens the WebSocket and says nothing but the answer to a close frame. */
  private void serveWebSocket(RawRequest request, Reply.Response reply) throws IOException {
    var headers = request.joinedHeaders();
    var head = new StringBuilder("HTTP/1.1 101 Switching Protocols\r\n");
    line(head, "Upgrade", "websocket");
    line(head, "Connection", "Upgrade");
    line(head, "Sec-WebSocket-Accept", accept(headers.getOrDefault("sec-websocket-key", "")));
    String offered = headers.getOrDefault("sec-websocket-protocol", "").split(",")[0].strip();
    if (!offered.isEmpty()) {
      line(head, "Sec-WebSocket-Protocol", offered);
    }
    reply.headers().forEach(pair -> line(head, pair.name(), pair.value()));
    var out = socket.getOutputStream();
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
    socket.setSoTimeout(10_000);
    if ((in.read() & 0x0f) == 8) {
      out.write(new byte[] {(byte) 0x88, 0});
      out.flush();
    }
  }

  /** RFC 6455, section 4.2.2, step 5.4. */
  private static String accept(String key) {
    try {
      String text = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
      var digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void line(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }
}
