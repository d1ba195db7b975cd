package dev.cordon.guard;

import dev.cordon.guard.Step.Outcome;
import dev.cordon.policy.AmbientCredential;
import dev.cordon.policy.IsolationRule;
import dev.cordon.policy.Mode;
import dev.cordon.policy.Policy;
import dev.cordon.session.CsrfTokens;
import dev.cordon.session.SealedSession;
import dev.cordon.session.SessionId;
import dev.cordon.web.Authority;
import dev.cordon.web.CookiePair;
import dev.cordon.web.FetchSite;
import dev.cordon.web.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through the layers: what is known of it, what the layers have found, and
 * the edits they want. It lives as long as the judgement, on one thread at a time.
 */
final class Case {
  final Equipment equipment;
  final Policy policy;
  final Facts facts;

  /** Why the request passes if no layer refuses it. */
  Reason passReason = Reason.SAFE;

  @Nullable CsrfIssue csrfIssue;
  boolean tokenUsedUp;
  SessionState session = SessionState.NONE;

  private final @Nullable List<Step> steps;
  private List<Finding> findings = List.of();
  private @Nullable RequestHalf requestHalf;
  private @Nullable Instant now;
  private @Nullable Sharing sharing;
  private @Nullable IsolationRule isolation;
  private @Nullable Set<Origin> own;
  private @Nullable Boolean ambient;
  private @Nullable CordonCookies cordonCookies;
  private @Nullable String standInFor;
  private @Nullable SealedSession standIn;

  Case(Equipment equipment, Facts facts, @Nullable List<Step> steps) {
    this.equipment = equipment;
    this.policy = equipment.policy();
    this.facts = facts;
    this.steps = steps;
  }

  /** The time of the judgement: the clock is read once, and only if something depends on it. */
  Instant now() {
    if (now == null) {
      now = equipment.clock().instant();
    }
    return now;
  }

  /** What report mode kept from being refused. */
  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** The edits that this request needs beyond those that every request gets. */
  RequestHalf requestHalf() {
    if (requestHalf == null) {
      requestHalf = new RequestHalf();
    }
    return requestHalf;
  }

  void editRequest(HeaderView request) {
    for (String name : equipment.removals()) {
      request.remove(name);
    }
    if (requestHalf != null) {
      requestHalf.edit(request);
    }
  }

  /** The trace so far; empty unless the request is being explained. */
  List<Step> steps() {
    return steps == null ? List.of() : List.copyOf(steps);
  }

  void passed(Layer layer, String detail, Reason reason) {
    step(layer, Outcome.PASSED, detail, reason.clause());
  }

  void skipped(Layer layer, String detail) {
    step(layer, Outcome.SKIPPED, detail, "");
  }

  void step(Layer layer, Outcome outcome, String detail, String clause) {
    if (steps != null) {
      steps.add(new Step(layer, outcome, detail, clause));
    }
  }

  /** Whether anybody will read the trace, so that it is worth writing. */
  boolean isExplained() {
    return steps != null;
  }

  /** Whether the refusal stands: in report mode it becomes a finding, and the request goes on. */
  boolean stands(Refusal refusal, Mode mode) {
    Layer layer = refusal.reason().layer();
    if (layer == null) {
      throw new IllegalArgumentException(refusal.reason() + " is no reason to refuse");
    }
    if (mode == Mode.REPORT) {
      if (findings.isEmpty()) {
        findings = new ArrayList<>(1);
      }
      findings.add(new Finding(refusal.reason(), refusal.sentence()));
      step(layer, Outcome.REPORTED, refusal.sentence(), refusal.reason().clause());
      return false;
    }
    step(layer, Outcome.REFUSED, refusal.sentence(), refusal.reason().clause());
    return true;
  }

  /** The origins that count as the application's own for the name the request was sent to. */
  Set<Origin> own() {
    if (own == null) {
      Authority authority = facts.authority();
      own =
          authority == null
              ? Set.copyOf(policy.origins())
              : policy.ownFor(facts.clientScheme, authority);
    }
    return own;
  }

  /** The session that container or framework keeps at this moment; null if there is none. */
  @Nullable SealedSession applicationSession() {
    return applicationSession(facts.applicationSession.id());
  }

  /**
   * The sessions that a CSRF token of this request must be bound to, all of them: those of the
   * first rule that has any, else the application's own as it was when the request came, else the
   * anonymous one. Two of one name mean that one may have been planted, and no token is bound to
   * both (W19).
   */
  List<SealedSession> binding() {
    if (!session.genuine().isEmpty()) {
      return session.ofFirstRule();
    }
    SealedSession own = applicationSession(session.applicationId());
    SealedSession bound = own == null ? session.preSession() : own;
    return bound == null ? List.of() : List.of(bound);
  }

  /** What stands for the application's session; most requests never ask. */
  private @Nullable SealedSession applicationSession(@Nullable String id) {
    if (id == null) {
      return null;
    }
    if (standIn == null || !id.equals(standInFor)) {
      standInFor = id;
      standIn = SealedSession.anonymous(SessionId.standingFor(id), now(), policy.csrf().lifetime());
    }
    return standIn;
  }

  /** The tokens of the policy; null where it has none. */
  @Nullable CsrfTokens tokens() {
    return equipment.tokens().of(facts.applicationSession);
  }

  /** Whether browsers keep {@code Secure} cookies of the origin the request was sent to. */
  CordonCookies cordonCookies() {
    if (cordonCookies == null) {
      cordonCookies = CordonCookies.INSECURE;
      for (Origin origin : own()) {
        if (origin.isPotentiallyTrustworthy()) {
          cordonCookies = CordonCookies.SECURE;
        }
      }
    }
    return cordonCookies;
  }

  /** The value of the only cookie with this name; null if there is none, or more than one. */
  @Nullable String onlyCookie(String name) {
    if (!facts.cookiesHold(name)) {
      return null;
    }
    String found = null;
    for (CookiePair cookie : facts.cookies()) {
      if (cookie.name().equals(name)) {
        if (found != null) {
          return null;
        }
        found = cookie.value();
      }
    }
    return found;
  }

  /** The origin that tokens of this request are issued for: http and https never share one. */
  String audience() {
    Set<Origin> candidates = own();
    for (Origin origin : policy.origins()) {
      if (candidates.contains(origin)) {
        return origin.toString();
      }
    }
    return policy.origins().get(0).toString();
  }

  /** Whether the origin the request was sent to is https, whoever ends the TLS. */
  boolean isHttps() {
    for (Origin origin : own()) {
      if (origin.scheme().equals("https")) {
        return true;
      }
    }
    return false;
  }

  IsolationRule isolation() {
    if (isolation == null) {
      isolation = policy.isolation(facts.path());
    }
    return isolation;
  }

  Sharing sharing() {
    if (sharing == null) {
      sharing = Sharing.of(this);
    }
    return sharing;
  }

  /** Whether a cors rule covers what the request does, with the credentials it carries. */
  boolean isGranted() {
    return sharing().grants(hasAmbientCredential());
  }

  /**
   * Whether the request carries a credential that a browser, or the network, attached by itself.
   */
  boolean hasAmbientCredential() {
    if (ambient == null) {
      ambient = findAmbientCredential();
    }
    return ambient;
  }

  private boolean findAmbientCredential() {
    Set<AmbientCredential> honoured = policy.ambient();
    if (honoured.contains(AmbientCredential.NETWORK_POSITION)
        || policy.csrf().isLogin(facts.path())
        || (facts.clientCertificate && honoured.contains(AmbientCredential.CLIENT_CERTIFICATE))) {
      return true;
    }
    return (honoured.contains(AmbientCredential.COOKIES) && hasAmbientCookie())
        || hasAmbientAuthorization();
  }

  private boolean hasAmbientCookie() {
    if (policy.inert().isEmpty() && !facts.cookiesHold(CordonCookies.STEM)) {
      return facts.hasCookies();
    }
    CordonCookies cordon = cordonCookies();
    for (CookiePair cookie : facts.cookies()) {
      if (!policy.inert().contains(cookie.name()) && !cordon.owns(cookie.name())) {
        return true;
      }
    }
    return false;
  }

  /** Whether an Authorization line is of a scheme that browsers send by themselves. */
  boolean hasAmbientAuthorization() {
    for (String value : facts.authorization()) {
      if (isAmbientScheme(value, policy.ambient())) {
        return true;
      }
    }
    return false;
  }

  /** RFC 9110, section 11.1: the scheme compares without case. */
  private static boolean isAmbientScheme(String authorization, Set<AmbientCredential> honoured) {
    String stripped = authorization.strip();
    int space = stripped.indexOf(' ');
    String scheme = (space < 0 ? stripped : stripped.substring(0, space)).toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "basic" -> honoured.contains(AmbientCredential.BASIC);
      case "digest" -> honoured.contains(AmbientCredential.DIGEST);
      case "negotiate", "ntlm" -> honoured.contains(AmbientCredential.NEGOTIATE);
      default -> false;
    };
  }

  /**
   * Whether the request may have an effect: by its method, its path, an override, or as a
   * handshake.
   */
  boolean isUnsafe() {
    return facts.kind == Facts.Kind.HANDSHAKE
        || MethodOverride.isUnsafe(facts.method)
        || isWriteByPathOrOverride();
  }

  /** Whether the path or an override gives even a GET an effect, that of a handshake included. */
  boolean isWriteByPathOrOverride() {
    return facts.override.isUnsafe() || policy.csrf().isUnsafe(facts.path());
  }

  boolean isFromSameOrigin() {
    return facts.site == FetchSite.SAME_ORIGIN && !facts.repeatsSignal();
  }

  Evidence evidence() {
    return new Evidence(
        facts.method,
        facts.reading instanceof Target target ? target.path() : null,
        facts.clientAddress,
        facts.clientScheme,
        facts.origin == null ? null : facts.origin.toString(),
        facts.metadata());
  }
}
