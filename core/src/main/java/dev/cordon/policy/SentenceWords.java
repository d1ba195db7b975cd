package dev.cordon.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The words of a promise, read from the first to the last. A comma is a word by itself up to the
 * verb; in a path it is a letter.
 */
final class SentenceWords {

  private final List<String> words = new ArrayList<>();
  private int next;

  /** The words of a text that is not empty and has one space between them. */
  SentenceWords(String text) {
    boolean list = false;
    for (String word : text.split(" ")) {
      list = PromiseWords.deed(word) == null && (list || word.equals(PromiseWords.ONLY));
      words.addAll(list ? List.of(word.split("(?=,)|(?<=,)")) : List.of(word));
    }
  }

  /** The next word; null at the end. */
  @Nullable String peek() {
    return next < words.size() ? words.get(next) : null;
  }

  /** Whether the next word is this one, which then is read. */
  boolean accept(String word) {
    boolean here = word.equals(peek());
    next += here ? 1 : 0;
    return here;
  }

  /** Reads the next word, whatever it is. */
  void skip() {
    next++;
  }

  /** How many words have been read. */
  int read() {
    return next;
  }

  /** The first words, as many as that. */
  String first(int count) {
    return joined(words.subList(0, count));
  }

  /** What comes after the first words, as many as that; with a space before, unless empty. */
  String after(int count) {
    return count >= words.size() ? "" : " " + joined(words.subList(count, words.size()));
  }

  /** What begins with the next such word; with a space before, and empty where there is none. */
  String from(Predicate<String> wanted) {
    int i = next;
    while (i < words.size() && !wanted.test(words.get(i))) {
      i++;
    }
    return after(i);
  }

  private static String joined(List<String> words) {
    return String.join(" ", words).replace(" ,", ",");
  }
}
