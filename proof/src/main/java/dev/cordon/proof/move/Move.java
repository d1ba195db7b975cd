package dev.cordon.proof.move;

import dev.cordon.browser.Page;
import dev.cordon.browser.PageSetup;
import dev.cordon.browser.Trace;

/**
 * One thing that a page can do to a URL, alone or in a short sequence: played in the model of a
 * browser, and written as a page that does it in a real one.
 */
public interface Move {

  /** Stable, and unlike all others: {@code fetch-post-no-cors-include-text}. */
  String id();

  /**
   * What the page makes the browser do, to stand before a URL: {@code POST a form to}, {@code fetch
   * with credentials}.
   */
  String sentence();

  /**
   * The method that is to arrive, as the page wrote it; {@code WEBSOCKET} for a handshake. An
   * override names what is to be done by it.
   */
  String method();

  /** The media type with which an answer is of most use to it: {@code text/javascript}. */
  String answerType();

  /** Whether what it asks later depends on what earlier answers said. */
  default boolean isSequence() {
    return false;
  }

  /** What the server of the stranger's page says of that page. */
  default void setUp(PageSetup page) {}

  /**
   * Does it.
   *
   * @param page the stranger's page, at the top of a tab of its own
   * @return what came of the last step
   */
  Trace play(Page page, Target target);

  /**
   * A document, whole, that does it when it is opened at the stranger's origin in a real browser.
   *
   * <p>It tells what its script sees by calling {@code told(outcome)}: one of {@code readable},
   * {@code opaque}, {@code failed}, {@code loaded}, {@code error}, {@code opened}, {@code refused},
   * {@code sent}, {@code left}. Where nobody defined {@code window.told} before, it shows the
   * outcome in the page.
   */
  String html(Target target);
}
