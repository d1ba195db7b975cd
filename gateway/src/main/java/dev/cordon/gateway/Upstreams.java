package dev.cordon.gateway;

import dev.cordon.config.Endpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of the application. A request goes to the one with the fewest requests among those
 * that are well; where none is, to any: to try and fail costs nothing, and an address that is back
 * serves at once.
 */
final class Upstreams {
  private final List<UpstreamAddress> addresses;

  private Upstreams(List<UpstreamAddress> addresses) {
    this.addresses = addresses;
  }

  /** Addresses that {@code predecessor} already knew keep what has been learnt of them. */
  static Upstreams of(List<Endpoint> endpoints, @Nullable Upstreams predecessor) {
    List<UpstreamAddress> addresses = new ArrayList<>(endpoints.size());
    for (Endpoint endpoint : endpoints) {
      UpstreamAddress known = predecessor == null ? null : predecessor.find(endpoint);
      addresses.add(known == null ? new UpstreamAddress(endpoint) : known);
    }
    return new Upstreams(List.copyOf(addresses));
  }

  List<UpstreamAddress> addresses() {
    return addresses;
  }

  /** Whether some address is well. */
  boolean isReady() {
    return addresses.stream().anyMatch(UpstreamAddress::isWell);
  }

  /** The next address to try; null when each has been {@code tried}. */
  @Nullable UpstreamAddress pick(Collection<UpstreamAddress> tried) {
    UpstreamAddress well = leastBusy(tried, true);
    return well != null ? well : leastBusy(tried, false);
  }

  private @Nullable UpstreamAddress leastBusy(Collection<UpstreamAddress> tried, boolean onlyWell) {
    UpstreamAddress best = null;
    int size = addresses.size();
    int offset = size == 1 ? 0 : ThreadLocalRandom.current().nextInt(size);
    for (int i = 0; i < size; i++) {
      UpstreamAddress address = addresses.get((i + offset) % size);
      if (tried.contains(address) || (onlyWell && !address.isWell())) {
        continue;
      }
      if (best == null || address.inFlight() < best.inFlight()) {
        best = address;
      }
    }
    return best;
  }

  private @Nullable UpstreamAddress find(Endpoint endpoint) {
    for (UpstreamAddress address : addresses) {
      if (address.endpoint().equals(endpoint)) {
        return address;
      }
    }
    return null;
  }
}
