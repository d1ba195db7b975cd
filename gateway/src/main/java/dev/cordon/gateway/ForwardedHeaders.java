package dev.cordon.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
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

  private static final CharSequence FOR = HttpHeaders.createOptimized("X-Forwarded-For");
  private static final CharSequence PROTO = HttpHeaders.createOptimized("X-Forwarded-Proto");
  private static final CharSequence HOST = HttpHeaders.createOptimized("X-Forwarded-Host");
  private static final CharSequence PORT = HttpHeaders.createOptimized("X-Forwarded-Port");
  private static final CharSequence FORWARDED = HttpHeaders.createOptimized("Forwarded");

  private ForwardedHeaders() {}

  /** Whether nobody is believed this header, given in lower case; it is not to be copied. */
  static boolean isNeverBelieved(String name) {
    return NEVER_BELIEVED.contains(name);
  }

  /**
   * Writes them.
   *
   * @param headers of the request to the application, without what is never believed
   * @param peer the address of the client's end of the connection
   * @param scheme what the client used, as the guard found it
   * @param host the authority that was judged
   * @param trusted whether the policy lists the peer as a proxy
   */
  static void write(MultiMap headers, String peer, String scheme, String host, boolean trusted) {
    String chain = trusted ? joined(headers, FOR) : "";
    String forwarded = trusted ? joined(headers, FORWARDED) : "";
    headers.set(FOR, chain.isEmpty() ? peer : chain + ", " + peer);
    headers.set(PROTO, scheme);
    headers.set(HOST, host);
    headers.set(PORT, Integer.toString(port(host, scheme)));
    String element = "for=" + node(peer) + ";host=\"" + host + "\";proto=" + scheme;
    headers.set(FORWARDED, forwarded.isEmpty() ? element : forwarded + ", " + element);
  }

  private static String joined(MultiMap headers, CharSequence name) {
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
