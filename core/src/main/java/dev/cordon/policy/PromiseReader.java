package dev.cordon.policy;

import dev.cordon.policy.PolicyFault.Code;
import dev.cordon.policy.Promise.Deed;
import java.util.ArrayList;
import java.util.List;
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
  private static final String ONE_VERB = "write one of " + PromiseWords.VERBS + ", and a path";

  /** What is wrong with the sentence. */
  record Bad(Code code, String problem, String why, String instead) {}

  private final String text;
  private final SentenceWords words;
  private final List<String> origins = new ArrayList<>();
  private @Nullable Deed deed;
  private @Nullable String path;
  private boolean withCredentials;
  private @Nullable Bad bad;

  private PromiseReader(String text) {
    this.text = text;
    this.words = new SentenceWords(text);
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
    if (words.accept(PromiseWords.NOTHING)) {
      return true;
    }
    if (words.accept("no")) {
      return noOtherSite();
    }
    if (words.accept(PromiseWords.ONLY)) {
      return readOrigins();
    }
    String first = words.first(1);
    return expected(
        "\"no other site\", \"nothing\" or \"only\"",
        isOrigin(first)
            ? "write \"no other site\", or \"only\" and the origins that may; where a comma has"
                + " ended the entry of a list, put the sentence in quotes"
            : withSubject(PromiseWords.meantSubject(first)));
  }

  /** What to write for a subject that is said in other words, which end where the verb begins. */
  private String withSubject(@Nullable String meant) {
    String rest =
        PromiseWords.ONLY.equals(meant)
            ? words.after(1)
            : words // from the verb on, in the singular
                .from(word -> PromiseWords.deed(word) != null)
                .replaceFirst("^( [a-z]*[^s ])(?= |$)", "$1s");
    return meant == null || rest.isEmpty()
        ? "write it as \"no other site writes to /**\" or \"only https://app.example reads"
            + " /api/**\""
        : write(meant + rest);
  }

  private boolean noOtherSite() {
    if (words.accept("other") && (words.accept("site") || words.accept("sites"))) {
      return true;
    }
    String missing = words.read() == 1 ? "other" : "site";
    return expected('"' + missing + '"', withSubject(PromiseWords.NO_OTHER_SITE));
  }

  private boolean readOrigins() {
    while (true) {
      String word = words.peek();
      if (word == null || !isOrigin(word)) {
        return expected(
            "an origin",
            "write origins such as https://app.example after \"only\"; the application's own always"
                + " may, so for them alone write \"no other site\"");
      }
      words.skip();
      origins.add(word);
      // A comma may be followed by the word.
      if (!(words.accept(",") | words.accept("and"))) {
        return endOfList();
      }
    }
  }

  private boolean endOfList() {
    String word = words.peek();
    if (word == null || !(word.equals("or") || isOrigin(word))) {
      return true;
    }
    int end = words.read();
    return expected(
        "a comma, \"and\" or a verb",
        write(words.first(end) + " and" + words.after(word.equals("or") ? end + 1 : end)));
  }

  private static boolean isOrigin(String word) {
    return !isPath(word)
        && (word.chars().anyMatch(c -> ".:*".indexOf(c) >= 0)
            || word.equalsIgnoreCase("null")
            || word.equalsIgnoreCase("localhost"));
  }

  private static boolean isPath(String word) {
    return word.startsWith("/");
  }

  private boolean readVerb() {
    String word = words.peek();
    if (word == null || isPath(word)) {
      return expected("a verb", ONE_VERB);
    }
    String before = words.first(words.read());
    deed = PromiseWords.deed(word);
    if (deed == null) {
      return fail(
          Code.PROMISE_VERB,
          "says " + Quote.quote(word) + " where a verb was expected",
          NOT_HELD,
          withVerb(before, PromiseWords.meantDeed(word)));
    }
    words.skip();
    for (String rest : deed.verb().split(" ")) {
      if (PromiseWords.deed(rest) == null && !words.accept(rest)) {
        return expected('"' + rest + '"', withVerb(before, deed));
      }
    }
    return true;
  }

  /** What to write for a verb that is said in other words, which end where the path begins. */
  private String withVerb(String before, @Nullable Deed meant) {
    String rest = words.from(PromiseReader::isPath);
    return meant == null || rest.isEmpty() ? ONE_VERB : write(before + " " + meant.verb() + rest);
  }

  private boolean readPath() {
    String word = words.peek();
    String before = words.first(words.read());
    if (word == null || word.chars().noneMatch(c -> c == '/' || c == '*')) {
      String rest = words.from(PromiseReader::isPath);
      return expected(
          "a path", rest.isEmpty() ? "write a path such as /api/**" : write(before + rest));
    }
    words.skip();
    path = unpunctuated(word);
    if (path.length() == word.length()) {
      return true;
    }
    String after = words.peek();
    return fail(
        Code.PROMISE_MALFORMED,
        "has a path that ends with '" + word.charAt(path.length()) + "'",
        "it would be held as a part of the path",
        after == null || after.equals("with")
            ? write(before + " " + path + words.after(words.read()))
            : ONE_PATH);
  }

  private static String unpunctuated(String word) {
    int end = word.length();
    while (end > 0 && ".,;".indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    return word.substring(0, end);
  }

  private boolean readCredentials() {
    String before = words.first(words.read());
    String first = words.peek();
    if (first == null) {
      return true;
    }
    if (!words.accept("with")) {
      return expected("\"with credentials\" or its end", withoutThat(first, before));
    }
    withCredentials = words.accept("credentials");
    if (!withCredentials) {
      return expected("\"credentials\"", write(before + " " + PromiseWords.WITH_CREDENTIALS));
    }
    return words.peek() == null
        ? mattersWhoAsks(before)
        : expected("its end", write(before + " " + PromiseWords.WITH_CREDENTIALS));
  }

  /** What to write for a sentence that goes on after its path with this word. */
  private static String withoutThat(String word, String before) {
    return switch (word) {
      case "without" -> write(before) + "; it is held with credentials and without";
      case "except", "but", "unless" ->
          "write \"only\" and the origins that may at the beginning of the sentence";
      case "and", "or" -> ONE_PATH;
      default -> isPath(word) ? ONE_PATH : write(before);
    };
  }

  private boolean mattersWhoAsks(String before) {
    if (deed == Deed.READ || deed == Deed.WRITE) {
      return true;
    }
    return fail(
        Code.PROMISE_CREDENTIALS,
        "says \"with credentials\" where that means nothing",
        (deed == Deed.EMBED
                ? "a page is embedded or not, whoever the user is"
                : "every handshake is made in the user's name")
            + ", so less would be promised than it seems",
        write(before));
  }

  private void salvage() {
    String rest = words.from(PromiseReader::isPath);
    if (path == null && !rest.isEmpty()) {
      path = unpunctuated(rest.strip().split(" ")[0]);
    }
  }

  private boolean expected(String what, String instead) {
    String word = words.peek();
    return fail(
        Code.PROMISE_MALFORMED,
        (word == null ? "ends" : "has " + Quote.quote(word)) + " where " + what + " was expected",
        NOT_HELD,
        instead);
  }

  /** Records what is wrong. Always false: the sentence is not read on. */
  private boolean fail(Code code, String problem, String why, String instead) {
    bad = new Bad(code, "the sentence " + Quote.quote(text) + " " + problem, why, instead);
    return false;
  }

  private static String write(String sentence) {
    return "write " + Quote.quote(sentence) + " instead";
  }
}
