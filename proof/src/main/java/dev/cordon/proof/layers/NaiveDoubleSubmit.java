package dev.cordon.proof.layers;

import dev.cordon.browser.http.Network;
import dev.cordon.browser.http.NetworkFailure;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import java.time.InstantSource;

/**
 * A model of the double-submit cookie as it is often written: a value in a cookie must come again
 * in the request, and nothing says whose value it is (W19).
 */
final class NaiveDoubleSubmit implements Layer {
  static final String COOKIE = "csrf";

  @Override
  public Network before(Network bank, InstantSource clock) {
    return new Checked(bank);
  }

  private static final class Checked implements Network {
    private final Network bank;
    private int issued;

    Checked(Network bank) {
      this.bank = bank;
    }

    @Override
    public Response send(Request request) throws NetworkFailure {
      var cookie = Said.cookie(request, COOKIE);
      var sent = TokenLayer.sent(request);
      if (!Said.isSafe(request) && (cookie == null || !cookie.equals(sent))) {
        return Response.of(403);
      }
      var answer = bank.send(request);
      if (!Pages.hasForm(answer)) {
        return answer;
      }
      // No attack here guesses, so that a count is as good as a random number.
      var token = cookie == null ? "t" + ++issued : cookie;
      var page = Pages.withToken(answer, TokenLayer.FIELD, token);
      return cookie == null
          ? page.with("Set-Cookie", COOKIE + "=" + token + "; Path=/" + Bank.everywhere(request))
          : page;
    }
  }
}
