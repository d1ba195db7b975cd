package dev.cordon.config;

import dev.cordon.config.Complaint.Raised;
import dev.cordon.config.YamlNode.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code gateway.upstream}: a URL, a list of them, or a group with a health check. */
final class UpstreamSection {
  private static final HealthCheck DEFAULT =
      new HealthCheck("/", Duration.ofSeconds(5), Duration.ofSeconds(2), 3, 2);
  private static final ValueType<String> PATH =
      new ValueType<>("a path such as /health", UpstreamSection::path);

  private final Section gateway;
  private final ValueType<Endpoint> address;

  UpstreamSection(Section gateway) {
    this.gateway = gateway;
    this.address = gateway.reading().variables().expanding(Endpoints.ADDRESS);
  }

  Optional<Upstream> read() {
    if (!gateway.isGroup("upstream")) {
      return upstream(gateway.values("upstream", address), Optional.empty());
    }
    Section group = gateway.section("upstream", Vocabulary.UPSTREAM).orElseThrow();
    if (!group.has("addresses")) {
      group.fault(
          "addresses",
          new Complaint(
              "value-missing",
              "upstream has no addresses",
              "",
              "Write: addresses: [http://127.0.0.1:9000]"));
    }
    return upstream(
        group.values("addresses", address),
        group.section("health", Vocabulary.HEALTH).map(UpstreamSection::health));
  }

  private static Optional<Upstream> upstream(
      List<Endpoint> addresses, Optional<HealthCheck> health) {
    return addresses.isEmpty() ? Optional.empty() : Optional.of(new Upstream(addresses, health));
  }

  private static HealthCheck health(Section health) {
    return new HealthCheck(
        health.value("path", PATH).orElse(DEFAULT.path()),
        health
            .value("interval", Durations.within(Duration.ofMillis(100), Duration.ofHours(1)))
            .orElse(DEFAULT.interval()),
        health
            .value("timeout", Durations.within(Duration.ofMillis(10), Duration.ofMinutes(5)))
            .orElse(DEFAULT.timeout()),
        health.value("unhealthy-after", ValueTypes.count(1, 100)).orElse(DEFAULT.unhealthyAfter()),
        health.value("healthy-after", ValueTypes.count(1, 100)).orElse(DEFAULT.healthyAfter()));
  }

  private static String path(Scalar scalar) throws Raised {
    String path = ValueTypes.TEXT.read(scalar);
    if (!path.matches("/[!-~&&[^#]]*")) {
      throw new Complaint(
              "path",
              Quoted.of(path) + " is no request target",
              "",
              "Begin with a slash, and encode what is not ASCII.")
          .raised();
    }
    return path;
  }
}
