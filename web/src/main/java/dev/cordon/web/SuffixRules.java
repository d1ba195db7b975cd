package dev.cordon.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.net.IDN;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a public suffix list in one open-addressed table, so that a look-up is one pass over
 * the name from right to left and allocates nothing.
 *
 * <p>A slot is found by a hash that grows label by label towards the left. Only the list decides
 * what stands in the table, never a request.
 */
final class SuffixRules {
  /** {@code co.uk}: the name is a suffix. */
  private static final int RULE = 1;

  /** {@code *.ck}: each name one label below is a suffix. */
  private static final int WILDCARD = 2;

  /** {@code !www.ck}: the name is none, although a wildcard says so. */
  private static final int EXCEPTION = 4;

  /** A rule stands further below. */
  private static final int BELOW = 8;

  private final String[] names;
  private final byte[] kinds;

  private SuffixRules(Map<String, Integer> rules) {
    int size = Integer.highestOneBit(rules.size() * 4);
    names = new String[size];
    kinds = new byte[size];
    rules.forEach(
        (name, kind) -> {
          int slot = slot(hash(name));
          while (names[slot] != null) {
            slot = slot + 1 & names.length - 1;
          }
          names[slot] = name;
          kinds[slot] = kind.byteValue();
        });
  }

  /** Reads the list's format: a rule up to the first whitespace, comments after {@code //}. */
  static SuffixRules read(Reader reader) throws IOException {
    Map<String, Integer> rules = new HashMap<>();
    BufferedReader lines = new BufferedReader(reader);
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      String rule = firstWord(line);
      if (!rule.isEmpty() && !rule.startsWith("//") && !rule.equals("*")) {
        add(rules, rule, number);
      }
    }
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("The public suffix list has no rule.");
    }
    return new SuffixRules(rules);
  }

  private static String firstWord(String line) {
    int end = 0;
    while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
      end++;
    }
    return line.substring(0, end);
  }

  private static void add(Map<String, Integer> rules, String rule, int number) {
    int kind = rule.startsWith("!") ? EXCEPTION : rule.startsWith("*.") ? WILDCARD : RULE;
    String name = rule.substring(kind == RULE ? 0 : kind == EXCEPTION ? 1 : 2);
    if (!Host.isPlainDomain(name, 0, name.length())) {
      // Nearly every name is plain; it would come back unchanged, at several times the cost.
      try {
        name = Ascii.toLower(IDN.toASCII(name, IDN.ALLOW_UNASSIGNED));
      } catch (IllegalArgumentException e) {
        throw fault(rule, number, e);
      }
    }
    Host host = Host.parseOrNull(name);
    if (host == null || !host.isLdh() || host.kind() != Host.Kind.DOMAIN) {
      throw fault(rule, number, null);
    }
    rules.merge(name, kind, (a, b) -> a | b);
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      rules.merge(name.substring(dot + 1), BELOW, (a, b) -> a | b);
    }
  }

  private static IllegalArgumentException fault(
      String rule, int number, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "Line "
            + number
            + " of the public suffix list is no rule: "
            + Ascii.quote(rule)
            + ". Write a domain, \"*.\" and a domain, or \"!\" and a domain.",
        cause);
  }

  /** Whether the name has a rule below it, a wildcard included. */
  boolean hasRuleBelow(String name, int end) {
    return (kind(name, 0, end, hash(name.substring(0, end))) & (BELOW | WILDCARD)) != 0;
  }

  /**
   * Where the public suffix of {@code name[0, end)} starts: the exception that matches, or else the
   * longest rule, or else the last label (the implicit rule {@code *}).
   */
  int suffixStart(String name, int end) {
    int best = -1;
    int right = 0;
    boolean wildcard = false;
    int hash = 0;
    for (int i = end - 1; i >= 0; i--) {
      if (i > 0 && name.charAt(i - 1) != '.') {
        hash = 31 * hash + name.charAt(i);
        continue;
      }
      hash = 31 * hash + name.charAt(i);
      int kind = kind(name, i, end, hash);
      if ((kind & EXCEPTION) != 0) {
        return right;
      }
      if (best < 0 || wildcard || (kind & RULE) != 0) {
        best = i;
      }
      wildcard = (kind & WILDCARD) != 0;
      right = i;
    }
    return best;
  }

  private int kind(String name, int start, int end, int hash) {
    for (int slot = slot(hash); names[slot] != null; slot = slot + 1 & names.length - 1) {
      if (names[slot].length() == end - start && name.startsWith(names[slot], start)) {
        return kinds[slot];
      }
    }
    return 0;
  }

  private int slot(int hash) {
    int mixed = hash * 0x9e3779b9;
    return (mixed ^ mixed >>> 15) & names.length - 1;
  }

  private static int hash(String name) {
    int hash = 0;
    for (int i = name.length() - 1; i >= 0; i--) {
      hash = 31 * hash + name.charAt(i);
    }
    return hash;
  }
}
