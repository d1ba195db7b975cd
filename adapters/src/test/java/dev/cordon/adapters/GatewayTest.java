package dev.cordon.adapters;

import dev.cordon.config.CordonFile;
import dev.cordon.gateway.Gateway;
import dev.cordon.gateway.GatewayOptions;
import dev.cordon.guard.LiveGuard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The gateway, in front of the application in a server of its own. */
class GatewayTest extends AdapterSuite {

  @Override
  Adapter adapter() {
    return Adapter.GATEWAY;
  }

  /** The gateway draws its own randomness. */
  @Override
  Masks masks() {
    return Masks.MEANING;
  }

  @Override
  Driver start(LiveGuard guard) throws Exception {
    PlainUpstream upstream = new PlainUpstream();
    Path file = Files.createTempDirectory("cordon-adapters").resolve("cordon.yaml");
    Files.writeString(file, yaml(Rules.MAIN, upstream.port()));
    GatewayOptions options =
        GatewayOptions.DEFAULT
            .withWatch(Duration.ZERO)
            .withEventLoops(1)
            .withClock(Rules.CLOCK)
            .withEnvironment(Map.of(Rules.SECRET_VARIABLE, Rules.SECRET));
    Gateway gateway =
        Gateway.start(CordonFile.read(file, options.environment()), file, options)
            .get(20, TimeUnit.SECONDS);
    return new Running(gateway, upstream, file);
  }

  private static String yaml(Rules rules, int upstream) {
    return rules.yaml()
        + """
        gateway:
          listen: http://127.0.0.1:0
          upstream: http://127.0.0.1:%d
          admin:
            listen: http://127.0.0.1:0
          access-log: off
          limits:
            header-bytes: 64KiB
        keys:
          secret: ${%s}
        """
            .formatted(upstream, Rules.SECRET_VARIABLE);
  }

  private record Running(Gateway gateway, PlainUpstream upstream, Path file) implements Driver {
    @Override
    public int port() {
      return gateway.listening().get(0).port();
    }

    @Override
    public Application application() {
      return upstream.application();
    }

    @Override
    public void replace(Rules rules) {
      try {
        Files.writeString(file, yaml(rules, upstream.port()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Optional<String> why = gateway.reload();
      if (why.isPresent()) {
        throw new IllegalStateException(why.get());
      }
    }

    @Override
    public void close() throws IOException {
      gateway.close();
      upstream.close();
    }
  }
}
