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
  final Instant now;
  final RequestHalf requestHalf = new RequestHalf();
  final List<Finding> findings = new ArrayList<>(0);

  /** Why the request passes if no layer refuses it. */
  Reason passReason = Reason.SAFE;

  @Nullable CsrfIssue csrfIssue;
  boolean tokenUsedUp;
  SessionState session = SessionState.NONE;

  private final @Nullable List<Step> steps;
  private @Nullable Sharing sharing;
  private @Nullable IsolationRule isolation;
  private @Nullable Set<Origin> own;
  private @Nullable Boolean ambient;

  Case(Equipment equipment, Facts facts, @Nullable List<Step> steps) {
    this.equipment = equipment;
    this.policy = equipment.policy();
    this.facts = facts;
    this.now = equipment.clock().instant();
    this.steps = steps;
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
              : policy.ownFor(facts.client.scheme(), authority);
    }
    return own;
  }

  /** The session that container or framework keeps at this moment; null if there is none. */
  @Nullable SealedSession applicationSession() {
    String id = facts.applicationSession.id();
    return id == null
        ? null
        : SealedSession.anonymous(SessionId.standingFor(id), now, policy.csrf().lifetime());
  }

  /** The tokens of the policy; null where it has none. */
  @Nullable CsrfTokens tokens() {
    return equipment.tokens().of(facts.applicationSession);
  }

  /** Whether browsers keep {@code Secure} cookies of the origin the request was sent to. */
  CordonCookies cordonCookies() {
    boolean trustworthy = own().stream().anyMatch(Origin::isPotentiallyTrustworthy);
    return trustworthy ? CordonCookies.secure() : CordonCookies.insecure();
  }

  /** The value of the only cookie with this name; null if there is none, or more than one. */
  @Nullable String onlyCookie(String name) {
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
    return own().stream().anyMatch(origin -> origin.scheme().equals("https"));
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
    if (honoured.contains(AmbientCredential.COOKIES)) {
      CordonCookies cordon = cordonCookies();
      for (CookiePair cookie : facts.cookies()) {
        if (!policy.inert().contains(cookie.name()) && !cordon.owns(cookie.name())) {
          return true;
        }
      }
    }
    return facts.authorization.stream().anyMatch(value -> isAmbientScheme(value, honoured));
  }

  /** RFC 9110, section 11.1: the scheme compares without case. */
  static boolean isAmbientScheme(String authorization, Set<AmbientCredential> honoured) {
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
    return facts.metadata.site() == FetchSite.SAME_ORIGIN && !facts.repeatedSignal;
  }

  Evidence evidence() {
    return new Evidence(
        facts.method,
        facts.reading instanceof Target.Clear clear ? clear.target().path() : null,
        facts.client.address(),
        facts.client.scheme(),
        facts.origin == null ? null : facts.origin.toString(),
        facts.metadata);
  }
}
