package dev.cordon.policy;

import dev.cordon.web.Authority;
import dev.cordon.web.Origin;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The application's own origins, and which of them a request to some authority belongs to. */
final class OwnOrigins {

  /** Those of one authority: by scheme, and all of them. */
  private record Named(Map<String, Set<Origin>> byScheme, Set<Origin> all) {
    Named unmodifiable() {
      Map<String, Set<Origin>> sealed = new HashMap<>();
      byScheme.forEach((scheme, own) -> sealed.put(scheme, Collections.unmodifiableSet(own)));
      return new Named(sealed, Collections.unmodifiableSet(all));
    }
  }

  private final List<Origin> origins;
  private final Set<Origin> all;
  private final boolean mutual;
  private final List<HostPattern> hosts;
  private final Map<Authority, Named> named;

  /** The authorities of {@link #named} by the text that browsers write. */
  private final Map<String, Authority> written = new HashMap<>();

  OwnOrigins(List<Origin> origins, boolean mutual, List<HostPattern> hosts) {
    this.origins = List.copyOf(origins);
    this.all = Collections.unmodifiableSet(new LinkedHashSet<>(origins));
    this.mutual = mutual;
    this.hosts = List.copyOf(hosts);
    this.named = new HashMap<>();
    for (Origin origin : origins) {
      add(new Authority(origin.host(), origin.port()), origin);
      if (HostPattern.isDefault(origin.port())) {
        add(new Authority(origin.host(), -1), origin);
      }
    }
    named.replaceAll((authority, own) -> own.unmodifiable());
    for (Authority authority : named.keySet()) {
      written.put(authority.toString(), authority);
    }
  }

  /** Reads an authority; an own one in a browser's spelling is known without being parsed. */
  @Nullable Authority read(String text) {
    Authority known = written.get(text);
    return known == null ? Authority.parseOrNull(text) : known;
  }

  private void add(Authority authority, Origin origin) {
    Named entry =
        named.computeIfAbsent(authority, a -> new Named(new HashMap<>(), new LinkedHashSet<>()));
    entry.byScheme.computeIfAbsent(origin.scheme(), s -> new LinkedHashSet<>()).add(origin);
    entry.all.add(origin);
  }

  List<Origin> list() {
    return origins;
  }

  boolean contains(Origin origin) {
    return all.contains(origin);
  }

  List<HostPattern> hosts() {
    return hosts;
  }

  boolean names(Authority authority) {
    return named.containsKey(authority) || isFurtherName(authority);
  }

  Set<Origin> of(@Nullable String scheme, Authority authority) {
    Named own = named.get(authority);
    if (own == null) {
      return isFurtherName(authority) ? all : Set.of();
    }
    if (mutual) {
      return all;
    }
    Set<Origin> exact = scheme == null ? null : own.byScheme.get(scheme);
    return exact != null ? exact : own.all;
  }

  private boolean isFurtherName(Authority authority) {
    for (int i = 0; i < hosts.size(); i++) {
      if (hosts.get(i).matches(authority)) {
        return true;
      }
    }
    return false;
  }
}
