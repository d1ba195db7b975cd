package dev.cordon.policy;

import dev.cordon.policy.PolicyFault.Code;
import dev.cordon.policy.Promise.Deed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads one sentence of {@code never} word by word, and says of a bad one which word was expected
 * where.
 *
 * <pre>
 * sentence = subject verb path [ "with credentials" ]
 * subject  = "no other site" / "no other sites" / "nothing" / "only" origin *( ( "," / "and" ) origin )
 * verb     = "reads" / "writes to" / "embeds" / "opens sockets at", in either number
 * </pre>
 *
 * <p>What the origins and the path mean is not looked at here. Of a sentence that is at fault,
 * those that can be made out are kept, so that what is wrong with them is said too.
 */
final class PromiseReader {

  private static final String NOT_HELD =
      "a promise that is not understood would be held against nothing";

  private static final String ONE_PATH = "write a sentence for each path";

  /** What is wrong with the sentence. */
  record Bad(Code code, String problem, String why, String instead) {}

  private final String text;
  private final List<String> words;
  private final List<String> origins = new ArrayList<>();
  private int next;
  private @Nullable Deed deed;
  private @Nullable String path;
  private boolean withCredentials;
  private @Nullable Bad bad;

  private PromiseReader(String text) {
    this.text = text;
    this.words = words(text);
  }

  /** The words of a sentence. A comma is one by itself up to the verb; in a path it is a letter. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    boolean list = false;
    for (String word : text.split(" ")) {
      list = PromiseWords.deed(word) == null && (list || word.equals(PromiseWords.ONLY));
      words.addAll(list ? List.of(word.split("(?=,)|(?<=,)")) : List.of(word));
    }
    return words;
  }

  /** Reads a sentence that is not empty, with one space between its words. */
  static PromiseReader read(String text) {
    PromiseReader reader = new PromiseReader(text);
    if (!(reader.readSubject()
        && reader.readVerb()
        && reader.readPath()
        && reader.readCredentials())) {
      reader.salvage();
    }
    return reader;
  }

  /** What is wrong with it, or null. */
  @Nullable Bad bad() {
    return bad;
  }

  /** The origins after {@code only}. */
  List<String> origins() {
    return origins;
  }

  /** What is never done; null only in a bad sentence. */
  @Nullable Deed deed() {
    return deed;
  }

  /** Where; null only in a bad sentence. */
  @Nullable String path() {
    return path;
  }

  boolean withCredentials() {
    return withCredentials;
  }

  private boolean readSubject() {
    String first = words.get(0);
    if (first.equals(PromiseWords.NOTHING)) {
      next++;
      return true;
    }
    if (first.equals("no")) {
      next++;
      return noOtherSite();
    }
    if (first.equals(PromiseWords.ONLY)) {
      next++;
      return readOrigins();
    }
    return expected(
        "\"no other site\", \"nothing\" or \"only\"",
        isOrigin(first)
            ? "write \"no other site\", or \"only\" and the origins that may; where a comma has"
                + " ended the entry of a list, put the sentence in quotes"
            : withSubject(PromiseWords.meantSubject(first)));
  }

  /** What to write for a subject that is said in other words, which end where the verb begins. */
  private String withSubject(@Nullable String meant) {
    int verb = find(next, word -> PromiseWords.deed(word) != null);
    String rest =
        PromiseWords.ONLY.equals(meant)
            ? from(1)
            : verb == words.size() ? "" : " " + inSingular(words.get(verb)) + from(verb + 1);
    return meant == null || rest.isEmpty()
        ? "write it as \"no other site writes to /**\" or \"only https://app.example reads"
            + " /api/**\""
        : write(meant + rest);
  }

  private static String inSingular(String verb) {
    return verb.endsWith("s") ? verb : verb + "s";
  }

  private boolean noOtherSite() {
    for (String word : List.of("other", "site")) {
      String said = peek();
      if (!word.equals(said) && !(word.equals("site") && "sites".equals(said))) {
        return expected('"' + word + '"', withSubject(PromiseWords.NO_OTHER_SITE));
      }
      next++;
    }
    return true;
  }

  private boolean readOrigins() {
    while (true) {
      String word = peek();
      if (word == null || !isOrigin(word)) {
        return expected(
            "an origin",
            "write origins such as https://app.example after \"only\"; the application's own always"
                + " may, so for them alone write \"no other site\"");
      }
      next++;
      origins.add(word);
      if (!(accept(",") | accept("and"))) {
        return endOfList();
      }
    }
  }

  private boolean endOfList() {
    String word = peek();
    if (word == null || !(word.equals("or") || isOrigin(word))) {
      return true;
    }
    return expected(
        "a comma, \"and\" or a verb",
        write(until(next) + " and" + from(word.equals("or") ? next + 1 : next)));
  }

  private static boolean isOrigin(String word) {
    return !word.startsWith("/")
        && (word.chars().anyMatch(c -> ".:*".indexOf(c) >= 0)
            || word.matches("(?i)null|localhost"));
  }

  private boolean readVerb() {
    String word = peek();
    if (word == null || word.startsWith("/")) {
      return expected("a verb", "write one of " + PromiseWords.VERBS + ", and a path");
    }
    int start = next++;
    deed = PromiseWords.deed(word);
    if (deed == null) {
      bad =
          new Bad(
              Code.PROMISE_VERB,
              sentence() + " says " + Quote.quote(word) + " where a verb was expected",
              NOT_HELD,
              withVerb(start, PromiseWords.meantDeed(word)));
      return false;
    }
    String[] verb = deed.verb().split(" ");
    for (int i = 1; i < verb.length; i++) {
      if (!verb[i].equals(peek())) {
        return expected('"' + verb[i] + '"', withVerb(start, deed));
      }
      next++;
    }
    return true;
  }

  /** What to write for a verb that is said in other words, which end where the path begins. */
  private String withVerb(int start, @Nullable Deed meant) {
    String path = fromPath(start);
    return meant == null || path.isEmpty()
        ? "write one of " + PromiseWords.VERBS + ", and a path"
        : write(until(start) + " " + meant.verb() + path);
  }

  private boolean readPath() {
    String word = peek();
    if (word == null || word.chars().noneMatch(c -> c == '/' || c == '*')) {
      String rest = fromPath(next);
      return expected(
          "a path", rest.isEmpty() ? "write a path such as /api/**" : write(until(next) + rest));
    }
    next++;
    path = unpunctuated(word);
    if (path.length() == word.length()) {
      return true;
    }
    bad =
        new Bad(
            Code.PROMISE_MALFORMED,
            sentence() + " has a path that ends with '" + word.charAt(path.length()) + "'",
            "it would be held as a part of the path",
            next < words.size() && !words.get(next).equals("with")
                ? ONE_PATH
                : write(until(next - 1) + " " + path + from(next)));
    return false;
  }

  private boolean readCredentials() {
    String first = peek();
    if (first == null) {
      return true;
    }
    String before = until(next);
    boolean with = first.equals("with");
    next += with ? 1 : 0;
    String second = peek();
    if (with && "credentials".equals(second)) {
      next++;
      withCredentials = true;
      return peek() == null
          ? anyoneCounts(before)
          : expected("its end", write(before + " " + PromiseWords.WITH_CREDENTIALS));
    }
    if (with) {
      return expected("\"credentials\"", write(before + " " + PromiseWords.WITH_CREDENTIALS));
    }
    return expected(
        "\"with credentials\" or its end",
        switch (first) {
          case "without" -> write(before) + "; it is held with credentials and without";
          case "except", "but", "unless" ->
              "write \"only\" and the origins that may at the beginning of the sentence";
          case "and", "or" -> ONE_PATH;
          default -> first.startsWith("/") ? ONE_PATH : write(before);
        });
  }

  private static String unpunctuated(String word) {
    int end = word.length();
    while (end > 0 && ".,;".indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    return word.substring(0, end);
  }

  /** Frames and sockets are refused whoever the user is. */
  private boolean anyoneCounts(String before) {
    if (deed == Deed.READ || deed == Deed.WRITE) {
      return true;
    }
    bad =
        new Bad(
            Code.PROMISE_CREDENTIALS,
            sentence() + " says \"with credentials\" where that means nothing",
            deed == Deed.EMBED
                ? "a page is embedded or not, whoever the user is, so less would be promised than"
                    + " it seems"
                : "every handshake is made in the user's name, so less would be promised than it"
                    + " seems",
            write(before));
    return false;
  }

  private void salvage() {
    String rest = fromPath(next);
    if (path == null && !rest.isEmpty()) {
      path = unpunctuated(rest.strip().split(" ")[0]);
    }
  }

  private boolean expected(String what, String instead) {
    String word = peek();
    bad =
        new Bad(
            Code.PROMISE_MALFORMED,
            sentence()
                + (word == null ? " ends" : " has " + Quote.quote(word))
                + " where "
                + what
                + " was expected",
            NOT_HELD,
            instead);
    return false;
  }

  private boolean accept(String word) {
    boolean here = word.equals(peek());
    next += here ? 1 : 0;
    return here;
  }

  private @Nullable String peek() {
    return next < words.size() ? words.get(next) : null;
  }

  private String sentence() {
    return "the sentence " + Quote.quote(text);
  }

  private static String write(String sentence) {
    return "write " + Quote.quote(sentence) + " instead";
  }

  private String until(int end) {
    return String.join(" ", words.subList(0, end)).replace(" ,", ",");
  }

  /** The words from there on, each after a space. */
  private String from(int start) {
    return words.stream()
        .skip(start)
        .map(word -> " " + word)
        .collect(Collectors.joining())
        .replace(" ,", ",");
  }

  /** The words from the first path on; empty where there is none. */
  private String fromPath(int start) {
    return from(find(start, word -> word.startsWith("/")));
  }

  private int find(int start, Predicate<String> wanted) {
    int i = start;
    while (i < words.size() && !wanted.test(words.get(i))) {
      i++;
    }
    return i;
  }
}
