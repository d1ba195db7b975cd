package dev.cordon.spring.servlet;

import static dev.cordon.spring.Running.APP;
import static dev.cordon.spring.Running.BANK;
import static dev.cordon.spring.Running.EVIL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.spring.Running;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.TextWebSocketHandler;

@DisplayName("A WebSocket of Spring (spring-security #12378)")
class WebSocketTest {

  @Test
  void isOpenedByWhoeverThePolicyNames() throws IOException {
    try (Running plain = Running.plain(List.of(Bank.class, Open.class), Bank.WITHOUT_SECURITY)) {
      assertThat(handshake(plain, "/open", EVIL)).isEqualTo(101);
    }
    try (Running bank =
        Running.start(
            List.of(Bank.class, Open.class),
            Bank.WITHOUT_SECURITY,
            "cordon.websocket.origins=" + APP)) {
      assertThat(handshake(bank, "/open", EVIL)).isEqualTo(403);
      assertThat(handshake(bank, "/open", BANK)).isEqualTo(101);
      assertThat(handshake(bank, "/open", APP)).isEqualTo(101);
      assertThat(handshake(bank, "/strict", APP))
          .as("Spring asks on its own, and must be told too")
          .isEqualTo(403);
    }
  }

  private static int handshake(Running to, String path, String origin) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), to.port())) {
      socket.setSoTimeout(10_000);
      String request =
          "GET "
              + path
              + " HTTP/1.1\r\nHost: bank.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
              + "Cookie: JSESSIONID=victim\r\nOrigin: "
              + origin
              + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      return Integer.parseInt(answer.readLine().split(" ")[1]);
    }
  }

  /** A socket that asks nobody where they come from, and one as Spring has it by default. */
  @Configuration(proxyBeanMethods = false)
  @EnableWebSocket
  static class Open implements WebSocketConfigurer {
    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
      registry.addHandler(new TextWebSocketHandler(), "/open").setAllowedOrigins("*");
      registry.addHandler(new TextWebSocketHandler(), "/strict");
    }
  }
}
