package dev.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TlsTest {
  private static final String POLICY =
      """
      app:
        origins: ["https://localhost:%d", "https://bank.localhost"]
        hosts: ["localhost", "127.0.0.1"]
      """;

  private RawUpstream upstream;
  private TestGateway gateway;
  private Path certificate;
  private Path key;

  @BeforeEach
  void start() throws Exception {
    upstream = new RawUpstream();
    Path folder = Files.createTempDirectory("cordon-tls");
    certificate = folder.resolve("cert.pem");
    key = folder.resolve("key.pem");
    writeCertificate();
    int port = freePort();
    gateway =
        TestGateway.start(
            TestGateway.yaml(
                POLICY.formatted(port),
                "  listen: https://127.0.0.1:"
                    + port
                    + "\n"
                    + "  hsts:\n"
                    + "    max-age: 365d\n"
                    + "  redirect-http: http://127.0.0.1:0\n"
                    + "  tls:\n"
                    + "    certificate: "
                    + certificate
                    + "\n    key: "
                    + key
                    + "\n",
                "http://127.0.0.1:" + upstream.port()),
            GatewayOptions.DEFAULT);
  }

  @AfterEach
  void stop() throws IOException {
    gateway.close();
    upstream.close();
  }

  private static int freePort() throws IOException {
    try (var socket = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void writeCertificate() throws IOException {
    var material =
        DevCertificate.forNames(List.of("localhost", "127.0.0.1", "[::1]"), Instant.now());
    Files.write(certificate, material.getCertValue().getBytes());
    Files.write(key, material.getKeyValue().getBytes());
  }

  /** A client that trusts nothing but the certificate in the file. */
  private SSLContext trusting() throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry("it", read());
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }

  private X509Certificate read() throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(certificate)));
  }

  private HttpResponse<String> get(HttpClient.Version version, String path) throws Exception {
    return HttpClient.newBuilder()
        .sslContext(trusting())
        .version(version)
        .build()
        .send(
            HttpRequest.newBuilder(URI.create("https://localhost:" + gateway.port() + path))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void HTTP_2_is_spoken_and_the_application_sees_HTTP_1_1_with_the_same_host() throws Exception {
    HttpResponse<String> answer = get(HttpClient.Version.HTTP_2, "/a?b");
    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("hello");
    assertThat(answer.headers().firstValue("strict-transport-security"))
        .hasValue("max-age=31536000");
    RawUpstream.Received request = upstream.next();
    assertThat(request.requestLine()).isEqualTo("GET /a?b HTTP/1.1");
    assertThat(request.header("Host")).containsExactly("localhost:" + gateway.port());
    assertThat(request.header("X-Forwarded-Proto")).containsExactly("https");
    assertThat(request.header("Transfer-Encoding")).isEmpty();
  }

  @Test
  void a_body_of_HTTP_2_without_a_length_arrives_whole() throws Exception {
    HttpResponse<String> answer =
        HttpClient.newBuilder()
            .sslContext(trusting())
            .build()
            .send(
                HttpRequest.newBuilder(URI.create("https://localhost:" + gateway.port() + "/x"))
                    .POST(
                        HttpRequest.BodyPublishers.ofInputStream(
                            () -> new ByteArrayInputStream("a".repeat(100_000).getBytes())))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(upstream.next().body()).hasSize(100_000);
  }

  @Test
  void HTTP_1_1_is_spoken_too() throws Exception {
    HttpResponse<String> answer = get(HttpClient.Version.HTTP_1_1, "/");
    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void the_strict_decoder_stands_behind_TLS_as_well() throws Exception {
    SSLSocket socket =
        (SSLSocket)
            trusting()
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), gateway.port());
    try (RawClient client = new RawClient(socket)) {
      client.send(
          "POST /x HTTP/1.1\r\n"
              + "Host: localhost\r\n"
              + "Content-Length: 5\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n"
              + "0\r\n\r\n");
      assertThat(client.answer().status()).isEqualTo(400);
    }
  }

  @Test
  void a_renewed_certificate_is_shown_after_a_reload() throws Exception {
    X509Certificate before = presented();
    assertThat(before).isEqualTo(read());
    writeCertificate();
    assertThat(gateway.gateway().reload()).isEmpty();
    assertThat(presented()).isEqualTo(read()).isNotEqualTo(before);
  }

  @Test
  void a_broken_certificate_leaves_the_old_one() throws Exception {
    X509Certificate before = presented();
    Files.writeString(
        certificate, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    assertThat(gateway.gateway().reload()).get().asString().contains("gateway.tls");
    assertThat(presented()).isEqualTo(before);
  }

  private X509Certificate presented() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustsAll()}, null);
    try (SSLSocket socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), gateway.port())) {
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
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

  @Test
  void without_files_the_gateway_does_not_start_and_says_what_to_do() {
    String yaml =
        TestGateway.yaml(
            POLICY.formatted(8443),
            "  listen: https://127.0.0.1:0\n",
            "http://127.0.0.1:" + upstream.port());
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> TestGateway.start(yaml, GatewayOptions.DEFAULT)))
        .hasStackTraceContaining("--dev-tls");
  }

  @Test
  void dev_tls_makes_one_for_loopback_names() {
    String yaml =
        TestGateway.yaml(
            POLICY.formatted(8443),
            "  listen: https://127.0.0.1:0\n",
            "http://127.0.0.1:" + upstream.port());
    try (TestGateway dev =
        TestGateway.start(yaml, GatewayOptions.DEFAULT.withTls(GatewayOptions.Tls.DEVELOPMENT))) {
      assertThat(dev.gateway().listening().get(0).toString()).startsWith("https://127.0.0.1:");
    }
  }

  @Test
  void the_development_certificate_is_well_formed_and_names_what_it_is_for() throws Exception {
    X509Certificate it = read();
    it.verify(it.getPublicKey());
    it.checkValidity();
    assertThat(it.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(it.getSubjectAlternativeNames())
        .extracting(name -> (Object) name.get(1))
        .containsExactly("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
  }

  @Test
  void plain_http_is_sent_on_to_https_and_only_for_names_of_ours() throws IOException {
    int redirect = gateway.gateway().redirect().orElseThrow().port();
    Map<String, String> expected =
        Map.of(
            "bank.localhost", "https://bank.localhost/a?b",
            "bank.localhost:8080", "https://bank.localhost/a?b",
            "localhost:1", "https://localhost:" + gateway.port() + "/a?b",
            "evil.example", "",
            "127.0.0.1", "");
    for (Map.Entry<String, String> row : expected.entrySet()) {
      try (RawClient client = new RawClient(redirect)) {
        RawClient.Answer answer =
            client.send("GET /a?b HTTP/1.1\r\nHost: " + row.getKey() + "\r\n\r\n").answer();
        assertThat(answer.header("Location")).as(row.getKey()).isEqualTo(row.getValue());
        assertThat(answer.status()).isEqualTo(row.getValue().isEmpty() ? 421 : 308);
      }
    }
  }
}
