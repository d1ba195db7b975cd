package dev.cordon.browser.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.cordon.web.Url;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS: whose certificate is believed, by requests and by handshakes alike. */
class HttpNetworkTlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir static Path folder;

  private static HttpsServer server;
  private static Path authority;

  @BeforeAll
  static void start() throws Exception {
    var file = folder.resolve("server.p12");
    keytool(file, "san=dns:localhost");
    var keys = KeyStore.getInstance(file.toFile(), PASSWORD);
    authority =
        Files.writeString(
            folder.resolve("server.pem"),
            "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getCertificate("server").getEncoded())
                + "\n-----END CERTIFICATE-----\n");
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    var tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  private static void keytool(Path file, String names) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                names,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "keytool does not end");
    assertEquals(0, process.exitValue(), "keytool failed");
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  private static Request get(String host) {
    return new Request("GET", url(host), Headers.EMPTY, null);
  }

  private static Request handshake(String host) {
    return new Request("GET", url(host), Headers.of("Upgrade", "websocket"), null);
  }

  private static Url url(String host) {
    return Url.parse("https://" + host + ":" + server.getAddress().getPort() + "/");
  }

  @Test
  void a_certificate_of_nobody_known_is_refused() {
    var network = HttpNetwork.create();
    for (var request : new Request[] {get("localhost"), handshake("localhost")}) {
      var failure = assertThrows(NetworkFailure.class, () -> network.send(request));
      assertTrue(failure.getMessage().startsWith("TLS failed: "), failure.getMessage());
    }
  }

  @Test
  void an_authority_that_one_trusts_is_believed_for_its_name() throws Exception {
    var network = HttpNetwork.builder().trusting(authority).build();
    assertEquals(204, network.send(get("localhost")).status());
    assertEquals(204, network.send(handshake("localhost")).status());
    for (var request : new Request[] {get("127.0.0.1"), handshake("127.0.0.1")}) {
      var failure = assertThrows(NetworkFailure.class, () -> network.send(request));
      assertTrue(failure.getMessage().startsWith("TLS failed: "), failure.getMessage());
    }
  }

  @Test
  void who_trusts_everybody_asks_for_no_name() throws Exception {
    var network = HttpNetwork.builder().dangerouslyTrustingEverybody().build();
    assertEquals(204, network.send(get("127.0.0.1")).status());
    assertEquals(204, network.send(handshake("127.0.0.1")).status());
  }

  @Test
  void a_file_without_certificates_is_refused() throws Exception {
    var empty = Files.writeString(folder.resolve("empty.pem"), "nothing\n");
    assertThrows(IOException.class, () -> HttpNetwork.builder().trusting(empty));
  }
}
