package dev.cordon.guard;

import dev.cordon.policy.Policy;
import dev.cordon.session.InMemoryRevocations;
import dev.cordon.session.InMemoryTokenStore;
import dev.cordon.session.InMemoryUsedTokens;
import dev.cordon.session.KeyRing;
import dev.cordon.session.Revocations;
import dev.cordon.session.SealedSession;
import dev.cordon.session.SessionId;
import dev.cordon.session.TokenStore;
import dev.cordon.session.UsedTokens;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The guard in force inside one application: its policy can be replaced while requests are served,
 * by one write, and what must outlive a policy stays: keys, revocations, used tokens.
 *
 * <p>It answers the guard's questions about state from memory, so that an adapter is left with one,
 * about the form. What is kept here ends with the process; hand it stores that last where that
 * matters.
 *
 * {@snippet :
 * LiveGuard guard = LiveGuard.of(Policy.builder().origins("https://bank.example").build());
 * Judgement judgement = guard.judge(request); // a Decision or a FormTokenQuestion
 * }
 */
public final class LiveGuard {
  private static final int SESSIONS = 100_000;
  private static final int TOKENS = 1_000_000;

  private final Parts parts;
  private volatile InForce inForce;

  private LiveGuard(Parts parts, Policy policy) {
    this.parts = parts;
    this.inForce = parts.inForce(policy);
  }

  /** A guard with fresh keys: tokens of before a restart are not good any more. */
  public static LiveGuard of(Policy policy) {
    return builder(policy).build();
  }

  public static Builder builder(Policy policy) {
    return new Builder(policy);
  }

  /** The guard of this moment; a request and its answer use the same one. */
  public Guard current() {
    return inForce.guard();
  }

  /** The policy of this moment. */
  public Policy policy() {
    return inForce.guard().policy();
  }

  /** When the policy of this moment was put into force. */
  public Instant since() {
    return inForce.since();
  }

  /** Puts another policy into force; requests that are being served end under the old one. */
  public void replace(Policy policy) {
    inForce = parts.inForce(policy);
  }

  /** Judges a request, up to a {@link Decision} or a {@link FormTokenQuestion}. */
  public Judgement judge(RequestView request) {
    return settle(inForce.guard().judge(request));
  }

  /**
   * What would be decided of a request that nobody sent, by the same code, with {@link
   * Decision#steps}. It leaves nothing behind: no listener is told, no session ends, and a
   * single-use token counts as unused and stays so.
   *
   * @param body the first {@link FormTokenQuestion#LIMIT_BYTES} bytes of its body, or all of it
   */
  public Decision explain(RequestView request, byte[] body) {
    Judgement judgement = inForce.explaining().explain(request);
    while (true) {
      if (judgement instanceof Decision decision) {
        return decision;
      } else if (judgement instanceof FormTokenQuestion question) {
        judgement = question.resume(body);
      } else if (judgement instanceof RevocationQuestion question) {
        judgement = question.resume(parts.revoked(question));
      } else if (judgement instanceof TokenUseQuestion question) {
        judgement = question.resume(TokenUseQuestion.Use.FIRST);
      }
    }
  }

  /**
   * Answers the questions about state, up to a {@link Decision} or a {@link FormTokenQuestion}; for
   * what resuming the latter yields.
   */
  public Judgement settle(Judgement judgement) {
    Judgement settled = judgement;
    while (true) {
      if (settled instanceof RevocationQuestion question) {
        settled = question.resume(parts.revoked(question));
      } else if (settled instanceof TokenUseQuestion question) {
        settled = question.resume(parts.use(question));
      } else {
        return settled;
      }
    }
  }

  /** Hands a live guard what it works with; everything has a default that lives in memory. */
  public static final class Builder {
    private final Policy policy;
    private InstantSource clock = InstantSource.system();
    private SecureRandom random = new SecureRandom();
    private DecisionListener listener = decision -> {};
    private Guard.Trace trace = Guard.Trace.NONE;
    private TokenStore tokenStore = new InMemoryTokenStore(SESSIONS);
    private UsedTokens usedTokens = new InMemoryUsedTokens(TOKENS);
    private @Nullable KeyRing keys;
    private @Nullable Revocations revocations;

    private Builder(Policy policy) {
      this.policy = policy;
    }

    /** The keys of seals and tokens; fresh ones by default. */
    public Builder keys(KeyRing keys) {
      this.keys = keys;
      return this;
    }

    /**
     * Where the synchronizer pattern keeps the secrets of clients for whom the application has no
     * session; by default in memory, for 100,000 of them.
     */
    public Builder tokenStore(TokenStore tokenStore) {
      this.tokenStore = tokenStore;
      return this;
    }

    /** Which single-use tokens were used; by default in memory, for a million of them. */
    public Builder usedTokens(UsedTokens usedTokens) {
      this.usedTokens = usedTokens;
      return this;
    }

    /** Which sealed sessions ended before their time; by default in memory, for 100,000 of them. */
    public Builder revocations(Revocations revocations) {
      this.revocations = revocations;
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

    /** Is told of every decision, on the thread that judged; it must not block or throw. */
    public Builder listener(DecisionListener listener) {
      this.listener = listener;
      return this;
    }

    /** Whether decisions keep the trace of the layers, as error pages in development want it. */
    public Builder trace(Guard.Trace trace) {
      this.trace = trace;
      return this;
    }

    /** The guard, with the policy in force. */
    public LiveGuard build() {
      Parts parts =
          new Parts(
              keys == null ? KeyRing.generate(random, clock.instant()) : keys,
              tokenStore,
              usedTokens,
              revocations == null ? new InMemoryRevocations(clock, SESSIONS) : revocations,
              clock,
              random,
              listener,
              trace);
      return new LiveGuard(parts, policy);
    }
  }

  /** What outlives a policy. */
  private record Parts(
      KeyRing keys,
      TokenStore tokenStore,
      UsedTokens usedTokens,
      Revocations revocations,
      InstantSource clock,
      SecureRandom random,
      DecisionListener listener,
      Guard.Trace trace) {

    InForce inForce(Policy policy) {
      Guard guard =
          guard(policy)
              .tokenStore(tokenStore)
              .listener(listener)
              .trace(trace)
              .onSessionEnd(revocations::revoke)
              .build();
      Guard explaining = guard(policy).tokenStore(new UnwrittenTokenStore(tokenStore)).build();
      return new InForce(guard, explaining, clock.instant());
    }

    private Guard.Builder guard(Policy policy) {
      return Guard.builder(policy)
          .keys(keys)
          .clock(clock)
          .random(random)
          .revocation(Guard.Revocation.ASK);
    }

    Set<SessionId> revoked(RevocationQuestion question) {
      Set<SessionId> revoked = new HashSet<>(2);
      for (SealedSession session : question.sessions()) {
        if (revocations.isRevoked(session)) {
          revoked.add(session.id());
        }
      }
      return revoked;
    }

    TokenUseQuestion.Use use(TokenUseQuestion question) {
      boolean first = usedTokens.burn(question.nonce(), question.expiresAt(), clock.instant());
      return first ? TokenUseQuestion.Use.FIRST : TokenUseQuestion.Use.REPEATED;
    }
  }

  /** What is swapped by one write. */
  private record InForce(Guard guard, Guard explaining, Instant since) {}

  /** The secrets of another store; new ones are forgotten at once. */
  private record UnwrittenTokenStore(TokenStore store) implements TokenStore {
    @Override
    public byte @Nullable [] find(SessionId session, Instant now) {
      return store.find(session, now);
    }

    @Override
    public byte[] findOrStore(SessionId session, byte[] fresh, Instant until, Instant now) {
      byte[] found = store.find(session, now);
      return found == null ? fresh : found;
    }

    @Override
    public void remove(SessionId session) {}
  }
}
