package dev.cordon.fuzz;

import dev.cordon.session.CsrfTokens;
import dev.cordon.session.InMemoryTokenStore;
import dev.cordon.session.IssuedToken;
import dev.cordon.session.KeyRing;
import dev.cordon.session.SessionId;
import dev.cordon.session.TokenBinding;
import dev.cordon.session.TokenReuse;
import dev.cordon.session.TokenVerdict;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CSRF tokens of every pattern: the first line alters a token, the second its cookie, the third is
 * a token of any kind.
 */
public final class TokenTarget {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration LIFETIME = Duration.ofHours(2);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final KeyRing RING = KeyRing.generate(RANDOM, NOW);
  private static final InMemoryTokenStore STORE = new InMemoryTokenStore(100);
  private static final TokenReuse REUSE = TokenReuse.REUSABLE;
  private static final CsrfTokens SINGLE_USE =
      CsrfTokens.sessionHmac(RING, RANDOM, LIFETIME, TokenReuse.SINGLE_USE);
  private static final List<CsrfTokens> PATTERNS =
      List.of(
          CsrfTokens.sessionHmac(RING, RANDOM, LIFETIME, REUSE),
          CsrfTokens.doubleSubmit(RING, RANDOM, LIFETIME, REUSE),
          CsrfTokens.synchronizer(STORE, RANDOM, LIFETIME, REUSE),
          SINGLE_USE);
  private static final SessionId SESSION = SessionId.standingFor("mine");
  private static final TokenBinding MINE = new TokenBinding("https://bank.example", SESSION, 1);
  private static final List<TokenBinding> OTHERS =
      List.of(
          new TokenBinding("https://bank.example", SessionId.standingFor("theirs"), 1),
          new TokenBinding("https://bank.example", SESSION, 2),
          new TokenBinding("http://bank.example", SESSION, 1));

  private TokenTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    List<String> lines = Input.utf8Lines(input);
    // One place only: the same bit of mask and masked, both flipped, is the same token.
    Alteration ofToken = Alteration.of(Input.before(lines.get(0), " "));
    Alteration ofCookie = Alteration.of(lines.size() > 1 ? lines.get(1) : "");
    String any = lines.get(lines.size() - 1);
    for (CsrfTokens tokens : PATTERNS) {
      refused(tokens, any, any, MINE, NOW, "a token that nobody issued");
      IssuedToken issued = tokens.issue(MINE, null, NOW);
      String cookie = issued.cookie();
      Claim.holds(cookie != null, "a first token comes with a cookie");
      if (cookie == null) {
        continue;
      }
      Claim.equal(verdict(tokens, issued.body(), cookie, MINE, NOW), TokenVerdict.VALID, "issued");
      Claim.equal(verdict(tokens, cookie, cookie, MINE, NOW), TokenVerdict.VALID, "the cookie's");
      boolean once = tokens == SINGLE_USE;
      boolean stays = tokens.issue(MINE, cookie, NOW).cookie() == null;
      Claim.equal(stays, !once, "a cookie stays while it serves", cookie);
      refused(tokens, any, cookie, MINE, NOW, "a made-up token beside a good cookie");
      String altered = ofToken.apply(issued.body());
      if (!altered.equals(issued.body())) {
        refused(tokens, altered, cookie, MINE, NOW, "an altered token");
      }
      for (TokenBinding other : OTHERS) {
        refused(tokens, issued.body(), cookie, other, NOW, "a token of elsewhere");
      }
      String planted = ofCookie.apply(cookie);
      verdict(tokens, issued.body(), planted, MINE, NOW);
      tokens.issue(MINE, planted, NOW);
      Instant late = NOW.plus(LIFETIME).plusSeconds(3_600);
      refused(tokens, issued.body(), cookie, MINE, late, "an old token");
      tokens.verifyPredecessor(any, MINE, NOW);
    }
    CsrfTokens doubleSubmit = PATTERNS.get(1);
    String mine = doubleSubmit.issue(MINE, null, NOW).body();
    String another = doubleSubmit.issue(MINE, null, NOW).cookie();
    refused(doubleSubmit, mine, another, MINE, NOW, "a token whose cookie is another's");
    refused(doubleSubmit, mine, null, MINE, NOW, "a token without its cookie");
  }

  private static TokenVerdict verdict(
      CsrfTokens tokens,
      @Nullable String token,
      @Nullable String cookie,
      TokenBinding binding,
      Instant now) {
    return tokens.verify(token, cookie, binding, now).verdict();
  }

  private static void refused(
      CsrfTokens tokens,
      @Nullable String token,
      @Nullable String cookie,
      TokenBinding binding,
      Instant now,
      String what) {
    Claim.holds(
        verdict(tokens, token, cookie, binding, now) != TokenVerdict.VALID, what, token, cookie);
  }
}
