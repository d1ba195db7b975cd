package dev.cordon.comparison.trial;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The bank at {@code https://bank.example}, on a port of its own. */
final class TrialServer implements AutoCloseable {
  private final String origin;
  private final ConfigurableApplicationContext context;

  private TrialServer(Path keys, List<Class<?>> sources, List<String> properties)
      throws IOException {
    int port = freePort();
    origin = "https://bank.example:" + port;
    List<String> arguments = new ArrayList<>();
    arguments.add("--server.address=127.0.0.1");
    arguments.add("--server.port=" + port);
    arguments.add("--server.ssl.key-store=file:" + keys);
    arguments.add("--server.ssl.key-store-password=" + Certificate.PASSWORD);
    arguments.add("--spring.main.banner-mode=off");
    arguments.add("--spring.main.web-application-type=servlet");
    arguments.add("--logging.level.root=error");
    arguments.add("--cordon.app.origins=" + origin);
    properties.forEach(property -> arguments.add("--" + property));
    context =
        new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
            .run(arguments.toArray(String[]::new));
  }

  /** With Cordon, which lets these origins call the API. */
  static TrialServer withCordon(Path keys, List<String> allowed, String... more)
      throws IOException {
    List<String> properties = new ArrayList<>(List.of(more));
    properties.add("cordon.cors[0].paths=/api/**");
    properties.add("cordon.cors[0].origins=" + String.join(",", allowed));
    properties.add("cordon.cors[0].methods=GET,POST,PUT");
    properties.add("cordon.cors[0].request-headers=Content-Type,Authorization");
    return new TrialServer(keys, List.of(TrialBank.class), properties);
  }

  /** Without it, as tutorials leave it. */
  static TrialServer careless(Path keys) throws IOException {
    return new TrialServer(
        keys,
        List.of(TrialBank.class, Tutorial.class),
        List.of(
            "cordon.enabled=false",
            "server.servlet.session.cookie.same-site=none",
            "server.servlet.session.cookie.secure=true"));
  }

  /** The policy names the port, so it is chosen before the start. */
  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  String origin() {
    return origin;
  }

  Ledger ledger() {
    return context.getBean(Ledger.class);
  }

  @Override
  public void close() {
    context.close();
  }
}
