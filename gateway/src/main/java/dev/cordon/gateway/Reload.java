package dev.cordon.gateway;

import dev.cordon.config.CordonFile;
import dev.cordon.config.GatewaySettings;
import java.util.ArrayList;
import java.util.List;

/** Which parts of a file a running gateway cannot take over. */
final class Reload {
  private Reload() {}

  /** A sentence for each setting that would have to change what is already open. */
  static List<String> refusals(GatewaySettings now, GatewaySettings next) {
    List<String> refusals = new ArrayList<>();
    compare(refusals, "gateway.listen", now.listen(), next.listen());
    compare(refusals, "gateway.admin.listen", now.admin().listen(), next.admin().listen());
    compare(refusals, "gateway.redirect-http", now.redirectHttp(), next.redirectHttp());
    compare(refusals, "gateway.http2", now.http2(), next.http2());
    compare(refusals, "gateway.transport", now.transport(), next.transport());
    compare(refusals, "gateway.state", now.state(), next.state());
    compare(refusals, "gateway.access-log", now.accessLog(), next.accessLog());
    compare(refusals, "gateway.tls", now.tls().isPresent(), next.tls().isPresent());
    return refusals;
  }

  private static void compare(List<String> refusals, String key, Object now, Object next) {
    if (!now.equals(next)) {
      refusals.add(
          "[reload-needs-restart] "
              + key
              + ": is "
              + now
              + " and would become "
              + next
              + ". What is already open cannot change under its connections. Restart the gateway,"
              + " or put the value back.");
    }
  }

  /** The settings of the gateway in this file. */
  static GatewaySettings settings(CordonFile file) {
    return file.gateway()
        .orElseThrow(
            () ->
                new GatewayException(
                    "[gateway-missing] gateway: the file says nothing of a gateway. There is"
                        + " nothing to listen on and nothing to forward to. Write gateway.listen"
                        + " and gateway.upstream."));
  }
}
