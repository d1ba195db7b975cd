package dev.cordon.proof.server;

import dev.cordon.browser.http.Request;
import dev.cordon.web.Origin;
import java.util.List;

/**
 * What is put to the proof: a server, with whatever protects it and an application behind.
 *
 * <p>The application answers everything that reaches it with 200 and a secret, says nothing of CORS
 * by itself, and does what every unsafe request wants. Serving changes nothing that a later request
 * could notice, so that requests may be served in any order, by several threads.
 */
public interface Server {

  /** The application's own origin: where its users are logged in, and what strangers aim at. */
  Origin origin();

  /** The kinds of users that it has; never empty. */
  List<Login> logins();

  /** A genuine CSRF token that the attacker got for a session of his own; empty for none. */
  default String tokenOfAnother() {
    return "";
  }

  /**
   * What becomes of a request, which arrives under the name that its URL has.
   *
   * @param answerType the Content-Type with which the application answers: what is of most use to
   *     the page that asks
   */
  Served serve(Request request, String answerType);
}
