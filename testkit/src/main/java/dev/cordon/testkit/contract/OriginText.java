package dev.cordon.testkit.contract;

import dev.cordon.web.Host;
import dev.cordon.web.Origin;
import org.jspecify.annotations.Nullable;

/** An origin in the pieces of which look-alikes are made. */
final class OriginText {
  final String scheme;
  final String host;
  private final boolean domain;

  private OriginText(Origin origin) {
    this.scheme = origin.scheme();
    this.host = origin.host().toString();
    this.domain = origin.host().kind() == Host.Kind.DOMAIN && host.indexOf('.') > 0;
  }

  static OriginText of(String origin) {
    return new OriginText(Origin.parse(origin));
  }

  @Nullable String withoutDot() {
    var dot = host.indexOf('.');
    return domain ? host.substring(0, dot) + "x" + host.substring(dot + 1) : null;
  }

  @Nullable String subdomain() {
    return domain ? "hacked." + host : null;
  }

  String prefix() {
    return scheme + "://" + host + ".evil.example";
  }
}
