package dev.cordon.guard;

import dev.cordon.policy.CorsRule;
import dev.cordon.policy.CsrfRules;
import dev.cordon.policy.Mode;
import dev.cordon.policy.Policy;
import dev.cordon.policy.TokenPattern;
import dev.cordon.session.CsrfTokens;
import dev.cordon.session.InMemoryTokenStore;
import dev.cordon.session.KeyRing;
import dev.cordon.session.PredecessorSeal;
import dev.cordon.session.SealedSession;
import dev.cordon.session.SessionSeal;
import dev.cordon.session.TokenReuse;
import dev.cordon.session.TokenStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The server's half of the browser's bargain: judges each request by one policy, before the
 * application sees it.
 *
 * <p>It does no I/O and keeps no state of its own; clock, entropy, keys and stores are handed to
 * it, so that equal input gives equal output. It is immutable and serves every thread. A new policy
 * is a new guard, swapped by one write.
 *
 * {@snippet :
 * Guard guard = Guard.of(Policy.builder().origins("https://bank.example").build());
 * Judgement judgement = guard.judge(request);
 * }
 */
public final class Guard {
  private static final int TOKEN_STORE_SESSIONS = 100_000;

  /** Paths that some frameworks prefer to the request line; a client has no business with them. */
  private static final List<String> TARGET_OVERRIDES = List.of("X-Original-URL", "X-Rewrite-URL");

  private final Equipment equipment;
  private final DecisionListener listener;
  private final Trace trace;

  private Guard(Equipment equipment, DecisionListener listener, Trace trace) {
    this.equipment = equipment;
    this.listener = listener;
    this.trace = trace;
  }

  /** A guard with fresh keys, which end with it: for tests, and where nothing is sealed. */
  public static Guard of(Policy policy) {
    return builder(policy).build();
  }

  public static Builder builder(Policy policy) {
    return new Builder(policy);
  }

  /** The policy it judges by. */
  public Policy policy() {
    return equipment.policy();
  }

  /** Judges a request. */
  public Judgement judge(RequestView request) {
    return judge(request, trace);
  }

  /**
   * Judges a request by the same code, and keeps the trace: {@link Decision#steps} names what each
   * layer saw.
   */
  public Judgement explain(RequestView request) {
    return judge(request, Trace.KEPT);
  }

  private Judgement judge(RequestView request, Trace trace) {
    Facts facts = Facts.read(request, equipment.policy());
    List<Step> steps = trace == Trace.KEPT ? new ArrayList<>() : null;
    return new Proceedings(new Case(equipment, facts, steps), listener).begin();
  }

  /** Hands a guard what it works with; everything has a default that suits a test. */
  public static final class Builder {
    private final Policy policy;
    private @Nullable KeyRing keys;
    private @Nullable TokenStore tokenStore;
    private InstantSource clock = InstantSource.system();
    private SecureRandom random = new SecureRandom();
    private Revocation revocation = Revocation.NEVER;
    private Consumer<SealedSession> sessionEnded = session -> {};
    private DecisionListener listener = decision -> {};
    private Trace trace = Trace.NONE;

    private Builder(Policy policy) {
      this.policy = policy;
    }

    /** The keys of seals and tokens; fresh ones by default, which end with the guard. */
    public Builder keys(KeyRing keys) {
      this.keys = keys;
      return this;
    }

    /**
     * Where the synchronizer pattern keeps its secrets, unless the application has a session of its
     * own to keep them in; by default in memory, for 100,000 sessions.
     */
    public Builder tokenStore(TokenStore tokenStore) {
      this.tokenStore = tokenStore;
      return this;
    }

    public Builder clock(InstantSource clock) {
      this.clock = clock;
      return this;
    }

    public Builder random(SecureRandom random) {
      this.random = random;
      return this;
    }

    /** Whether genuine sessions lead to a {@link RevocationQuestion}; by default they do not. */
    public Builder revocation(Revocation revocation) {
      this.revocation = revocation;
      return this;
    }

    /**
     * Is told of a session that the application ended by deleting its cookie, so that its seal can
     * be revoked.
     */
    public Builder onSessionEnd(Consumer<SealedSession> sessionEnded) {
      this.sessionEnded = sessionEnded;
      return this;
    }

    /** Is told of every decision. */
    public Builder listener(DecisionListener listener) {
      this.listener = listener;
      return this;
    }

    /** Whether {@link Guard#judge} keeps the trace too; by default it does not. */
    public Builder trace(Trace trace) {
      this.trace = trace;
      return this;
    }

    public Guard build() {
      KeyRing ring = keys == null ? KeyRing.generate(random, clock.instant()) : keys;
      Tokens tokens = new Tokens(pattern(ring), inApplication(), new PredecessorSeal(ring));
      Equipment equipment =
          new Equipment(
              policy,
              clock,
              random,
              new SessionSeal(ring),
              tokens,
              revocation == Revocation.ASK,
              sessionEnded,
              tokenReaders(policy),
              removals(policy),
              new IsolationHeaders(policy));
      return new Guard(equipment, listener, trace);
    }

    private @Nullable CsrfTokens pattern(KeyRing ring) {
      CsrfRules csrf = policy.csrf();
      TokenReuse reuse = csrf.singleUse() ? TokenReuse.SINGLE_USE : TokenReuse.REUSABLE;
      Duration lifetime = csrf.lifetime();
      if (csrf.pattern() == TokenPattern.SYNCHRONIZER) {
        TokenStore store =
            tokenStore == null ? new InMemoryTokenStore(TOKEN_STORE_SESSIONS) : tokenStore;
        return CsrfTokens.synchronizer(store, random, lifetime, reuse);
      }
      return switch (csrf.pattern()) {
        case SESSION_HMAC -> CsrfTokens.sessionHmac(ring, random, lifetime, reuse);
        case DOUBLE_SUBMIT -> CsrfTokens.doubleSubmit(ring, random, lifetime, reuse);
        case SYNCHRONIZER, CUSTOM_HEADER -> null;
      };
    }

    private @Nullable Function<ApplicationSession, CsrfTokens> inApplication() {
      CsrfRules csrf = policy.csrf();
      TokenReuse reuse = csrf.singleUse() ? TokenReuse.SINGLE_USE : TokenReuse.REUSABLE;
      return csrf.pattern() == TokenPattern.SYNCHRONIZER
          ? session ->
              CsrfTokens.synchronizer(
                  new ApplicationSecrets(session), random, csrf.lifetime(), reuse)
          : null;
    }

    private static List<String> removals(Policy policy) {
      List<String> removals = new ArrayList<>(TARGET_OVERRIDES);
      CsrfRules csrf = policy.csrf();
      if (csrf.mode() == Mode.ENFORCE) {
        if (!csrf.honoursOverrides()) {
          removals.addAll(MethodOverride.HEADERS);
        }
        if (csrf.handoverHeader() != null) {
          removals.add(csrf.handoverHeader());
        }
      }
      if (policy.mode() == Mode.ENFORCE) {
        removals.add("HTTP2-Settings");
      }
      return List.copyOf(removals);
    }

    private static List<CorsRule> tokenReaders(Policy policy) {
      return policy.corsRules().stream()
          .filter(CorsRule::credentials)
          .filter(rule -> rule.methods().stream().anyMatch(MethodOverride::isUnsafe))
          .toList();
    }
  }

  /** Whether decisions hold what each layer saw, which costs time and is for developers. */
  public enum Trace {
    NONE,
    KEPT
  }

  /** Whether a guard asks which of a request's sessions have been revoked. */
  public enum Revocation {
    NEVER,
    ASK
  }
}
