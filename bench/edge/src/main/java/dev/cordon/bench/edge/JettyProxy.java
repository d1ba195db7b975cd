package dev.cordon.bench.edge;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.AsyncRequestLogWriter;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Jetty's proxy behind Jetty's CORS handler, which refuses requests of origins that were not named.
 */
final class JettyProxy {
  private static final String LOG_FORMAT =
      "{\"time\":\"%{yyyy-MM-dd'T'HH:mm:ss.SSS}t\",\"peer\":\"%{client}a\",\"version\":\"%H\","
          + "\"method\":\"%m\",\"status\":%s,\"bytesIn\":%I,\"bytesOut\":%O,\"micros\":%{us}T,"
          + "\"path\":\"%U\",\"origin\":\"%{Origin}i\",\"site\":\"%{Sec-Fetch-Site}i\"}";
  private static final int POOL = 4096;

  private JettyProxy() {}

  public static void main(String[] args) throws Exception {
    String[] ports = property("listening").split(",");
    Server server = new Server();
    HttpConfiguration plain = new HttpConfiguration();
    plain.setSendServerVersion(false);
    add(
        server,
        new ServerConnector(server, 1, 1, new HttpConnectionFactory(plain)),
        Integer.parseInt(ports[0]));
    add(server, tls(server, plain), Integer.parseInt(ports[1]));

    AsyncRequestLogWriter writer = new AsyncRequestLogWriter(property("log"));
    server.setRequestLog(new CustomRequestLog(writer, LOG_FORMAT));

    CrossOriginHandler cors = new CrossOriginHandler();
    cors.setAllowedOriginPatterns(Set.of("https://app\\.example", "https://bank\\.example"));
    cors.setAllowedMethods(Set.of("GET", "HEAD", "POST", "PUT"));
    cors.setAllowedHeaders(Set.of("Authorization", "X-CSRF-Token"));
    cors.setAllowCredentials(true);
    cors.setPreflightMaxAge(Duration.ofHours(2));
    cors.setDeliverNonAllowedOriginRequests(false);
    cors.setHandler(new Forwarding(property("upstream")));
    server.setHandler(cors);
    server.start();
    server.join();
  }

  private static ServerConnector tls(Server server, HttpConfiguration plain) {
    HttpConfiguration secure = new HttpConfiguration(plain);
    // The certificate's name is not what the load generator calls it.
    SecureRequestCustomizer customizer = new SecureRequestCustomizer();
    customizer.setSniHostCheck(false);
    secure.addCustomizer(customizer);
    SslContextFactory.Server keys = new SslContextFactory.Server();
    keys.setKeyStorePath(Path.of(property("certificate")).resolveSibling("keys.p12").toString());
    keys.setKeyStorePassword(Rig.PASSWORD);
    ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
    alpn.setDefaultProtocol("http/1.1");
    return new ServerConnector(
        server,
        1,
        1,
        new SslConnectionFactory(keys, alpn.getProtocol()),
        alpn,
        new HTTP2ServerConnectionFactory(secure),
        new HttpConnectionFactory(secure));
  }

  private static void add(Server server, ServerConnector connector, int port) {
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
  }

  /** To the one application. */
  private static final class Forwarding extends ProxyHandler.Reverse {
    Forwarding(String upstreamPort) {
      super("^https?://[^/]+(/.*)$", "http://127.0.0.1:" + upstreamPort + "$1");
    }

    @Override
    protected void configureHttpClient(HttpClient client) {
      super.configureHttpClient(client);
      client.setMaxConnectionsPerDestination(POOL);
    }
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }
}
