package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a page says of itself by its headers and its meta elements (HTML, policy container).
 * Immutable.
 *
 * @param referrerPolicy null for the default
 * @param embedderPolicy what it demands of what it embeds; counts in secure contexts alone
 * @param openerPolicy whom it leaves its window to; counts in secure contexts alone
 * @param upgradeInsecureRequests whether it has upgrade-insecure-requests
 * @param blockAllMixedContent whether it has block-all-mixed-content
 * @param sandbox what it forbids itself; empty for an ordinary page
 */
public record DocumentPolicies(
    @Nullable ReferrerPolicy referrerPolicy,
    EmbedderPolicy embedderPolicy,
    OpenerPolicy openerPolicy,
    boolean upgradeInsecureRequests,
    boolean blockAllMixedContent,
    Set<SandboxFlag> sandbox) {

  /** A page that says nothing. */
  public static final DocumentPolicies NONE =
      new DocumentPolicies(
          null, EmbedderPolicy.UNSAFE_NONE, OpenerPolicy.UNSAFE_NONE, false, false, Set.of());

  public DocumentPolicies {
    sandbox = Set.copyOf(sandbox);
  }

  /** What the headers of a page's or worker's answer say. */
  public static DocumentPolicies of(Headers headers, Profile profile) {
    var policies =
        new DocumentPolicies(
            Referrers.parse(headers),
            embedderPolicy(headers, profile),
            OpenerPolicy.parse(headers, profile),
            false,
            false,
            Set.of());
    for (var policy : ContentSecurityPolicy.parse(headers)) {
      policies = policies.with(policy, profile, true);
    }
    return policies;
  }

  /** The embedder policy of an answer (HTML, obtain an embedder policy). */
  private static EmbedderPolicy embedderPolicy(Headers headers, Profile profile) {
    var token = StructuredToken.of(headers.get("Cross-Origin-Embedder-Policy"));
    if (token == null) {
      return EmbedderPolicy.UNSAFE_NONE;
    }
    return switch (token) {
      case "require-corp" -> EmbedderPolicy.REQUIRE_CORP;
      case "credentialless" ->
          profile.follows(Rule.COEP_CREDENTIALLESS)
              ? EmbedderPolicy.CREDENTIALLESS
              : EmbedderPolicy.UNSAFE_NONE;
      default -> EmbedderPolicy.UNSAFE_NONE;
    };
  }

  /** With {@code <meta name="…" content="…">}; other names than referrer change nothing. */
  public DocumentPolicies withMeta(String name, String content) {
    if (!Ascii.equalsIgnoreCase(name, "referrer")) {
      return this;
    }
    var policy = Referrers.parseMeta(content);
    return policy == null
        ? this
        : new DocumentPolicies(
            policy,
            embedderPolicy,
            openerPolicy,
            upgradeInsecureRequests,
            blockAllMixedContent,
            sandbox);
  }

  /**
   * With {@code <meta http-equiv="…" content="…">}. A Content-Security-Policy may not sandbox so,
   * nor say who frames (HTML, pragma directives).
   */
  public DocumentPolicies withMetaHttpEquiv(String name, String content, Profile profile) {
    return Ascii.equalsIgnoreCase(name, "Content-Security-Policy")
        ? with(ContentSecurityPolicy.parse(content), profile, false)
        : this;
  }

  /**
   * A page without an answer of its own, as srcdoc, about:blank and data: are, has what its maker
   * has (HTML, determine navigation params policy container).
   *
   * @param own what it says by meta elements
   */
  public DocumentPolicies inheritedBy(DocumentPolicies own) {
    return new DocumentPolicies(
        own.referrerPolicy == null ? referrerPolicy : own.referrerPolicy,
        embedderPolicy,
        OpenerPolicy.UNSAFE_NONE,
        upgradeInsecureRequests || own.upgradeInsecureRequests,
        blockAllMixedContent || own.blockAllMixedContent,
        union(sandbox, own.sandbox));
  }

  /** The same with another's referrer policy where it says none. */
  public DocumentPolicies withReferrerPolicyOf(Environment other) {
    return referrerPolicy != null
        ? this
        : new DocumentPolicies(
            other.referrerPolicy(),
            embedderPolicy,
            openerPolicy,
            upgradeInsecureRequests,
            blockAllMixedContent,
            sandbox);
  }

  private DocumentPolicies with(ContentSecurityPolicy policy, Profile profile, boolean fromHeader) {
    var forbids = policy.value("sandbox");
    return new DocumentPolicies(
        referrerPolicy,
        embedderPolicy,
        openerPolicy,
        upgradeInsecureRequests || policy.has("upgrade-insecure-requests"),
        blockAllMixedContent || policy.has("block-all-mixed-content"),
        fromHeader && forbids != null && profile.follows(Rule.CSP_SANDBOX)
            ? union(sandbox, SandboxFlag.parse(forbids))
            : sandbox);
  }

  private static Set<SandboxFlag> union(Set<SandboxFlag> a, Set<SandboxFlag> b) {
    var union = EnumSet.noneOf(SandboxFlag.class);
    union.addAll(a);
    union.addAll(b);
    return union;
  }

  /** The values of frame-ancestors of an answer, one for each policy that has it. */
  static List<String> frameAncestors(Headers headers) {
    return ContentSecurityPolicy.parse(headers).stream()
        .filter(policy -> policy.has("frame-ancestors"))
        .map(policy -> String.valueOf(policy.value("frame-ancestors")))
        .toList();
  }
}
