package dev.cordon.proof.layers;

import dev.cordon.browser.http.Network;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.session.CsrfTokens;
import dev.cordon.session.SessionId;
import dev.cordon.session.TokenBinding;
import dev.cordon.session.TokenVerdict;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Cordon's own tokens and nothing else: every form gets one, and every method but GET, HEAD and
 * OPTIONS needs one, in header or body, as frameworks do it.
 */
final class TokenLayer implements Layer {
  static final String HEADER = "X-CSRF-Token";
  static final String FIELD = "_csrf";

  /** Of the pattern that has one. No sibling can plant it where prefixes are known (W19). */
  static final String COOKIE = "__Host-csrf";

  private final Supplier<CsrfTokens> pattern;

  TokenLayer(Supplier<CsrfTokens> pattern) {
    this.pattern = pattern;
  }

  @Override
  public Network before(Network bank, InstantSource clock) {
    var tokens = pattern.get();
    return request -> {
      var session = Said.cookie(request, Bank.COOKIE);
      if (!Said.isSafe(request) && !isProven(tokens, request, session, clock)) {
        return Response.of(403);
      }
      var answer = bank.send(request);
      return Pages.hasForm(answer) ? withToken(tokens, request, answer, session, clock) : answer;
    };
  }

  private static boolean isProven(
      CsrfTokens tokens, Request request, @Nullable String session, InstantSource clock) {
    return session != null
        && tokens
                .verify(sent(request), cookie(request), binding(session), clock.instant())
                .verdict()
            == TokenVerdict.VALID;
  }

  private static Response withToken(
      CsrfTokens tokens,
      Request request,
      Response page,
      @Nullable String before,
      InstantSource clock) {
    var set = page.headers().get("Set-Cookie");
    var session = set == null ? before : Said.field(set, Bank.COOKIE);
    if (session == null) {
      return page;
    }
    var issued = tokens.issue(binding(session), cookie(request), clock.instant());
    var answer = Pages.withToken(page, FIELD, issued.body());
    return issued.cookie() == null
        ? answer
        : answer.with(
            "Set-Cookie", COOKIE + "=" + issued.cookie() + "; Path=/; Secure; SameSite=None");
  }

  /** The token of a request; null where there is none. */
  static @Nullable String sent(Request request) {
    var header = request.header(HEADER);
    var body = request.body();
    return header != null || body == null ? header : Said.field(body.text(), FIELD);
  }

  private static @Nullable String cookie(Request request) {
    var values = Said.cookies(request, COOKIE);
    return values.size() == 1 ? values.get(0) : null;
  }

  private static TokenBinding binding(String session) {
    return new TokenBinding(Scene.OWN, SessionId.standingFor(session), 0);
  }
}
