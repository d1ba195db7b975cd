package dev.cordon.web;

import org.jspecify.annotations.Nullable;

/**
 * The site of an origin: its scheme and registrable domain (HTML, section 7.1.1). Pages of one site
 * share cookies and the value {@code same-site} of Sec-Fetch-Site.
 *
 * <table>
 *   <caption>Same site?</caption>
 *   <tr><th>one</th><th>other</th><th></th></tr>
 *   <tr><td>{@code https://bank.example}</td><td>{@code https://blog.bank.example:8443}</td><td>yes</td></tr>
 *   <tr><td>{@code https://bank.example}</td><td>{@code http://bank.example}</td><td>no: scheme</td></tr>
 *   <tr><td>{@code https://a.github.io}</td><td>{@code https://b.github.io}</td><td>no: public suffix</td></tr>
 *   <tr><td>{@code http://bank.localhost}</td><td>{@code http://evil.localhost}</td><td>no: an unlisted last label is a suffix</td></tr>
 *   <tr><td>{@code http://127.0.0.1}</td><td>{@code http://127.0.0.2}</td><td>no: addresses have no domain</td></tr>
 * </table>
 *
 * @param registrableDomain the registrable domain, or the whole host where there is none
 */
public record Site(String scheme, String registrableDomain) {
  private static final String OPAQUE_SCHEME = "null";

  /** The site of an origin after the bundled list. That of an opaque origin equals no other. */
  public static Site of(Origin origin) {
    return of(origin, PublicSuffixList.bundled());
  }

  /** The site of an origin after this list. That of an opaque origin equals no other. */
  public static Site of(Origin origin, PublicSuffixList list) {
    if (origin.isOpaque()) {
      return new Site(OPAQUE_SCHEME, "");
    }
    String host = origin.host().toString();
    String domain =
        origin.host().kind() == Host.Kind.DOMAIN && Port.defaultOf(origin.scheme()) != Port.NONE
            ? list.registrableDomain(host)
            : null;
    return new Site(origin.scheme(), domain == null ? host : domain);
  }

  /** HTML, "same site": an opaque origin's site is itself, so two of them differ. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Site site
            && !scheme.equals(OPAQUE_SCHEME)
            && scheme.equals(site.scheme)
            && registrableDomain.equals(site.registrableDomain));
  }

  @Override
  public int hashCode() {
    return 31 * scheme.hashCode() + registrableDomain.hashCode();
  }
}
