package dev.cordon.cli.demo;

import dev.cordon.examples.bank.Bank;
import dev.cordon.gateway.DevCertificate;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** The bank as browsers reach it with nothing in front. */
final class BareBank {
  private BareBank() {}

  static Bank start(URI origin) {
    var options = new HttpServerOptions().setPort(origin.getPort());
    if (origin.getScheme().equals("https")) {
      options
          .setSsl(true)
          .setKeyCertOptions(DevCertificate.forNames(List.of(origin.getHost()), Instant.now()));
    }
    return Bank.start(options, Bank.TOKEN_HEADER);
  }
}
