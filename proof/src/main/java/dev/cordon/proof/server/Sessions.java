package dev.cordon.proof.server;

import java.util.List;

/** The cookies by which a server knows its users. */
public final class Sessions {
  private Sessions() {}

  /** Their names, in the order in which they are set. */
  public static List<String> of(Server server) {
    return server.logins().stream()
        .flatMap(login -> login.setCookies().stream())
        .map(line -> line.substring(0, Math.max(0, line.indexOf('='))))
        .distinct()
        .toList();
  }
}
