package dev.cordon.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects the section {@code csrf}. Nothing is checked before the policy is built. */
public final class CsrfBuilder {

  record Exemption(String path, String because) {}

  TokenUse tokens = TokenUse.WHEN_UNPROVEN;
  TokenPattern pattern = TokenPattern.SESSION_HMAC;
  final List<String> required = new ArrayList<>();
  final List<String> login = new ArrayList<>();
  final List<String> unsafe = new ArrayList<>();
  boolean honoursOverrides;
  String header = "X-CSRF-Token";
  String field = "_csrf";
  @Nullable Duration lifetime;
  Duration grace = Duration.ofSeconds(30);
  boolean singleUse;
  String handoverHeader = "X-Page-CSRF-Token";
  final List<String> handover = new ArrayList<>();
  boolean handsOver;
  final List<ReceiveBuilder> receive = new ArrayList<>();
  final List<Exemption> exempt = new ArrayList<>();
  Mode mode = Mode.ENFORCE;

  CsrfBuilder() {}

  /** When a token is needed. */
  public CsrfBuilder tokens(TokenUse use) {
    tokens = use;
    return this;
  }

  /** How a token proves what it proves. */
  public CsrfBuilder pattern(TokenPattern pattern) {
    this.pattern = pattern;
    return this;
  }

  /** Where a token is needed even though the browser vouches. */
  public CsrfBuilder required(String... patterns) {
    return required(List.of(patterns));
  }

  /** Where a token is needed even though the browser vouches. */
  public CsrfBuilder required(List<String> patterns) {
    required.addAll(patterns);
    return this;
  }

  /** Where users log in; requests there always count as credentialed. */
  public CsrfBuilder login(String... patterns) {
    return login(List.of(patterns));
  }

  /** Where users log in; requests there always count as credentialed. */
  public CsrfBuilder login(List<String> patterns) {
    login.addAll(patterns);
    return this;
  }

  /** Where even a GET has effects. */
  public CsrfBuilder unsafe(String... patterns) {
    return unsafe(List.of(patterns));
  }

  /** Where even a GET has effects. */
  public CsrfBuilder unsafe(List<String> patterns) {
    unsafe.addAll(patterns);
    return this;
  }

  /** Lets method override headers through to the application. */
  public CsrfBuilder honourOverrides() {
    honoursOverrides = true;
    return this;
  }

  /** The request header in which a token is expected. */
  public CsrfBuilder header(String name) {
    header = name;
    return this;
  }

  /** The form field in which a token is expected. */
  public CsrfBuilder field(String name) {
    field = name;
    return this;
  }

  /** How long a token serves; by default as long as the shortest session. */
  public CsrfBuilder lifetime(Duration duration) {
    lifetime = duration;
    return this;
  }

  /** How long the predecessor's token serves after a login; 30 seconds by default. */
  public CsrfBuilder grace(Duration duration) {
    grace = duration;
    return this;
  }

  /** Makes a token serve once. Several tabs of one user then disturb one another. */
  public CsrfBuilder singleUse() {
    singleUse = true;
    return this;
  }

  /** Hands the application a token in this request header, on these paths only. */
  public CsrfBuilder handover(String header, String... patterns) {
    return handover(header, List.of(patterns));
  }

  /** Hands the application a token in this request header, on these paths only. */
  public CsrfBuilder handover(String header, List<String> patterns) {
    handsOver = true;
    handoverHeader = header;
    handover.addAll(patterns);
    return this;
  }

  /** A path that awaits forms from named foreign origins. */
  public CsrfBuilder receive(Consumer<ReceiveBuilder> rule) {
    ReceiveBuilder builder = new ReceiveBuilder();
    rule.accept(builder);
    receive.add(builder);
    return this;
  }

  /** One exact path that is authenticated by something no browser attaches, and by what. */
  public CsrfBuilder exempt(String path, String because) {
    exempt.add(new Exemption(path, because));
    return this;
  }

  /** Whether the rules act. */
  public CsrfBuilder mode(Mode mode) {
    this.mode = mode;
    return this;
  }
}
