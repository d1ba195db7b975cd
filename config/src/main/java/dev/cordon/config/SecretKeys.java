package dev.cordon.config;

import dev.cordon.config.YamlNode.Entry;
import dev.cordon.config.YamlNode.Mapping;
import dev.cordon.config.YamlNode.Scalar;
import dev.cordon.config.YamlNode.Sequence;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what may be a secret in a file, so that no excerpt shows it: the values of the keys that
 * hold one, and of keys that look like them, for a secret under a misspelt key is a secret all the
 * same.
 */
final class SecretKeys {
  /** How a PEM file begins (RFC 7468, section 2). */
  static final String PEM_BEGIN = "-----BEGIN";

  /** How many lines a secret may run on for. */
  private static final int LONGEST_SECRET = 5;

  /** The only keys of ours that hold a secret. */
  private static final Set<String> SECRET = Set.of("secret", "token");

  private static final List<String> SECRET_PARTS =
      List.of(
          "secret", "token", "passw", "passphrase", "credential", "api-key", "apikey", "bearer");

  private static final Pattern KEY = Pattern.compile("([\\w.-]++)[\"']?\\s*+:(?=\\s|$)");
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_]*+\\}");

  private SecretKeys() {}

  /** Masks every secret below the node. */
  static void mask(YamlNode node, Source source) {
    if (node instanceof Sequence sequence) {
      sequence.items().forEach(item -> mask(item, source));
    } else if (node instanceof Mapping mapping) {
      for (Entry entry : mapping.entries()) {
        if (!looksSecret(entry.key().text())) {
          mask(entry.value(), source);
        } else if (!isReference(entry.value())) {
          source.mask(entry.value().span());
        }
      }
    }
  }

  /**
   * Masks what may be a secret in a line of a file that could not be read: all values of a line
   * with a key that looks like one, and all of the line that follows such a line or stands below
   * one.
   *
   * @return whether anything was masked
   */
  static boolean maskAround(int line, Source source) {
    String text = source.written(line);
    boolean continued = hasSecret(source.written(parent(line, source)));
    for (int before = Math.max(1, line - LONGEST_SECRET); before < line; before++) {
      continued |= hasSecret(source.written(before));
    }
    if (!continued && !hasSecret(text)) {
      return false;
    }
    int from = continued ? 0 : text.indexOf(':') + 1;
    int column = text.codePointCount(0, from) + 1;
    source.mask(new Span(line, column, line + 1, 1));
    return true;
  }

  /** Whether the text is a PEM file (RFC 7468) instead of its path. */
  static boolean holdsKey(String text) {
    return text.contains(PEM_BEGIN);
  }

  static boolean looksSecret(String key) {
    String folded = Suggestion.kebab(key);
    if (Vocabulary.knows(folded) || Vocabulary.knowsElsewhere(folded)) {
      return SECRET.contains(folded);
    }
    return SECRET_PARTS.stream().anyMatch(folded::contains)
        || SECRET.stream().anyMatch(secret -> Suggestion.distance(folded, secret) <= 2);
  }

  /** Whether the value only names environment variables, which may be shown. */
  static boolean isReference(YamlNode node) {
    return node instanceof Scalar scalar && REFERENCE.matcher(scalar.text()).matches();
  }

  /** The closest line above that is indented less, or 0. */
  private static int parent(int line, Source source) {
    int indentation = indentation(source.written(line));
    int parent = line - 1;
    while (parent > 0 && indentation(source.written(parent)) >= indentation) {
      parent--;
    }
    return parent;
  }

  private static boolean hasSecret(String line) {
    Matcher key = KEY.matcher(line);
    while (key.find()) {
      if (looksSecret(key.group(1))) {
        return true;
      }
    }
    return false;
  }

  private static int indentation(String line) {
    return line.isBlank() ? Integer.MAX_VALUE : line.length() - line.stripLeading().length();
  }
}
