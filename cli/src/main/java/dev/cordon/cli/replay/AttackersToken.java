package dev.cordon.cli.replay;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A genuine CSRF token of a session that is the attacker's own, got without a browser. */
final class AttackersToken {
  /** Who the attacker is when logged in. */
  static final String MALLORY = "mallory";

  private static final int PATIENCE_MILLIS = 10_000;
  private static final int MOST = 64 * 1024;
  private static final Pattern COOKIE = Pattern.compile("(?im)^set-cookie: *([^;\\r\\n]+)");
  private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]*)\"");

  private AttackersToken() {}

  /** Logs the attacker in and asks for a token; made up where none is given. */
  static String from(GuardedStub gateway, String own, String tokenPath) throws IOException {
    var login = ask(gateway, own, Stub.LOGIN_PATH, Stub.LOGIN + ": " + MALLORY);
    var cookies =
        COOKIE
            .matcher(login)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.joining("; "));
    var token = TOKEN.matcher(ask(gateway, own, tokenPath, "Cookie: " + cookies));
    return token.find() ? token.group(1) : "1";
  }

  /** What a page of the application's own is answered; head and body. */
  private static String ask(GuardedStub gateway, String own, String path, String line)
      throws IOException {
    var origin = URI.create(own);
    try (var socket = gateway.connect(origin.getScheme())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      var head =
          String.join(
              "\r\n",
              "GET " + path + " HTTP/1.1",
              "Host: " + origin.getRawAuthority(),
              "Origin: " + own,
              "Sec-Fetch-Site: same-origin",
              "Sec-Fetch-Mode: cors",
              "Sec-Fetch-Dest: empty",
              line,
              "Connection: close",
              "",
              "");
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readNBytes(MOST), StandardCharsets.UTF_8);
    }
  }
}
