package dev.cordon.config;

import java.util.List;
import java.util.Optional;

/**
 * The application behind the gateway.
 *
 * @param addresses where it is reached, at least one; requests are spread over those that are well
 * @param health how it is found out which are well; without it all are taken for well
 */
public record Upstream(List<Endpoint> addresses, Optional<HealthCheck> health) {
  public Upstream {
    addresses = List.copyOf(addresses);
  }
}
