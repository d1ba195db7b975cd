package dev.cordon.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value of the file with its place in it. Aliases are resolved: the same node may stand in two
 * places.
 */
sealed interface YamlNode {

  /** The whole stretch, which a secret is masked by. */
  Span span();

  /**
   * What a caret is drawn under: a scalar, a collection in one line, or the first word of a longer
   * one.
   */
  Span caret();

  /** The number of values here and below, aliases counted as often as they stand for something. */
  int weight();

  /** How a person would call it: {@code a list}, {@code a number}. */
  String kindName();

  /** What a plain scalar stands for under the core schema of YAML 1.2 (section 10.3.2). */
  enum ScalarKind {
    TEXT("text"),
    NULL("nothing"),
    BOOLEAN("true or false"),
    NUMBER("a number");

    private final String label;

    ScalarKind(String label) {
      this.label = label;
    }
  }

  /** One word, number or line of text. */
  record Scalar(Span span, String text, ScalarKind kind, boolean quoted) implements YamlNode {
    @Override
    public Span caret() {
      return span;
    }

    @Override
    public int weight() {
      return 1;
    }

    @Override
    public String kindName() {
      return kind.label;
    }
  }

  /** A list. */
  record Sequence(Span span, Span caret, List<YamlNode> items, int weight) implements YamlNode {
    @Override
    public String kindName() {
      return "a list";
    }
  }

  /** Keys with their values, in the order of the file; of duplicates only the first is kept. */
  record Mapping(Span span, Span caret, List<Entry> entries, int weight) implements YamlNode {
    @Override
    public String kindName() {
      return "a group of keys";
    }

    @Nullable Entry entry(String key) {
      for (Entry entry : entries) {
        if (entry.key().text().equals(key)) {
          return entry;
        }
      }
      return null;
    }
  }

  /** Something that was found faulty already; nothing more is said of it. */
  record Broken(Span span) implements YamlNode {
    @Override
    public Span caret() {
      return span;
    }

    @Override
    public int weight() {
      return 1;
    }

    @Override
    public String kindName() {
      return "a faulty value";
    }
  }

  /** A key and what it is given. */
  record Entry(Scalar key, YamlNode value) {}
}
