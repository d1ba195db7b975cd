package dev.cordon.proof.move;

import dev.cordon.browser.Client;
import dev.cordon.browser.Page;
import dev.cordon.browser.Trace;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * An act that is what it is, without settings that make many of it.
 *
 * @param features how much it has that the plainest of its kind has not
 * @param deed what the model does
 * @param written what a document has
 */
record Simple(
    String id,
    String words,
    String preposition,
    String method,
    String answerType,
    String query,
    boolean needsDocument,
    int features,
    BiFunction<Client, String, Trace> deed,
    Function<String, Source> written)
    implements Act {

  /** Something that only a document has. */
  static Simple ofPage(
      String id, BiFunction<Page, String, Trace> deed, Function<String, Source> written) {
    return new Simple(
        id, id, "", "GET", "", "", true, 0, (at, url) -> deed.apply((Page) at, url), written);
  }

  /** Something that workers have as well. */
  static Simple ofAny(
      String id, BiFunction<Client, String, Trace> deed, Function<String, Source> written) {
    return new Simple(id, id, "", "GET", "", "", false, 0, deed, written);
  }

  /** What sentences say, before and after the place. */
  Simple says(String before, String after) {
    return new Simple(
        id, before, after, method, answerType, query, needsDocument, features, deed, written);
  }

  Simple sends(String arriving) {
    return new Simple(
        id,
        words,
        preposition,
        arriving,
        answerType,
        query,
        needsDocument,
        features,
        deed,
        written);
  }

  Simple likes(String type) {
    return new Simple(
        id, words, preposition, method, type, query, needsDocument, features, deed, written);
  }

  Simple asks(String added) {
    return new Simple(
        id, words, preposition, method, answerType, added, needsDocument, features, deed, written);
  }

  Simple having(int more) {
    return new Simple(
        id, words, preposition, method, answerType, query, needsDocument, more, deed, written);
  }

  @Override
  public Trace play(Client from, String url, Target target) {
    return deed.apply(from, url);
  }

  @Override
  public Source source(String url, Target target) {
    return written.apply(url);
  }
}
