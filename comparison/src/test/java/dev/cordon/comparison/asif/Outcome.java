package dev.cordon.comparison.asif;

import dev.cordon.proof.server.Served;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What became of a row, as far as browsers and strangers can tell it.
 *
 * @param status of the answer
 * @param ran the method with which the application ran; empty where it did not
 * @param visitor whose session the application saw
 * @param headers those that matter, lists of names in alphabetical order
 */
record Outcome(int status, String ran, Visitor visitor, SortedMap<String, String> headers) {
  private static final List<String> COMPARED =
      List.of(
          "vary",
          "x-frame-options",
          "x-content-type-options",
          "content-security-policy",
          "location",
          "www-authenticate",
          "cache-control",
          "timing-allow-origin");

  static Outcome of(Wire.Answer answer, Application.Seen seen) {
    var lines = new ArrayList<Map.Entry<String, String>>();
    for (var line : answer.lines()) {
      var colon = line.indexOf(':');
      lines.add(Map.entry(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    var opened = answer.status() == 101;
    return new Outcome(
        answer.status(),
        opened ? "socket" : seen == null ? "" : seen.method(),
        seen == null ? Visitor.NOBODY : seen.visitor(),
        compared(lines));
  }

  static Outcome of(Served served) {
    var lines = new ArrayList<Map.Entry<String, String>>();
    served.response().headers().forEach((name, value) -> lines.add(Map.entry(name, value)));
    var run = served.run();
    var opened = served.response().status() == 101;
    var visitor =
        run == null || opened
            ? Visitor.NOBODY
            : run.asUser() ? Visitor.ALICE : run.forged() ? Visitor.MALLORY : Visitor.NOBODY;
    return new Outcome(
        served.response().status(),
        opened ? "socket" : run == null ? "" : run.method(),
        visitor,
        compared(lines));
  }

  private static SortedMap<String, String> compared(List<Map.Entry<String, String>> lines) {
    var headers = new TreeMap<String, String>();
    for (var line : lines) {
      var name = line.getKey().toLowerCase(Locale.ROOT);
      if (name.startsWith("access-control-")
          || name.startsWith("cross-origin-")
          || COMPARED.contains(name)) {
        headers.merge(
            name,
            ordered(name, line.getValue().replaceFirst(";jsessionid=.*", "")),
            (one, other) -> one + " | " + other);
      }
    }
    return headers;
  }

  private static String ordered(String name, String value) {
    return name.equals("vary") || name.endsWith("-methods") || name.endsWith("-headers")
        ? Arrays.stream(value.toLowerCase(Locale.ROOT).split(","))
            .map(String::strip)
            .sorted()
            .collect(Collectors.joining(","))
        : value;
  }
}
