package dev.cordon.policy;

import dev.cordon.policy.Promise.Deed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words that promises are made of, and which of them another word was meant to be. Only
 * messages depend on the guesses.
 */
final class PromiseWords {

  static final String NO_OTHER_SITE = "no other site";
  static final String NOTHING = "nothing";
  static final String ONLY = "only";
  static final String WITH_CREDENTIALS = "with credentials";

  /** All verbs, as a list in a sentence. */
  static final String VERBS =
      Stream.of(Deed.values()).map(Deed::verb).collect(Collectors.joining(", "));

  /** What else people call the deeds, by how the words begin. */
  private static final Map<String, Deed> STEMS =
      Map.ofEntries(
          Map.entry("read", Deed.READ),
          Map.entry("fetch", Deed.READ),
          Map.entry("see", Deed.READ),
          Map.entry("get", Deed.READ),
          Map.entry("writ", Deed.WRITE),
          Map.entry("chang", Deed.WRITE),
          Map.entry("modif", Deed.WRITE),
          Map.entry("delet", Deed.WRITE),
          Map.entry("updat", Deed.WRITE),
          Map.entry("post", Deed.WRITE),
          Map.entry("send", Deed.WRITE),
          Map.entry("submit", Deed.WRITE),
          Map.entry("embed", Deed.EMBED),
          Map.entry("fram", Deed.EMBED),
          Map.entry("ifram", Deed.EMBED),
          Map.entry("load", Deed.EMBED),
          Map.entry("includ", Deed.EMBED),
          Map.entry("open", Deed.CONNECT),
          Map.entry("connect", Deed.CONNECT),
          Map.entry("socket", Deed.CONNECT),
          Map.entry("websocket", Deed.CONNECT));

  private static final List<String> NOBODY =
      List.of("nobody", "none", "noone", "no-one", "never", "not");
  private static final List<String> ALONE = List.of("just", "solely", "exclusively");

  private PromiseWords() {}

  /** The deed whose verb begins with this word, in either number; null for no verb. */
  static @Nullable Deed deed(@Nullable String word) {
    for (Deed deed : Deed.values()) {
      String first = deed.verb().split(" ")[0];
      if (first.equals(word) || first.equals(word + "s")) {
        return deed;
      }
    }
    return null;
  }

  /** The deed that a word that is no verb was most likely meant to say. */
  static @Nullable Deed meantDeed(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, Deed> stem : STEMS.entrySet()) {
      if (lower.startsWith(stem.getKey())) {
        return stem.getValue();
      }
    }
    for (Deed deed : Deed.values()) {
      String first = deed.verb().split(" ")[0];
      if (isSlip(lower, first) || isSlip(lower + "s", first)) {
        return deed;
      }
    }
    return null;
  }

  /** How a sentence should begin that begins with this word. */
  static @Nullable String meantSubject(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (ALONE.contains(lower) || isSlip(lower, ONLY)) {
      return ONLY;
    }
    if (lower.equals("no") || lower.equals("other")) {
      return NO_OTHER_SITE;
    }
    return NOBODY.contains(lower) || isSlip(lower, NOTHING) ? NOTHING : null;
  }

  /** Whether one letter more, less or other, or two neighbours swapped, make the words equal. */
  static boolean isSlip(String a, String b) {
    int start = 0;
    int shorter = Math.min(a.length(), b.length());
    while (start < shorter && a.charAt(start) == b.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
      end++;
    }
    String restOfA = a.substring(start, a.length() - end);
    String restOfB = b.substring(start, b.length() - end);
    return (restOfA.length() <= 1 && restOfB.length() <= 1)
        || (restOfA.length() == 2
            && new StringBuilder(restOfA).reverse().toString().equals(restOfB));
  }
}
