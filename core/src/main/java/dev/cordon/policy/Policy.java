package dev.cordon.policy;

import dev.cordon.web.Authority;
import dev.cordon.web.Origin;
import java.net.InetAddress;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which other sites may do what to an application: what a person writes, checked and compiled.
 *
 * <p>Immutable, and valid by construction: {@link PolicyBuilder#build()} finds every fault at once
 * and gives no policy that has one. Closed by default: without a rule other sites may link here,
 * nothing else.
 */
public final class Policy {

  private final Profile profile;
  private final Mode mode;
  private final OwnOrigins own;
  private final boolean mutual;
  private final Set<AmbientCredential> ambient;
  private final Set<String> inert;
  private final List<Network> proxies;
  private final Set<TargetQuirk> quirks;
  private final List<CorsRule> corsRules;
  private final PathTable<CorsRules> cors;
  private final CsrfRules csrf;
  private final List<SessionRule> sessions;
  private final List<IsolationRule> isolationRules;
  private final PathTable<IsolationRule> isolation;
  private final IsolationRule isolationByDefault;
  private final OriginSet websocketOrigins;
  private final Mode websocketMode;
  private final List<Promise> promises;
  private final List<PolicyFault> warnings;

  Policy(PolicyBuilder from) {
    Compilation compilation = new Compilation(from);
    AppSection app = new AppSection(compilation, from);
    profile = from.profile;
    mode = from.mode;
    own = app.origins();
    mutual = from.mutual;
    ambient = Collections.unmodifiableSet(EnumSet.copyOf(from.ambient));
    inert = app.inert();
    proxies = app.proxies();
    quirks = Set.copyOf(from.quirks);
    CorsSection corsSection = new CorsSection(compilation, own);
    corsRules = corsSection.compile(from.cors);
    cors = corsSection.table(corsRules);
    csrf = new CsrfSection(compilation, own, from.csrf).compile(from.sessions, ambient);
    sessions = new SessionSection(compilation, own).compile(from.sessions);
    IsolationSection isolationSection = new IsolationSection(compilation);
    isolationRules = isolationSection.compile(from.isolation);
    isolation = isolationSection.table(isolationRules);
    isolationByDefault = new IsolationRule("isolation", List.of(), Embed.OWN, null, mode);
    // A handshake carries the user's cookies, as a request with credentials does.
    OriginTrust handshakes =
        new OriginTrust(compilation.faults(), compilation.isProduction(), true, false);
    websocketOrigins =
        OriginSet.of(compilation.origins(from.websocketOrigins, "websocket.origins", handshakes));
    compilation.lintOwn(own, websocketOrigins.patterns());
    websocketMode = compilation.mode(from.websocketMode);
    promises = new PromiseSection(compilation).compile(from.never);
    new AcrossSections(compilation, own, corsRules, csrf, sessions).check();
    warnings = compilation.faults().warningsOrThrow();
  }

  /** A policy that still has to be written. */
  public static PolicyBuilder builder() {
    return new PolicyBuilder();
  }

  /** Where it is meant to run. */
  public Profile profile() {
    return profile;
  }

  /** Whether any rule acts. */
  public Mode mode() {
    return mode;
  }

  /** The application's own origins; never empty. */
  public List<Origin> origins() {
    return own.list();
  }

  /** Whether the own origins may act on one another. */
  public boolean mutual() {
    return mutual;
  }

  /** The further names of {@code app.hosts}. */
  public List<HostPattern> hosts() {
    return own.hosts();
  }

  /**
   * The authority that is written like this, or null if it is malformed: {@link
   * Authority#parseOrNull}, quicker for the application's own.
   */
  public @Nullable Authority readAuthority(String text) {
    return own.read(text);
  }

  /**
   * Whether a request to this authority is meant for the application: it belongs to an own origin
   * or to {@code app.hosts}. A port that is absent stands for 80 and 443.
   */
  public boolean names(Authority authority) {
    return own.names(authority);
  }

  /**
   * The own origins that count as own for a request to this authority: all of them where they are
   * mutual or the authority is only in {@code app.hosts}; otherwise those of this name and port, of
   * this scheme if there is one. None for a foreign authority.
   */
  public Set<Origin> ownFor(@Nullable String scheme, Authority authority) {
    return own.of(scheme, authority);
  }

  /** What the application takes for a user although no page sent it; cookies always. */
  public Set<AmbientCredential> ambient() {
    return ambient;
  }

  /** The cookies that identify nobody. */
  public Set<String> inert() {
    return inert;
  }

  /** The quirks that targets may have. */
  public Set<TargetQuirk> quirks() {
    return quirks;
  }

  /** Whether forwarded headers of this peer are believed. */
  public boolean trusts(InetAddress peer) {
    for (int i = 0; i < proxies.size(); i++) {
      if (proxies.get(i).contains(peer)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether forwarded headers of this peer are believed; a peer that is no address is a stranger.
   */
  public boolean trusts(String peer) {
    if (proxies.isEmpty()) {
      return false;
    }
    InetAddress address = Network.addressOrNull(peer);
    return address != null && trusts(address);
  }

  /** The rules of the most specific pattern that matches, or null where nothing is shared. */
  public @Nullable CorsRules cors(String canonicalPath) {
    return cors.find(canonicalPath);
  }

  /** All rules of {@code cors}, in the order of the policy. */
  public List<CorsRule> corsRules() {
    return corsRules;
  }

  /** What is said of forged requests. */
  public CsrfRules csrf() {
    return csrf;
  }

  /** The cookies that are sessions. */
  public List<SessionRule> sessions() {
    return sessions;
  }

  /** Who may embed what stands at the path; own pages only where no rule says otherwise. */
  public IsolationRule isolation(String canonicalPath) {
    IsolationRule rule = isolation.find(canonicalPath);
    return rule == null ? isolationByDefault : rule;
  }

  /** All rules of {@code isolation}, in the order of the policy. */
  public List<IsolationRule> isolationRules() {
    return isolationRules;
  }

  /** The foreign origins that may open a WebSocket. */
  public OriginSet websocketOrigins() {
    return websocketOrigins;
  }

  /** Whether handshakes are refused or only recorded. */
  public Mode websocketMode() {
    return websocketMode;
  }

  /** What other sites may never come to do, in the order of the policy. The guard never asks. */
  public List<Promise> promises() {
    return promises;
  }

  /** What its author should look at. */
  public List<PolicyFault> warnings() {
    return warnings;
  }
}
