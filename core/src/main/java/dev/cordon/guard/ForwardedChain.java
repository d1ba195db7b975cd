package dev.cordon.guard;

import dev.cordon.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The proxies a request came through, read from the right and only as far as the policy trusts them
 * (RFC 7239, section 8.1; H04 in docs/threats.md). They give the client's address and scheme, never
 * a name.
 */
final class ForwardedChain {
  private static final int MAX_LENGTH = 4096;

  private ForwardedChain() {}

  /**
   * Where a request came from.
   *
   * @param address the client's address, without a port
   * @param scheme {@code http} or {@code https}
   */
  record Hop(String address, String scheme) {}

  /** Null where nobody says anything of it that is believed: the peer is the client. */
  static @Nullable Hop resolve(String peer, String scheme, HeaderLines lines, Policy policy) {
    if ((lines.forwarded.isEmpty()
            && lines.forwardedFor.isEmpty()
            && lines.forwardedProto.isEmpty())
        || !policy.trusts(peer)) {
      return null;
    }
    List<Hop> standard = elements(lines.forwarded).stream().map(ForwardedChain::hop).toList();
    List<String> addresses = elements(lines.forwardedFor);
    List<String> schemes = elements(lines.forwardedProto);
    if (!agree(standard, addresses, schemes)) {
      return null;
    }
    if (!standard.isEmpty()) {
      return client(new Hop(peer, scheme), standard, policy);
    }
    Hop nearest = new Hop(peer, schemeOr(scheme, last(schemes)));
    return client(
        nearest, addresses.stream().map(address -> new Hop(address, "")).toList(), policy);
  }

  /**
   * Whether the two kinds of header, where both stand, say the same of the nearest hop. A proxy
   * writes one kind and passes the other on, so that what differs is of the client's own making.
   */
  private static boolean agree(List<Hop> standard, List<String> addresses, List<String> schemes) {
    if (standard.isEmpty()) {
      return true;
    }
    Hop nearest = standard.get(standard.size() - 1);
    return (addresses.isEmpty()
            || withoutPort(last(addresses)).equalsIgnoreCase(withoutPort(nearest.address)))
        && (schemes.isEmpty() || last(schemes).equalsIgnoreCase(nearest.scheme));
  }

  private static String last(List<String> elements) {
    return elements.isEmpty() ? "" : elements.get(elements.size() - 1);
  }

  /**
   * The hop that saw the client: from the right, as far as listed proxies vouch for the next one.
   */
  private static Hop client(Hop peer, List<Hop> hops, Policy policy) {
    Hop client = peer;
    for (int i = hops.size() - 1; i >= 0 && policy.trusts(client.address); i--) {
      String address = withoutPort(hops.get(i).address);
      String scheme = schemeOr(client.scheme, hops.get(i).scheme);
      if (!isAddress(address)) {
        // RFC 7239, section 6: unknown, or obfuscated. Nobody is behind it that could be named.
        return new Hop(client.address, scheme);
      }
      client = new Hop(address, scheme);
    }
    return client;
  }

  private static Hop hop(String element) {
    return new Hop(parameter(element, "for"), parameter(element, "proto"));
  }

  private static String schemeOr(String otherwise, String text) {
    String scheme = text.toLowerCase(Locale.ROOT);
    return scheme.equals("http") || scheme.equals("https") ? scheme : otherwise;
  }

  /** Whether the text has the characters of an address, and no others. */
  private static boolean isAddress(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '.' && c != ':' && (c > 0x7f || Character.digit(c, 16) < 0)) {
        return false;
      }
    }
    return text.length() > 1 && text.length() <= 45;
  }

  private static List<String> elements(List<String> lines) {
    List<String> elements = new ArrayList<>();
    int length = 0;
    for (String line : lines) {
      length += line.length();
      if (length > MAX_LENGTH) {
        return List.of();
      }
      for (String element : line.split(",", -1)) {
        elements.add(element.strip());
      }
    }
    return elements;
  }

  private static String parameter(String element, String name) {
    for (String pair : element.split(";", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && pair.substring(0, equals).strip().equalsIgnoreCase(name)) {
        String value = pair.substring(equals + 1).strip();
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
      }
    }
    return "";
  }

  private static String withoutPort(String node) {
    if (node.startsWith("[")) {
      int end = node.indexOf(']');
      return end < 0 ? "" : node.substring(1, end);
    }
    int colon = node.indexOf(':');
    return colon >= 0 && colon == node.lastIndexOf(':') ? node.substring(0, colon) : node;
  }
}
