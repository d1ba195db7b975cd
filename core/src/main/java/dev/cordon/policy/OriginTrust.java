package dev.cordon.policy;

import dev.cordon.policy.PolicyFault.Code;
import dev.cordon.web.Host;
import dev.cordon.web.PublicSuffixList;

/**
 * What a list of foreign origins lets them do, and therefore whom it may not name.
 *
 * @param faults where objections go
 * @param production whether the policy is for others than its developer
 * @param credentials whether those named act with the user's credentials
 * @param insecureAllowed whether http is accepted all the same, by a dangerously- key
 */
record OriginTrust(
    Faults faults, boolean production, boolean credentials, boolean insecureAllowed) {

  /** Whether the pattern may be trusted so; records why not. */
  boolean accepts(OriginPattern pattern, String place) {
    return suffixIsOwned(pattern, place)
        & transportIsSafe(pattern, place)
        & loopbackIsMeant(pattern, place);
  }

  private boolean suffixIsOwned(OriginPattern pattern, String place) {
    Host host = pattern.base().host();
    if (host.kind() != Host.Kind.DOMAIN) {
      return true;
    }
    String name = host.toString();
    if (pattern.subdomains() && PublicSuffixList.bundled().coversPublicSuffix(name)) {
      faults.add(
          Code.PUBLIC_SUFFIX,
          place,
          pattern.toString(),
          "the pattern " + Quote.quote(pattern.toString()) + " stands at or above a public suffix",
          "anybody can register a name there (R10)",
          "write the registered names that are meant, such as https://*.app."
              + (name.indexOf('.') < 0 ? name : "example"));
      return false;
    }
    // A single label is a name of the intranet or a top-level domain; neither is for sale.
    if (credentials
        && !pattern.subdomains()
        && name.indexOf('.') > 0
        && !host.isLoopback()
        && PublicSuffixList.bundled().isPublicSuffix(name)) {
      faults.add(
          Code.PUBLIC_SUFFIX,
          place,
          pattern.toString(),
          "the host of " + Quote.quote(pattern.toString()) + " is a public suffix",
          "everybody's names stand under it, so its owner is hardly whom the user's credentials are"
              + " meant for (R10)",
          "write the registered name that is meant");
      return false;
    }
    if (credentials && pattern.subdomains()) {
      faults.add(
          Code.SUBDOMAINS_TRUSTED,
          place,
          pattern.toString(),
          "the pattern "
              + Quote.quote(pattern.toString())
              + " trusts every subdomain with the user's credentials",
          "one forgotten DNS record or one hole in any of them is enough (R09)",
          "write each origin by itself");
    }
    return true;
  }

  private boolean transportIsSafe(OriginPattern pattern, String place) {
    boolean loopback = pattern.base().host().isLoopback();
    if (!pattern.base().scheme().equals("http") || (loopback && !production)) {
      return true;
    }
    if (credentials && !insecureAllowed && !loopback) {
      faults.add(
          Code.INSECURE_ORIGIN,
          place,
          pattern.toString(),
          "the origin " + Quote.quote(pattern.toString()) + " is not https",
          "whoever sits on the line can write its pages, and would act with the user's credentials"
              + " (R08)",
          "write " + pattern.toString().replaceFirst("^http:", "https:") + " instead");
      return false;
    }
    if (!credentials && !loopback) {
      faults.add(
          Code.INSECURE_ORIGIN_WITHOUT_CREDENTIALS,
          place,
          pattern.toString(),
          "the origin " + Quote.quote(pattern.toString()) + " is not https",
          "whoever sits on the line can write its pages (R08)",
          "write " + pattern.toString().replaceFirst("^http:", "https:") + " instead");
    }
    return true;
  }

  private boolean loopbackIsMeant(OriginPattern pattern, String place) {
    if (!production || !pattern.base().host().isLoopback()) {
      return true;
    }
    boolean refused = credentials && !insecureAllowed;
    faults.add(
        refused ? Code.LOOPBACK_WITH_CREDENTIALS : Code.LOOPBACK_IN_PRODUCTION,
        place,
        pattern.toString(),
        "the origin " + Quote.quote(pattern.toString()) + " is the user's own machine",
        "any program there that serves a page would be trusted by the live application (R12)",
        "leave it out, or write profile: dev in the policy that developers use");
    return !refused;
  }
}
