package dev.cordon.policy;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the policy says of forged requests and of the tokens against them. */
public final class CsrfRules {

  private final TokenUse tokens;
  private final TokenPattern pattern;
  private final PathSet required;
  private final PathSet login;
  private final PathSet unsafe;
  private final Map<String, ReceiveRule> receive;
  private final Map<String, ExemptRule> exempt;
  private final boolean honoursOverrides;
  private final String header;
  private final String field;
  private final Duration lifetime;
  private final Duration grace;
  private final boolean singleUse;
  private final @Nullable String handoverHeader;
  private final PathSet handover;
  private final Mode mode;

  CsrfRules(CsrfBuilder from, CsrfSection.Paths paths, Duration lifetime, Mode mode) {
    this.tokens = from.tokens;
    this.pattern = from.pattern;
    this.required = paths.required();
    this.login = paths.login();
    this.unsafe = paths.unsafe();
    this.receive = paths.receive();
    this.exempt = paths.exempt();
    this.honoursOverrides = from.honoursOverrides;
    this.header = from.header;
    this.field = from.field;
    this.lifetime = lifetime;
    this.grace = from.grace;
    this.singleUse = from.singleUse;
    this.handover = paths.handover();
    this.handoverHeader = handover.isEmpty() ? null : from.handoverHeader;
    this.mode = mode;
  }

  /** When a token is needed. */
  public TokenUse tokens() {
    return tokens;
  }

  /** How a token proves what it proves. */
  public TokenPattern pattern() {
    return pattern;
  }

  /** Whether proven requests need a token here too: everywhere, or on the paths listed. */
  public boolean isRequired(String canonicalPath) {
    return tokens == TokenUse.REQUIRED || required.contains(canonicalPath);
  }

  /** Whether a user logs in here: the request counts as credentialed whatever it carries. */
  public boolean isLogin(String canonicalPath) {
    return login.contains(canonicalPath);
  }

  /** Whether even a GET has an effect here. */
  public boolean isUnsafe(String canonicalPath) {
    return unsafe.contains(canonicalPath);
  }

  /** Who may send a form to exactly this path from elsewhere, or null. */
  public @Nullable ReceiveRule receive(String canonicalPath) {
    return receive.get(canonicalPath);
  }

  /** The exemption of exactly this path, or null. */
  public @Nullable ExemptRule exempt(String canonicalPath) {
    return exempt.get(canonicalPath);
  }

  /** The paths of {@code csrf.required}. */
  public PathSet required() {
    return required;
  }

  /** The paths of {@code csrf.login}. */
  public PathSet login() {
    return login;
  }

  /** The paths of {@code csrf.unsafe}. */
  public PathSet unsafe() {
    return unsafe;
  }

  /** All rules of {@code csrf.receive}. */
  public Collection<ReceiveRule> receives() {
    return receive.values();
  }

  /** All exemptions. */
  public Collection<ExemptRule> exempts() {
    return exempt.values();
  }

  /** Whether the application may see method override headers. */
  public boolean honoursOverrides() {
    return honoursOverrides;
  }

  /** The request header in which a token is expected. */
  public String header() {
    return header;
  }

  /** The form field in which a token is expected. */
  public String field() {
    return field;
  }

  /** How long a token serves; never longer than a session. */
  public Duration lifetime() {
    return lifetime;
  }

  /** How long the predecessor's token serves after a login. */
  public Duration grace() {
    return grace;
  }

  /** Whether a token serves once. */
  public boolean singleUse() {
    return singleUse;
  }

  /** The request header in which the application is handed a token, or null for none. */
  public @Nullable String handoverHeader() {
    return handoverHeader;
  }

  /** Whether the application is handed a token here. */
  public boolean isHandover(String canonicalPath) {
    return handover.contains(canonicalPath);
  }

  /** The paths of {@code csrf.handover}. */
  public PathSet handover() {
    return handover;
  }

  /** Whether the rules act. */
  public Mode mode() {
    return mode;
  }
}
