package dev.cordon.gateway;

import dev.cordon.config.Endpoint;
import dev.cordon.config.GatewaySettings;
import dev.cordon.config.Protocol;
import dev.cordon.config.TlsFiles;
import dev.cordon.policy.Policy;
import dev.cordon.web.Host;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The certificate and key of the https listeners: read from PEM files, or made for this run with
 * {@code --dev-tls}.
 */
final class TlsMaterial {
  private TlsMaterial() {}

  /** Whether any listener needs it. */
  static boolean isNeeded(GatewaySettings settings) {
    return settings.listen().stream().anyMatch(e -> e.protocol() == Protocol.HTTPS);
  }

  /**
   * Reads or makes it; empty where no listener speaks TLS.
   *
   * @throws GatewayException where there is none
   */
  static Optional<PemKeyCertOptions> of(
      GatewaySettings settings, Policy policy, GatewayOptions options) throws IOException {
    if (!isNeeded(settings)) {
      return Optional.empty();
    }
    if (settings.tls().isPresent()) {
      return Optional.of(read(settings.tls().get()));
    }
    if (options.tls() == GatewayOptions.Tls.DEVELOPMENT) {
      return Optional.of(
          DevCertificate.forNames(names(policy, settings), options.clock().instant()));
    }
    throw new GatewayException(
        "[tls-missing] gateway.tls: a listener speaks https and there is no certificate. Browsers"
            + " would refuse it. Name gateway.tls.certificate and gateway.tls.key, or start with"
            + " --dev-tls on a developer's machine.");
  }

  static PemKeyCertOptions read(TlsFiles files) throws IOException {
    return new PemKeyCertOptions()
        .addCertValue(Buffer.buffer(Files.readAllBytes(files.certificate())))
        .addKeyValue(Buffer.buffer(Files.readAllBytes(files.key())));
  }

  private static Set<String> names(Policy policy, GatewaySettings settings) {
    Set<String> names = new LinkedHashSet<>();
    names.add("localhost");
    names.add("127.0.0.1");
    names.add("[::1]");
    policy.origins().forEach(origin -> addLoopback(names, origin.host()));
    for (Endpoint endpoint : settings.listen()) {
      Host host = Host.parseOrNull(endpoint.host());
      if (host != null) {
        addLoopback(names, host);
      }
    }
    return names;
  }

  /** A certificate that nobody vouches for is made for this machine's own names alone. */
  private static void addLoopback(Set<String> names, Host host) {
    if (host.isLoopback()) {
      names.add(host.toString());
    }
  }
}
