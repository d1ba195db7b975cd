package dev.cordon.examples.bank.evil;

import java.net.URI;

/**
 * One bank and the places from which it is attacked. All are origins, without a path.
 *
 * @param name a short word for URLs of the attacker's site, such as {@code bare}
 * @param target the bank, or what stands in front of it
 * @param sibling a hacked subdomain of the target's site, served by the attacker
 * @param evil the attacker's own site
 * @param rebound a name of the attacker's that resolves to the target, with the target's port
 */
public record Targets(String name, URI target, URI sibling, URI evil, URI rebound) {

  public Targets {
    if (!name.matches("[a-z0-9-]{1,32}")) {
      throw new IllegalArgumentException("a name of a-z, 0-9 and -, not: " + name);
    }
  }

  /**
   * The usual places around a target: the subdomain {@code blog}, served where evil is, and {@code
   * rebind.localhost}.
   */
  public static Targets around(String name, URI target, URI evil) {
    return new Targets(
        name, target, at(evil, "blog." + target.getHost()), evil, at(target, "rebind.localhost"));
  }

  /** A third site of the attacker's, cross-site to both evil and the target. */
  public URI bounce() {
    return at(evil, "bounce.localhost");
  }

  /** Where the attack pages of a position are served; for the last two that is evil. */
  public URI from(Position position) {
    return position == Position.SIBLING ? sibling : evil;
  }

  /** The same scheme and port under another name. */
  static URI at(URI origin, String host) {
    String port = origin.getPort() < 0 ? "" : ":" + origin.getPort();
    return URI.create(origin.getScheme() + "://" + host + port);
  }
}
