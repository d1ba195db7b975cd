package dev.cordon.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** Writes settings the way a file would. */
final class EffectiveYaml {
  /** Text that YAML reads as itself without quotes. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9/._-]*+");

  private final StringBuilder yaml = new StringBuilder();

  private EffectiveYaml() {}

  static String of(Optional<GatewaySettings> gateway, KeySettings keys) {
    EffectiveYaml yaml = new EffectiveYaml();
    gateway.ifPresent(yaml::gateway);
    yaml.keys(keys);
    return yaml.yaml.toString();
  }

  private void gateway(GatewaySettings gateway) {
    line(0, "gateway:");
    line(1, "listen:");
    gateway.listen().forEach(at -> line(2, "- " + at));
    upstream(gateway.upstream());
    gateway.tls().ifPresent(this::tls);
    gateway.redirectHttp().ifPresent(at -> line(1, "redirect-http: " + at));
    gateway.hsts().ifPresent(this::hsts);
    line(1, "http2: " + gateway.http2());
    line(1, "transport: " + gateway.transport());
    line(1, "state: " + text(gateway.state().toString()));
    line(1, "admin:");
    line(2, "listen: " + gateway.admin().listen());
    gateway.admin().token().ifPresent(token -> line(2, "token: " + token));
    line(1, "access-log: " + text(gateway.accessLog().toString()));
    limits(gateway.limits());
  }

  private void upstream(Upstream upstream) {
    line(1, "upstream:");
    line(2, "addresses:");
    upstream.addresses().forEach(at -> line(3, "- " + at));
    upstream.health().ifPresent(this::health);
  }

  private void health(HealthCheck health) {
    line(2, "health:");
    line(3, "path: " + text(health.path()));
    line(3, "interval: " + Durations.format(health.interval()));
    line(3, "timeout: " + Durations.format(health.timeout()));
    line(3, "unhealthy-after: " + health.unhealthyAfter());
    line(3, "healthy-after: " + health.healthyAfter());
  }

  private void tls(TlsFiles tls) {
    line(1, "tls:");
    line(2, "certificate: " + text(tls.certificate().toString()));
    line(2, "key: " + text(tls.key().toString()));
  }

  private void hsts(Hsts hsts) {
    line(1, "hsts:");
    line(2, "max-age: " + Durations.format(hsts.maxAge()));
    line(2, "include-subdomains: " + hsts.includeSubdomains());
    line(2, "preload: " + hsts.preload());
  }

  private void limits(Limits limits) {
    line(1, "limits:");
    line(2, "header-bytes: " + Sizes.format(limits.headerBytes()));
    line(2, "header-count: " + limits.headerCount());
    line(2, "body: " + Sizes.format(limits.bodyBytes()));
    line(2, "connections: " + limits.connections());
    line(2, "header-timeout: " + Durations.format(limits.headerTimeout()));
    line(2, "idle: " + Durations.format(limits.idle()));
    line(2, "websocket-idle: " + Durations.format(limits.websocketIdle()));
    line(2, "upstream-connect: " + Durations.format(limits.upstreamConnect()));
    line(2, "upstream-response: " + Durations.format(limits.upstreamResponse()));
    line(2, "drain: " + Durations.format(limits.drain()));
  }

  private void keys(KeySettings keys) {
    if (keys instanceof KeySettings.StateRing ring) {
      line(0, "keys: {} # a ring in " + ring.file() + ", made at the first start");
      return;
    }
    line(0, "keys:");
    if (keys instanceof KeySettings.FromSecret from) {
      line(1, "secret: " + from.secret());
    } else if (keys instanceof KeySettings.RingFile ring) {
      line(1, "file: " + text(ring.file().toString()));
    }
  }

  private void line(int depth, String text) {
    yaml.append("  ".repeat(depth)).append(text).append('\n');
  }

  private static String text(String value) {
    return PLAIN.matcher(value).matches() ? value : quoted(value);
  }

  /** Double-quoted style (YAML 1.2, section 7.3.1). */
  private static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : value.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        quoted.append(String.format("\\u%04X", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
