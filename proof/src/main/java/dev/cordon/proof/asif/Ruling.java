package dev.cordon.proof.asif;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Response;

/** What a product decided about a request. */
sealed interface Ruling {
  /** A stable word for the outcome. */
  String reason();

  /** The product's setting that it rests on. */
  String rule();

  /**
   * The application sees it.
   *
   * @param holder whom the application takes it for
   * @param added the header lines that the product adds to the answer
   */
  record Passed(Holder holder, Headers added, String reason, String rule) implements Ruling {}

  /**
   * The application's WebSocket opens.
   *
   * @param holder whom the application takes it for
   * @param added the header lines that the product adds to the answer
   */
  record Opened(Holder holder, Headers added, String reason, String rule) implements Ruling {}

  /** The product answers by itself, and the application never sees it. */
  record Answered(Response response, String reason, String rule) implements Ruling {}
}
