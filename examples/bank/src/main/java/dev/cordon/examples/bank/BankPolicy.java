package dev.cordon.examples.bank;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The {@code cordon.yaml} that protects the bank, for any origin and any port. */
public final class BankPolicy {

  private static final String ORIGIN = "http://bank.localhost:8080";
  private static final String LISTEN = "http://127.0.0.1:8080";
  private static final String UPSTREAM = "http://127.0.0.1:9000";

  private BankPolicy() {}

  /**
   * The policy's text.
   *
   * @param origin the bank's own origin as browsers see it; the gateway listens on its port, on
   *     127.0.0.1
   * @param upstream where the bank itself listens, such as {@link Bank#url}
   */
  public static String yaml(URI origin, URI upstream) {
    boolean tls = origin.getScheme().equals("https");
    int port = origin.getPort() >= 0 ? origin.getPort() : tls ? 443 : 80;
    return template()
        .replace(ORIGIN, origin.toString())
        .replace(LISTEN, origin.getScheme() + "://127.0.0.1:" + port)
        .replace(UPSTREAM, upstream.toString());
  }

  private static String template() {
    try (InputStream in = BankPolicy.class.getResourceAsStream("cordon.yaml")) {
      if (in == null) {
        throw new IllegalStateException("missing resource cordon.yaml");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
