package dev.cordon.guard;

import dev.cordon.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

  static Hop resolve(
      String peer,
      String scheme,
      List<String> forwarded,
      List<String> forwardedFor,
      List<String> forwardedProto,
      Policy policy) {
    if ((forwarded.isEmpty() && forwardedFor.isEmpty() && forwardedProto.isEmpty())
        || !policy.trusts(peer)) {
      return new Hop(peer, scheme);
    }
    List<String> addresses = new ArrayList<>();
    List<String> schemes = new ArrayList<>();
    if (forwarded.isEmpty()) {
      addresses.addAll(elements(forwardedFor));
      schemes.addAll(elements(forwardedProto));
    } else {
      for (String element : elements(forwarded)) {
        addresses.add(parameter(element, "for"));
        schemes.add(parameter(element, "proto"));
      }
    }
    return new Hop(client(peer, addresses, policy), scheme(scheme, schemes));
  }

  private static String client(String peer, List<String> addresses, Policy policy) {
    String client = peer;
    for (int i = addresses.size() - 1; i >= 0 && policy.trusts(client); i--) {
      String address = withoutPort(addresses.get(i));
      if (address.isEmpty()) {
        break;
      }
      client = address;
    }
    return client;
  }

  private static String scheme(String scheme, List<String> schemes) {
    if (schemes.isEmpty()) {
      return scheme;
    }
    String nearest = schemes.get(schemes.size() - 1).toLowerCase(Locale.ROOT);
    return nearest.equals("http") || nearest.equals("https") ? nearest : scheme;
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
