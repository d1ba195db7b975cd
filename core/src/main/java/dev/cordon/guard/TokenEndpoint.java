package dev.cordon.guard;

import dev.cordon.policy.CorsRule;
import dev.cordon.web.FetchSite;
import dev.cordon.web.RequestMode;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /.well-known/cordon/csrf}: where a page's script reads its token. It answers own pages
 * and, under CORS, the origins that may write here with credentials; who else could read it could
 * write.
 */
final class TokenEndpoint {
  static final String PATH = "/.well-known/cordon/csrf";

  private static final Refusal NOT_A_READER =
      new Refusal(
          Reason.CROSS_SITE_LOAD,
          "A page of another origin may not read a CSRF token. An origin whose cors rule has"
              + " credentials and an unsafe method may.");

  private TokenEndpoint() {}

  static boolean serves(Case c) {
    return c.facts.path().equals(PATH)
        && (c.facts.method.equals("GET") || c.facts.method.equals("HEAD"))
        && !c.isUnsafe()
        && CsrfIssue.isActive(c);
  }

  static @Nullable Refusal check(Case c) {
    return isOwnPage(c) || reads(c) ? null : NOT_A_READER;
  }

  private static boolean isOwnPage(Case c) {
    FetchSite site = c.facts.site;
    if (site == FetchSite.SAME_ORIGIN || site == FetchSite.NONE) {
      return true;
    }
    return site == FetchSite.ABSENT
        && (!c.facts.hasOrigin() || (c.facts.origin != null && c.own().contains(c.facts.origin)));
  }

  private static boolean reads(Case c) {
    RequestMode mode = c.facts.mode;
    if (c.facts.origin == null || !(mode == RequestMode.CORS || mode == RequestMode.ABSENT)) {
      return false;
    }
    for (CorsRule rule : c.equipment.tokenReaders()) {
      if (rule.names(c.facts.origin)) {
        return true;
      }
    }
    return false;
  }

  static OwnAnswer answer(Case c) {
    String token = CsrfIssue.issue(c);
    String json =
        "{\"token\":"
            + (token == null ? "null" : "\"" + token + "\"")
            + ",\"header\":\""
            + c.policy.csrf().header()
            + "\",\"field\":\""
            + c.policy.csrf().field().replace("\\", "\\\\").replace("\"", "\\\"")
            + "\"}";
    return OwnAnswer.token(
        new Body("application/json", json),
        reads(c) && c.facts.origin != null ? c.facts.origin : null);
  }
}
