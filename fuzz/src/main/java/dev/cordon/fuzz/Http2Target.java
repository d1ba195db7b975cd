package dev.cordon.fuzz;

import dev.cordon.gateway.GatewayOptions;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The gateway's HTTP/2: {@link Http2Script} tells how an input is written. */
public final class Http2Target {
  private static final String OWN = "https://" + Http2Script.AUTHORITY;
  private static final byte[] PING = "cordon!!".getBytes(StandardCharsets.US_ASCII);
  private static final SSLContext TLS = trustsAll();
  private static @Nullable Edge edge;

  private Http2Target() {}

  /** Called before the first input. */
  public static void fuzzerInitialize() {
    edge = new Edge(OWN, "https://127.0.0.1:0", GatewayOptions.Tls.DEVELOPMENT);
  }

  /** Called after the last input. */
  public static void fuzzerTearDown() throws IOException {
    Edge started = edge;
    edge = null;
    if (started != null) {
      started.close();
    }
  }

  public static void fuzzerTestOneInput(byte[] input) {
    Edge gateway = edge;
    if (gateway == null) {
      throw new IllegalStateException("fuzzerInitialize comes first");
    }
    Http2Script script = Http2Script.read(input);
    String shown = new String(input, StandardCharsets.ISO_8859_1);
    String client = gateway.nextClient();
    gateway
        .upstream()
        .expect(
            client,
            script.isRaw()
                ? Expectation.ofAnything(OWN, shown)
                : new Expectation(script.messages(), OWN, shown));
    Set<Integer> awaited = new HashSet<>(script.isRaw() ? Set.of() : script.whole());
    try (Socket plain = gateway.connect(client);
        SSLSocket socket =
            (SSLSocket)
                TLS.getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2"});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      socket.getOutputStream().write(script.bytes());
      socket.getOutputStream().flush();
      await(new DataInputStream(new BufferedInputStream(socket.getInputStream())), awaited);
    } catch (SocketTimeoutException e) {
      throw new AssertionError(Claim.text("no answer on " + awaited, shown), e);
    } catch (SSLException e) {
      Claim.holds(!(e.getCause() instanceof SocketTimeoutException), "no answer", shown);
    } catch (IOException e) {
      // The gateway may close whenever it has seen enough.
    }
    gateway.upstream().check();
  }

  /** Until the ping has come back and each whole request has its answer, or the connection ends. */
  private static void await(DataInputStream in, Set<Integer> awaited) throws IOException {
    boolean ponged = false;
    while (!ponged || !awaited.isEmpty()) {
      int first = in.read();
      if (first < 0) {
        return;
      }
      int length = first << 16 | in.readUnsignedShort();
      int type = in.readUnsignedByte();
      int flags = in.readUnsignedByte();
      int stream = in.readInt() & 0x7fffffff;
      byte[] payload = in.readNBytes(length);
      switch (type) {
        case 0, 1 -> {
          if ((flags & 1) != 0) {
            awaited.remove(stream);
          }
        }
        case 3 -> awaited.remove(stream);
        case 6 -> ponged |= (flags & 1) != 0 && Arrays.equals(payload, PING);
        case 7 -> {
          return;
        }
        default -> {}
      }
    }
  }

  private static SSLContext trustsAll() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TrustsAll()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
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
