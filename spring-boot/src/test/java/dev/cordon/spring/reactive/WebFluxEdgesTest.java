package dev.cordon.spring.reactive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.guard.LiveGuard;
import dev.cordon.policy.Policy;
import dev.cordon.spring.reactive.Wire.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.WebSocketHandler;

@DisplayName("At the edges of WebFlux, Cordon")
class WebFluxEdgesTest {
  private static final String[] HANDSHAKE = {
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13"
  };

  private static List<String> policy(String... more) {
    List<String> policy = new ArrayList<>(ReactiveApp.POLICY);
    policy.addAll(List.of(more));
    return policy;
  }

  @ParameterizedTest(name = "server.forward-headers-strategy={0}")
  @ValueSource(strings = {"none", "framework", "native"})
  void believesForwardedHeadersOfListedPeersOnly(String strategy) throws Exception {
    String property = "server.forward-headers-strategy=" + strategy;
    String[] forged = {
      "X-Forwarded-Host: evil.example",
      "X-Forwarded-For: 203.0.113.9",
      "Origin: https://evil.example",
      "Cookie: a=b"
    };
    try (ReactiveApp app =
        ReactiveApp.plain(policy(property, "management.endpoints.web.exposure.include=cordon"))) {
      assertThat(app.wire().sendWithBody("POST /raw", "a", forged).status()).isEqualTo(403);
      assertThat(app.wire().send("GET /api/balance", "X-Forwarded-Host: evil.example").status())
          .as("the name that counts is the one of the connection")
          .isEqualTo(200);
      assertThat(app.wire().send("GET /actuator/cordon").body())
          .as("a stranger does not say who he is")
          .contains("\"client\":\"127.0.0.1\"");
    }
    try (ReactiveApp app =
        ReactiveApp.plain(
            policy(
                property,
                "cordon.app.proxies=127.0.0.1",
                "management.endpoints.web.exposure.include=cordon"))) {
      app.wire().sendWithBody("POST /raw", "a", forged);
      assertThat(app.wire().send("GET /actuator/cordon").body())
          .as("a listed proxy says who the client is")
          .contains("\"client\":\"203.0.113.9\"");
    }
  }

  @Test
  void judgesHttp2AsItDoesHttp1() throws Exception {
    try (ReactiveApp app = ReactiveApp.plain(ReactiveApp.POLICY)) {
      Policy policy =
          Policy.builder()
              .origins("https://bank.example")
              .hosts("127.0.0.1:" + app.port())
              .cors(rule -> rule.paths("/api/**").origins("https://app.example"))
              .build();
      app.context().getBean(LiveGuard.class).replace(policy);
      HttpClient client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_2)
              .connectTimeout(Duration.ofSeconds(10))
              .build();
      URI uri = URI.create("http://127.0.0.1:" + app.port() + "/api/balance");
      HttpRequest read =
          HttpRequest.newBuilder(uri)
              .header("Origin", "https://app.example")
              .timeout(Duration.ofSeconds(20))
              .build();
      HttpResponse<String> first = client.send(read, HttpResponse.BodyHandlers.ofString());
      HttpResponse<String> second = client.send(read, HttpResponse.BodyHandlers.ofString());
      assertThat(second.version()).isEqualTo(HttpClient.Version.HTTP_2);
      for (HttpResponse<String> answer : List.of(first, second)) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin"))
            .containsExactly("https://app.example");
      }
      HttpRequest write =
          HttpRequest.newBuilder(uri.resolve("/raw"))
              .header("Origin", "https://evil.example")
              .header("Cookie", "a=b")
              .timeout(Duration.ofSeconds(20))
              .POST(HttpRequest.BodyPublishers.ofString("a"))
              .build();
      assertThat(client.send(write, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void letsOwnPagesOpenSockets() throws Exception {
    try (ReactiveApp app = ReactiveApp.plain(ReactiveApp.POLICY, Sockets.class)) {
      String upgrade =
          "GET /socket HTTP/1.1\r\nHost: bank.example\r\nConnection: Upgrade\r\n"
              + "Upgrade: websocket\r\n"
              + String.join("\r\n", HANDSHAKE)
              + "\r\nOrigin: https://";
      assertThat(app.wire().head(upgrade + "bank.example\r\n\r\n").status()).isEqualTo(101);
      assertThat(app.wire().head(upgrade + "evil.example\r\n\r\n").status()).isEqualTo(403);
    }
  }

  @ParameterizedTest(name = "with Spring Security: {0}")
  @ValueSource(booleans = {true, false})
  void putsTheTokenIntoFormsOfTemplates(boolean secured) throws Exception {
    List<String> properties = policy("spring.thymeleaf.prefix=classpath:/cordon-templates/");
    try (ReactiveApp app =
        secured
            ? ReactiveApp.secured(properties, Pages.class)
            : ReactiveApp.plain(properties, Pages.class)) {
      String basic = "Authorization: Basic YW5uOnNlY3JldA==";
      Answer page = app.wire().send("GET /page", basic);
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.body()).contains("<input type=\"hidden\" name=\"_csrf\" value=\"A");
      String shown = page.body().substring(page.body().indexOf("<b>") + 3);
      String token = shown.substring(0, shown.indexOf("</b>"));
      assertThat(token).hasSizeGreaterThan(40);
      assertThat(page.header("Cache-Control")).contains("no-store");
      Answer sent =
          app.wire()
              .sendWithBody(
                  "POST /transfer",
                  "amount=3&_csrf=" + token,
                  basic,
                  "Content-Type: application/x-www-form-urlencoded",
                  "Cookie: "
                      + page.cookie("__Host-cordon-pre")
                      + "; "
                      + page.cookie("__Host-cordon-csrf"));
      assertThat(sent.body()).contains("transferred 3");
    }
  }

  @Test
  void tellsANativeImageWhatTemplatesCall() {
    RuntimeHints hints = new RuntimeHints();
    new ReactiveHints().registerHints(hints, getClass().getClassLoader());
    assertThat(RuntimeHintsPredicates.reflection().onType(TemplateToken.class)).accepts(hints);
    assertThat(RuntimeHintsPredicates.reflection().onType(SecurityToken.class)).accepts(hints);
  }

  @Configuration(proxyBeanMethods = false)
  static class Sockets {
    @Bean
    HandlerMapping sockets() {
      WebSocketHandler echo = session -> session.send(session.receive());
      SimpleUrlHandlerMapping mapping = new SimpleUrlHandlerMapping(Map.of("/socket", echo));
      mapping.setOrder(-1);
      return mapping;
    }
  }

  @Controller
  static class Pages {
    @GetMapping("/page")
    String page() {
      return "page";
    }
  }
}
