package dev.cordon.gateway;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells the application who asked: {@code X-Forwarded-For}, {@code -Proto}, {@code -Host} and
 * {@code Forwarded} (RFC 7239). What a peer claims in such headers is passed on only where the
 * policy lists it as a proxy; otherwise it is replaced, and so are the private headers of other
 * vendors that frameworks take addresses from (H04 in docs/threats.md).
 */
final class ForwardedHeaders {
  private static final Set<String> NEVER_BELIEVED =
      Set.of(
          "cf-connecting-ip",
          "client-ip",
          "fastly-client-ip",
          "front-end-https",
          "true-client-ip",
          "x-client-ip",
          "x-cluster-client-ip",
          "x-forwarded",
          "x-forwarded-by",
          "x-forwarded-host",
          "x-forwarded-port",
          "x-forwarded-prefix",
          "x-forwarded-scheme",
          "x-forwarded-server",
          "x-forwarded-ssl",
          "x-host",
          "x-original-forwarded-for",
          "x-original-host",
          "x-real-ip",
          "x-url-scheme");

  private ForwardedHeaders() {}

  /**
   * Writes them.
   *
   * @param headers of the request to the application
   * @param peer the address of the client's end of the connection
   * @param scheme what the client used, as the guard found it
   * @param host the authority that was judged
   * @param trusted whether the policy lists the peer as a proxy
   */
  static void write(MultiMap headers, String peer, String scheme, String host, boolean trusted) {
    NEVER_BELIEVED.forEach(headers::remove);
    String chain = trusted ? joined(headers, "x-forwarded-for") : "";
    String forwarded = trusted ? joined(headers, "forwarded") : "";
    headers.set("X-Forwarded-For", chain.isEmpty() ? peer : chain + ", " + peer);
    headers.set("X-Forwarded-Proto", scheme);
    headers.set("X-Forwarded-Host", host);
    headers.set("X-Forwarded-Port", Integer.toString(port(host, scheme)));
    String element = "for=" + node(peer) + ";host=\"" + host + "\";proto=" + scheme;
    headers.set("Forwarded", forwarded.isEmpty() ? element : forwarded + ", " + element);
  }

  private static String joined(MultiMap headers, String name) {
    List<String> lines = headers.getAll(name);
    return lines == null ? "" : String.join(", ", lines);
  }

  /** RFC 7239, section 6: an IPv6 address stands in brackets and quotes. */
  private static String node(String address) {
    if (address.isEmpty()) {
      return "unknown";
    }
    return address.indexOf(':') < 0 ? address : "\"[" + address.toLowerCase(Locale.ROOT) + "]\"";
  }

  private static int port(String host, String scheme) {
    int colon = host.lastIndexOf(':');
    if (colon > host.lastIndexOf(']') && colon + 1 < host.length()) {
      try {
        return Integer.parseInt(host.substring(colon + 1));
      } catch (NumberFormatException impossibleAfterJudgement) {
        return 0;
      }
    }
    return scheme.equals("https") ? 443 : 80;
  }
}
