package dev.cordon.adapters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where two answers differ: {@code status}, {@code body}, or the name of a header. */
final class Comparison {
  /** Headers that a server writes by itself, with the reason why they are not compared. */
  static final Map<String, String> IGNORED =
      Map.of(
          "connection", "about the connection, which ends with it (RFC 9110, section 7.6.1)",
          "content-length", "framing: the body itself is compared",
          "transfer-encoding", "framing: the body itself is compared",
          "keep-alive", "about the connection, which ends with it",
          "date", "the time",
          "server", "the server's name",
          "content-language", "the locale of the server's own error pages",
          "trailer", "framing");

  private Comparison() {}

  static Set<String> differences(Answer expected, Answer actual) {
    Set<String> differences = new TreeSet<>();
    if (expected.status() != actual.status()) {
      differences.add("status");
    }
    if (!Arrays.equals(expected.body(), actual.body())) {
      differences.add("body");
    }
    Map<String, List<String>> ours = compared(expected);
    Map<String, List<String>> theirs = compared(actual);
    Set<String> names = new TreeSet<>(ours.keySet());
    names.addAll(theirs.keySet());
    for (String name : names) {
      if (!ours.getOrDefault(name, List.of()).equals(theirs.getOrDefault(name, List.of()))) {
        differences.add(name);
      }
    }
    return differences;
  }

  private static Map<String, List<String>> compared(Answer answer) {
    Map<String, List<String>> compared = new TreeMap<>();
    answer
        .headers()
        .forEach(
            (name, values) -> {
              if (!IGNORED.containsKey(name)) {
                compared.put(name, name.equals("content-type") ? mediaTypes(values) : values);
              }
            });
    return compared;
  }

  /**
   * Servlet containers parse Content-Type and write it again: a space after the semicolon and the
   * case of a charset are theirs (RFC 9110, section 8.3.1 has neither mean anything).
   */
  private static List<String> mediaTypes(List<String> values) {
    List<String> written = new ArrayList<>();
    for (String value : values) {
      written.add(value.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", ""));
    }
    return written;
  }
}
