package dev.cordon.bench.edge.spring;

import java.io.File;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.logging.AccessLog;
import reactor.netty.http.server.logging.AccessLogArgProvider;

/** Spring Cloud Gateway as its manual has it, with an access log in JSON and a second port for TLS. */
@SpringBootApplication(proxyBeanMethods = false)
public class SpringProxy {
  public static void main(String[] args) {
    SpringApplication.run(SpringProxy.class, args);
  }

  @Bean
  NettyServerCustomizer accessLog() {
    return SpringProxy::logged;
  }

  /** Boot opens one port; the one for TLS is opened beside it, with the same handler. */
  @Bean
  ApplicationRunner tls(
      HttpHandler handler,
      @Value("${edge.tls-port}") int port,
      @Value("${edge.certificate}") File certificate,
      @Value("${edge.key}") File key) {
    return arguments ->
        logged(HttpServer.create())
            .host("127.0.0.1")
            .port(port)
            .protocol(HttpProtocol.H2, HttpProtocol.HTTP11)
            .secure(
                spec ->
                    spec.sslContext(Http2SslContextSpec.forServer(certificate, key)))
            .handle(new ReactorHttpHandlerAdapter(handler))
            .bindNow();
  }

  private static HttpServer logged(HttpServer server) {
    return server.accessLog(true, SpringProxy::line);
  }

  private static AccessLog line(AccessLogArgProvider request) {
    return AccessLog.create(
        "{\"time\":\"{}\",\"peer\":\"{}\",\"version\":\"{}\",\"method\":\"{}\",\"status\":{},"
            + "\"bytesOut\":{},\"millis\":{},\"path\":\"{}\",\"origin\":\"{}\",\"site\":\"{}\"}",
        Instant.now(),
        request.connectionInformation() == null
            ? null
            : request.connectionInformation().connectionRemoteAddress(),
        request.protocol(),
        request.method(),
        request.status(),
        request.contentLength(),
        request.duration(),
        request.uri(),
        request.requestHeader("Origin"),
        request.requestHeader("Sec-Fetch-Site"));
  }
}
