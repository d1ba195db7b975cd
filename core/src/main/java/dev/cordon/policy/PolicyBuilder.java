package dev.cordon.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Collects a policy. Nothing is checked before {@link #build()}, which then finds every fault at
 * once.
 */
public final class PolicyBuilder {

  Profile profile = Profile.PRODUCTION;
  Mode mode = Mode.ENFORCE;
  final List<String> origins = new ArrayList<>();
  final List<String> hosts = new ArrayList<>();
  boolean mutual;
  final Set<AmbientCredential> ambient = EnumSet.of(AmbientCredential.COOKIES);
  final List<String> inert = new ArrayList<>();
  final List<String> proxies = new ArrayList<>();
  final Set<TargetQuirk> quirks = EnumSet.noneOf(TargetQuirk.class);
  final List<CorsBuilder> cors = new ArrayList<>();
  final CsrfBuilder csrf = new CsrfBuilder();
  final List<SessionBuilder> sessions = new ArrayList<>();
  final List<IsolationBuilder> isolation = new ArrayList<>();
  final List<String> websocketOrigins = new ArrayList<>();
  Mode websocketMode = Mode.ENFORCE;
  final List<String> never = new ArrayList<>();

  PolicyBuilder() {}

  /** Where the policy is meant to run; production by default. */
  public PolicyBuilder profile(Profile profile) {
    this.profile = profile;
    return this;
  }

  /** Whether any rule acts. */
  public PolicyBuilder mode(Mode mode) {
    this.mode = mode;
    return this;
  }

  /** The application's own origins; exact ones only. At least one. */
  public PolicyBuilder origins(String... origins) {
    return origins(List.of(origins));
  }

  /** The application's own origins; exact ones only. At least one. */
  public PolicyBuilder origins(List<String> origins) {
    this.origins.addAll(origins);
    return this;
  }

  /** Further names, with or without a port, under which it answers. */
  public PolicyBuilder hosts(String... hosts) {
    return hosts(List.of(hosts));
  }

  /** Further names, with or without a port, under which it answers. */
  public PolicyBuilder hosts(List<String> hosts) {
    this.hosts.addAll(hosts);
    return this;
  }

  /** Lets the own origins act on one another. */
  public PolicyBuilder mutual() {
    mutual = true;
    return this;
  }

  /** What else than cookies the application takes for a user. Cookies always count. */
  public PolicyBuilder ambient(AmbientCredential... credentials) {
    return ambient(List.of(credentials));
  }

  /** What else than cookies the application takes for a user. Cookies always count. */
  public PolicyBuilder ambient(List<AmbientCredential> credentials) {
    ambient.addAll(credentials);
    return this;
  }

  /** Cookies that identify nobody, such as a language. */
  public PolicyBuilder inert(String... cookies) {
    return inert(List.of(cookies));
  }

  /** Cookies that identify nobody, such as a language. */
  public PolicyBuilder inert(List<String> cookies) {
    inert.addAll(cookies);
    return this;
  }

  /** The networks of the proxies in front, whose forwarded headers are believed. */
  public PolicyBuilder proxies(String... networks) {
    return proxies(List.of(networks));
  }

  /** The networks of the proxies in front, whose forwarded headers are believed. */
  public PolicyBuilder proxies(List<String> networks) {
    proxies.addAll(networks);
    return this;
  }

  /** Lets targets through that servers read differently. Each is a danger of its own. */
  public PolicyBuilder allow(TargetQuirk... quirks) {
    return allow(List.of(quirks));
  }

  /** Lets targets through that servers read differently. Each is a danger of its own. */
  public PolicyBuilder allow(List<TargetQuirk> quirks) {
    this.quirks.addAll(quirks);
    return this;
  }

  /** Adds a rule of {@code cors}. */
  public PolicyBuilder cors(Consumer<CorsBuilder> rule) {
    CorsBuilder builder = new CorsBuilder();
    rule.accept(builder);
    cors.add(builder);
    return this;
  }

  /** Edits the section {@code csrf}. */
  public PolicyBuilder csrf(Consumer<CsrfBuilder> section) {
    section.accept(csrf);
    return this;
  }

  /** Adds an entry of {@code sessions}. */
  public PolicyBuilder session(Consumer<SessionBuilder> session) {
    SessionBuilder builder = new SessionBuilder();
    session.accept(builder);
    sessions.add(builder);
    return this;
  }

  /** Adds a rule of {@code isolation}. */
  public PolicyBuilder isolation(Consumer<IsolationBuilder> rule) {
    IsolationBuilder builder = new IsolationBuilder();
    rule.accept(builder);
    isolation.add(builder);
    return this;
  }

  /** The foreign origins that may open a WebSocket. CORS rules mean nothing there. */
  public PolicyBuilder websocketOrigins(String... patterns) {
    return websocketOrigins(List.of(patterns));
  }

  /** The foreign origins that may open a WebSocket. CORS rules mean nothing there. */
  public PolicyBuilder websocketOrigins(List<String> patterns) {
    websocketOrigins.addAll(patterns);
    return this;
  }

  /** Whether handshakes are refused or only recorded. */
  public PolicyBuilder websocketMode(Mode mode) {
    websocketMode = mode;
    return this;
  }

  /**
   * Sentences that are to hold whatever the rules come to say, such as {@code no other site writes
   * to /**}. See {@link Promise}.
   */
  public PolicyBuilder never(String... sentences) {
    return never(List.of(sentences));
  }

  /**
   * Sentences that are to hold whatever the rules come to say, such as {@code no other site writes
   * to /**}. See {@link Promise}.
   */
  public PolicyBuilder never(List<String> sentences) {
    never.addAll(sentences);
    return this;
  }

  /**
   * Checks everything and compiles it.
   *
   * @throws InvalidPolicyException with every fault, if there is one
   */
  public Policy build() {
    return new Policy(this);
  }
}
