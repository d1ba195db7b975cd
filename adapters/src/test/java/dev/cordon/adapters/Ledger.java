package dev.cordon.adapters;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The differences that are known, each with its reason.
 *
 * <pre>
 * tomcat, spring-mvc: status, body
 *   Tomcat refuses a raw backslash by itself, before any filter.
 *   safe: refused all the same
 *   - target: a backslash …
 *   - target: an encoded *
 * </pre>
 *
 * <p>A row may stand under several entries; together they name exactly what differs in it. {@code
 * *} in a row stands for any text.
 */
final class Ledger {
  private static final String FILE = "differences.txt";

  private final List<Entry> entries;

  private Ledger(List<Entry> entries) {
    this.entries = entries;
  }

  /**
   * Some rows that differ for one reason.
   *
   * @param safety why the difference costs no safety
   * @param patterns the rows, with {@code *} for any text
   */
  record Entry(
      Set<Adapter> adapters,
      Set<String> differences,
      String reason,
      String safety,
      List<String> patterns) {

    boolean covers(Adapter adapter, Row row) {
      return adapters.contains(adapter)
          && patterns.stream().anyMatch(pattern -> matches(pattern, row.id()));
    }
  }

  static boolean matches(String pattern, String text) {
    String[] pieces = pattern.split("\\*", -1);
    if (pieces.length == 1) {
      return pattern.equals(text);
    }
    if (!text.startsWith(pieces[0])) {
      return false;
    }
    int at = pieces[0].length();
    for (int i = 1; i < pieces.length - 1; i++) {
      int found = text.indexOf(pieces[i], at);
      if (found < 0) {
        return false;
      }
      at = found + pieces[i].length();
    }
    String end = pieces[pieces.length - 1];
    return text.length() - end.length() >= at && text.endsWith(end);
  }

  static Ledger read() {
    try (InputStream in = Ledger.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("no " + FILE);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Ledger parse(String text) {
    List<Entry> entries = new ArrayList<>();
    List<String> block = new ArrayList<>();
    for (String line : (text + "\n").lines().toList()) {
      if (line.startsWith("#") || line.isBlank()) {
        continue;
      }
      if (!line.startsWith(" ") && !block.isEmpty()) {
        entries.add(entry(block));
        block.clear();
      }
      block.add(line);
    }
    if (!block.isEmpty()) {
      entries.add(entry(block));
    }
    return new Ledger(entries);
  }

  private static Entry entry(List<String> block) {
    String head = block.get(0);
    int colon = head.indexOf(": ");
    Set<Adapter> adapters = new TreeSet<>();
    for (String key : head.substring(0, colon).split(", ", -1)) {
      adapters.add(Adapter.of(key));
    }
    List<String> reason = new ArrayList<>();
    String safety = "";
    List<String> patterns = new ArrayList<>();
    for (String line : block.subList(1, block.size())) {
      String text = line.strip();
      if (text.startsWith("- ")) {
        patterns.add(text.substring(2));
      } else if (text.startsWith("safe: ")) {
        safety = text.substring(6);
      } else {
        reason.add(text);
      }
    }
    if (reason.isEmpty() || safety.isEmpty() || patterns.isEmpty()) {
      throw new IllegalArgumentException("an entry needs a reason, safe: and rows: " + head);
    }
    return new Entry(
        adapters,
        Set.of(head.substring(colon + 2).split(", ", -1)),
        String.join(" ", reason),
        safety,
        patterns);
  }

  List<Entry> entries() {
    return entries;
  }

  /** What is known to differ in this row. */
  Set<String> known(Adapter adapter, Row row) {
    Set<String> known = new TreeSet<>();
    for (Entry entry : entries) {
      if (entry.covers(adapter, row)) {
        known.addAll(entry.differences());
      }
    }
    return known;
  }
}
