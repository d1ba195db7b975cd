package dev.cordon.proof.move;

import dev.cordon.browser.Client;
import dev.cordon.browser.Trace;

/** One thing done to a URL, wherever the page or worker stands that does it. */
interface Act {

  /** The beginning of its moves' ids. */
  String id();

  /** What it is, to stand before where it is done and to what: {@code POST a form}. */
  String words();

  /** What stands between that and a URL: {@code to}, {@code into an iframe}; empty for nothing. */
  String preposition();

  /** As in {@link Move#method()}. */
  String method();

  /** As in {@link Move#answerType()}. */
  String answerType();

  /** What it adds to the target's query: {@code _method=DELETE}; empty for nothing. */
  default String query() {
    return "";
  }

  /** Whether it takes a document, which workers do not have. */
  boolean needsDocument();

  /** How much it has that the plainest act of its kind has not. */
  int features();

  /** Does it. */
  Trace play(Client from, String url, Target target);

  /** How it is written. */
  Source source(String url, Target target);
}
