package dev.cordon.policy;

import dev.cordon.web.Host;
import dev.cordon.web.Origin;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an origin list: an origin, or a family of them.
 *
 * <table>
 *   <caption>What the spellings match</caption>
 *   <tr><th>pattern</th><th>matches</th><th>does not match</th></tr>
 *   <tr><td>{@code https://app.example}</td><td>itself</td><td>{@code https://www.app.example}, {@code
 *       https://app.example:8443}, {@code http://app.example}</td></tr>
 *   <tr><td>{@code https://*.app.example}</td><td>{@code https://a.app.example}, {@code
 *       https://a.b.app.example}</td><td>{@code https://app.example}, {@code
 *       https://evilapp.example}</td></tr>
 *   <tr><td>{@code http://localhost:*}</td><td>{@code http://localhost}, {@code
 *       http://localhost:3000}</td><td>{@code http://localhost.evil.example}</td></tr>
 * </table>
 *
 * <p>A star stands for one or more whole labels at the left end, or for the port; nowhere else.
 * There are no regular expressions.
 *
 * @param base the origin without the stars; never opaque
 * @param subdomains whether a {@code *.} stands before the host, which then is not matched itself
 * @param anyPort whether {@code :*} stands for the port
 */
public record OriginPattern(Origin base, boolean subdomains, boolean anyPort) {

  public OriginPattern {
    if (base.isOpaque()) {
      throw new IllegalArgumentException("no pattern names the opaque origin, \"null\"");
    }
    if (subdomains && base.host().kind() != Host.Kind.DOMAIN) {
      throw new IllegalArgumentException("an IP address has no subdomains: " + base);
    }
    if (anyPort && base.port() < 0) {
      throw new IllegalArgumentException("origins of this scheme have no port: " + base);
    }
  }

  /** The pattern, or null where the text is none. */
  public static @Nullable OriginPattern parseOrNull(String text) {
    int hostStart = text.indexOf("://") + 3;
    if (hostStart < 4) {
      return null;
    }
    boolean subdomains = text.startsWith("*.", hostStart);
    boolean anyPort = text.endsWith(":*");
    String host =
        text.substring(hostStart + (subdomains ? 2 : 0), text.length() - (anyPort ? 2 : 0));
    Origin base = Origin.parseOrNull(text.substring(0, hostStart) + host);
    // A star is an ordinary character of a host to a browser; to the author of a policy it never
    // is.
    if (base == null
        || base.isOpaque()
        || host.indexOf('*') >= 0
        || (subdomains && base.host().kind() != Host.Kind.DOMAIN)
        || (anyPort && (base.port() < 0 || !base.host().toString().equals(host)))) {
      return null;
    }
    return new OriginPattern(base, subdomains, anyPort);
  }

  /** Whether it names a single origin. */
  public boolean isExact() {
    return !subdomains && !anyPort;
  }

  /** Whether some origin matches both. */
  boolean overlaps(OriginPattern other) {
    return base.scheme().equals(other.base.scheme())
        && (anyPort || other.anyPort || base.port() == other.base.port())
        && hostsOverlap(this, other);
  }

  /** Whether every origin that matches the other one matches this one too. */
  boolean contains(OriginPattern other) {
    return overlaps(other)
        && (anyPort || !other.anyPort)
        && (subdomains ? !other.subdomains || !isBelow(host(), other.host()) : !other.subdomains);
  }

  private static boolean hostsOverlap(OriginPattern a, OriginPattern b) {
    if (a.host().equals(b.host())) {
      return a.subdomains == b.subdomains;
    }
    return (a.subdomains && isBelow(b.host(), a.host()))
        || (b.subdomains && isBelow(a.host(), b.host()));
  }

  /** Whether the name has one or more whole labels, none empty, to the left of the base. */
  private static boolean isBelow(String name, String base) {
    int dot = name.length() - base.length() - 1;
    return dot > 0
        && name.charAt(dot) == '.'
        && name.endsWith(base)
        && hasWholeLabels(name, 0, dot);
  }

  /** Whether what stands between are labels of which none is empty. */
  static boolean hasWholeLabels(String text, int from, int to) {
    for (int start = from; start <= to; ) {
      int dot = text.indexOf('.', start);
      int end = dot < 0 || dot > to ? to : dot;
      if (end == start) {
        return false;
      }
      start = end + 1;
    }
    return true;
  }

  private String host() {
    return base.host().toString();
  }

  /** The pattern as it is written in a policy. */
  @Override
  public String toString() {
    String text = base.toString();
    int hostStart = base.scheme().length() + 3;
    return text.substring(0, hostStart)
        + (subdomains ? "*." : "")
        + text.substring(hostStart)
        + (anyPort ? ":*" : "");
  }
}
