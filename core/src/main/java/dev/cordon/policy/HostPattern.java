package dev.cordon.policy;

import dev.cordon.web.Authority;
import dev.cordon.web.Host;

/**
 * A further name under which the application answers, from {@code app.hosts}.
 *
 * @param host the name
 * @param port the port; -1 stands for 80 and 443
 */
public record HostPattern(Host host, int port) {

  /**
   * Whether a request to the authority is meant by it. A port that is absent stands for 80 and 443.
   */
  public boolean matches(Authority authority) {
    return host.equals(authority.host()) && portMatches(authority.port());
  }

  private boolean portMatches(int asked) {
    return port == asked || (port < 0 && isDefault(asked)) || (asked < 0 && isDefault(port));
  }

  static boolean isDefault(int port) {
    return port == 80 || port == 443;
  }

  @Override
  public String toString() {
    return port < 0 ? host.toString() : host + ":" + port;
  }
}
