package dev.cordon.policy;

import dev.cordon.web.SameSite;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects one entry of {@code sessions}. Nothing is checked before the policy is built. */
public final class SessionBuilder {

  String cookie = "";
  boolean seal;
  SessionValue value = SessionValue.ID;
  Duration lifetime = Duration.ofHours(12);
  @Nullable Duration idle;
  @Nullable SameSite sameSite;
  @Nullable Instant acceptUnsealedUntil;
  ForgedCookie forged = ForgedCookie.IGNORE;
  final List<String> rotateAt = new ArrayList<>();
  final List<String> paths = new ArrayList<>();
  final List<String> domains = new ArrayList<>();
  Mode mode = Mode.ENFORCE;

  SessionBuilder() {}

  /** The name of the cookie. */
  public SessionBuilder cookie(String name) {
    cookie = name;
    return this;
  }

  /** Seals it on the way out and unseals it on the way in. */
  public SessionBuilder seal() {
    seal = true;
    return this;
  }

  /** What the application keeps in it; an id by default. */
  public SessionBuilder value(SessionValue value) {
    this.value = value;
    return this;
  }

  /** How long a session lives at most; twelve hours by default. */
  public SessionBuilder lifetime(Duration duration) {
    lifetime = duration;
    return this;
  }

  /** How long a session lives without a request. */
  public SessionBuilder idle(Duration duration) {
    idle = duration;
    return this;
  }

  /**
   * The attribute it leaves with; by default the application's own, and Lax where it gives none.
   */
  public SessionBuilder sameSite(SameSite sameSite) {
    this.sameSite = sameSite;
    return this;
  }

  /** Until when an unsealed one is accepted, for the roll-out in front of a running application. */
  public SessionBuilder acceptUnsealedUntil(Instant instant) {
    acceptUnsealedUntil = instant;
    return this;
  }

  /** What becomes of a safe request with a forged one. */
  public SessionBuilder forged(ForgedCookie forged) {
    this.forged = forged;
    return this;
  }

  /** The paths whose answers start a new session where the value is data. */
  public SessionBuilder rotateAt(String... patterns) {
    return rotateAt(List.of(patterns));
  }

  /** The paths whose answers start a new session where the value is data. */
  public SessionBuilder rotateAt(List<String> patterns) {
    rotateAt.addAll(patterns);
    return this;
  }

  /** The Path attributes under which it may have been set; {@code /} by default. */
  public SessionBuilder paths(String... paths) {
    return paths(List.of(paths));
  }

  /** The Path attributes under which it may have been set. */
  public SessionBuilder paths(List<String> paths) {
    this.paths.addAll(paths);
    return this;
  }

  /** The Domain attributes under which it may have been set; none by default. */
  public SessionBuilder domains(String... domains) {
    return domains(List.of(domains));
  }

  /** The Domain attributes under which it may have been set. */
  public SessionBuilder domains(List<String> domains) {
    this.domains.addAll(domains);
    return this;
  }

  /** Whether the rule acts. */
  public SessionBuilder mode(Mode mode) {
    this.mode = mode;
    return this;
  }
}
