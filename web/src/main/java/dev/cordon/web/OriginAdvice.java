package dev.cordon.web;

import org.jspecify.annotations.Nullable;

/** Says what is wrong with a text that should have been an origin, and what was probably meant. */
final class OriginAdvice {
  private OriginAdvice() {}

  static MalformedOriginException fault(String text) {
    Origin meant = meant(text);
    String instead =
        meant == null
            ? "Write scheme, host and, if it is not the default, port: \"https://app.example\"."
            : "Write \"" + meant + "\".";
    return new MalformedOriginException(text, problem(text), instead);
  }

  /** What to write instead of this host, with a space before it; empty if nobody knows. */
  static String forHost(String text) {
    String meant = text.length() > Host.MAX_CHARS ? null : host(text);
    return meant == null ? "" : " Write \"" + meant + "\".";
  }

  private static String problem(String text) {
    if (text.isEmpty()) {
      return "it is empty.";
    }
    if (text.length() > Origin.MAX_CHARS) {
      return "it has " + text.length() + " characters, more than " + Origin.MAX_CHARS + ".";
    }
    if (text.chars().anyMatch(c -> c <= 0x20 || c == 0x7f)) {
      return "it holds a space or a control character.";
    }
    int schemeEnd = text.indexOf("://");
    if (schemeEnd <= 0) {
      return "it has no scheme.";
    }
    String scheme = text.substring(0, schemeEnd);
    if (scheme.equalsIgnoreCase("file")) {
      return "browsers serialise the origin of a file as null, which is anyone's.";
    }
    if (!scheme.equals(Ascii.toLower(scheme))) {
      return "its scheme is not in lower case, so that it would never match what a browser sends.";
    }
    String authority = text.substring(schemeEnd + 3);
    int authorityEnd = authorityEnd(authority);
    if (authorityEnd < authority.length()) {
      return authorityEnd == authority.length() - 1
          ? "it ends in \"" + authority.charAt(authorityEnd) + "\", which an origin never has."
          : "it has a path, query or fragment, which an origin never has.";
    }
    if (authority.indexOf('@') >= 0) {
      return "it names a user, which an origin never does.";
    }
    int hostEnd = hostEnd(authority);
    String host = authority.substring(0, hostEnd);
    return Host.parseOrNull(host) == null
        ? hostProblem(host)
        : portProblem(scheme, authority, hostEnd);
  }

  private static String hostProblem(String host) {
    if (host.isEmpty()) {
      return "it has no host.";
    }
    if (host.chars().anyMatch(c -> c >= 0x80)) {
      return "its host holds letters beyond ASCII, which browsers send in their xn-- form.";
    }
    if (!host.equals(Ascii.toLower(host))) {
      return "its host is not in lower case, so that it would never match what a browser sends.";
    }
    if (host.charAt(0) == '[') {
      return "its host is not an IPv6 address in the short form that browsers send.";
    }
    if (Ipv4.endsInNumber(host)) {
      return "its host ends in a number and is not an IPv4 address of four decimal numbers.";
    }
    return "its host holds a character that no browser leaves in a host, or is too long.";
  }

  private static String portProblem(String scheme, String authority, int hostEnd) {
    if (hostEnd == authority.length()) {
      return "its scheme is malformed.";
    }
    int port = Port.parse(authority, hostEnd + 1);
    return port != Port.MALFORMED && port == Port.defaultOf(scheme)
        ? "it writes out the default port, which browsers never do, so that it would never match."
        : "its port is not a number from 0 to 65535 without leading zeros.";
  }

  /** The origin that was probably meant, or null. Nothing but a message may depend on this. */
  private static @Nullable Origin meant(String text) {
    if (text.length() > 4 * Origin.MAX_CHARS) {
      return null;
    }
    String trimmed = text.strip();
    int schemeEnd = trimmed.indexOf("://");
    String scheme = schemeEnd <= 0 ? "https" : Ascii.toLower(trimmed.substring(0, schemeEnd));
    String rest = schemeEnd < 0 ? trimmed : trimmed.substring(schemeEnd + 3);
    String authority = rest.substring(0, authorityEnd(rest));
    authority = authority.substring(authority.lastIndexOf('@') + 1);
    int hostEnd = hostEnd(authority);
    String host = host(authority.substring(0, hostEnd));
    if (host == null) {
      return null;
    }
    String port = hostEnd == authority.length() ? "" : authority.substring(hostEnd + 1);
    while (port.length() > 1 && port.charAt(0) == '0') {
      port = port.substring(1);
    }
    boolean implied = port.isEmpty() || port.equals(String.valueOf(Port.defaultOf(scheme)));
    return Origin.parseOrNull(scheme + "://" + host + (implied ? "" : ":" + port));
  }

  private static int authorityEnd(String authority) {
    int end = 0;
    while (end < authority.length() && "/?#\\".indexOf(authority.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static int hostEnd(String authority) {
    int colon = authority.indexOf(':', authority.lastIndexOf(']') + 1);
    return colon < 0 ? authority.length() : colon;
  }

  private static @Nullable String host(String text) {
    Host host = UrlHost.parseOrNull(text);
    return host == null ? null : host.toString();
  }
}
