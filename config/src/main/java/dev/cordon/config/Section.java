package dev.cordon.config;

import dev.cordon.config.Complaint.Raised;
import dev.cordon.config.Reading.ListStyle;
import dev.cordon.config.YamlNode.Broken;
import dev.cordon.config.YamlNode.Entry;
import dev.cordon.config.YamlNode.Mapping;
import dev.cordon.config.YamlNode.Scalar;
import dev.cordon.config.YamlNode.ScalarKind;
import dev.cordon.config.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A group of keys that is being read. Whatever is asked for and is wrong becomes a finding, and is
 * then as if it were absent; reading goes on, so that one run finds every fault.
 */
final class Section {
  private final Reading reading;
  private final Keys keys;
  private final String place;
  private final Mapping node;
  private final Span heading;

  private Section(Reading reading, Keys keys, String place, Mapping node, Span heading) {
    this.reading = reading;
    this.keys = keys;
    this.place = place;
    this.node = node;
    this.heading = heading;
  }

  /** Begins to read a group, and finds the keys in it that are unknown. */
  private static Section open(
      Reading reading, Keys keys, String place, Mapping node, Span heading) {
    Section section = new Section(reading, keys, place, node, heading);
    for (Entry entry : node.entries()) {
      String name = entry.key().text();
      if (!keys.names().contains(name)) {
        section.fault(
            entry.key().span(), section.path(Quoted.escaped(name)), Vocabulary.unknown(keys, name));
        section.unknown(name, entry.value());
      }
    }
    return section;
  }

  private void unknown(String name, YamlNode value) {
    Optional<String> meant = Vocabulary.meant(keys, name);
    meant
        .filter(key -> node.entry(key) == null)
        .ifPresent(key -> reading.findings().unread(path(key)));
    String kebab = Suggestion.kebab(name);
    if (meant.isEmpty() && !Vocabulary.knows(kebab) && !Vocabulary.knowsElsewhere(kebab)) {
      // Nobody can tell what it is; it may be a secret.
      reading.findings().mask(value.span());
    }
  }

  static Section root(Reading reading, Mapping node) {
    return open(reading, Vocabulary.ROOT, "", node, node.caret());
  }

  Reading reading() {
    return reading;
  }

  String place() {
    return place;
  }

  /** The path of a key of this section in the file. */
  String path(String key) {
    return place.isEmpty() ? key : place + "." + key;
  }

  /** Whether the key stands in the file, with whatever value. */
  boolean has(String key) {
    return entry(key).isPresent();
  }

  /** A word read as the type says. */
  <T> Optional<T> value(String key, ValueType<T> type) {
    return node(key, type.expected()).flatMap(value -> scalar(value, path(key), type));
  }

  /** Text without variables. */
  Optional<String> text(String key) {
    return value(key, ValueTypes.TEXT);
  }

  /** Whether the key is {@code true}; {@code false} when it is absent. */
  boolean isTrue(String key) {
    return value(key, ValueTypes.FLAG).orElse(false);
  }

  /**
   * A list of text; a single value stands for a list of one. In the place of a faulty item stands
   * empty text, so that the others keep their index.
   */
  Optional<List<String>> texts(String key) {
    return node(key, "a list of text").map(value -> items(value, path(key), ValueTypes.TEXT, ""));
  }

  /** A list of words; a single word stands for a list of one, and faulty ones are left out. */
  <T> List<T> values(String key, ValueType<T> type) {
    return node(key, "a list of " + type.expected())
        .map(
            value -> {
              List<T> read = new ArrayList<>();
              List<YamlNode> nodes = nodes(value);
              for (int i = 0; i < nodes.size(); i++) {
                scalar(nodes.get(i), itemPath(key, value, i), type).ifPresent(read::add);
              }
              return List.copyOf(read);
            })
        .orElse(List.of());
  }

  /** The group of keys under a key. */
  Optional<Section> section(String key, Keys within) {
    return node(key, "a group of keys")
        .flatMap(value -> section(value, path(key), within, keySpan(key)));
  }

  /**
   * The groups of keys in a list; one that is none is read as if it were empty, and keeps its
   * index.
   */
  List<Section> sections(String key, Keys within) {
    Optional<YamlNode> list = node(key, "a list");
    if (list.isEmpty()) {
      return List.of();
    }
    if (!(list.get() instanceof Sequence sequence)) {
      unreadable(
          list.get().caret(),
          path(key),
          new Complaint(
              "type",
              "this is " + list.get().kindName() + ", not a list",
              "",
              "Begin each entry on a line of its own with \"- \", also when there is one."));
      return List.of();
    }
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      YamlNode item = sequence.items().get(i);
      String itemPlace = path(key) + "[" + i + "]";
      sections.add(
          section(item, itemPlace, within, item.caret())
              .orElseGet(
                  () -> {
                    Mapping nothing = new Mapping(item.span(), item.caret(), List.of(), 1);
                    return new Section(reading, within, itemPlace, nothing, item.caret());
                  }));
    }
    return sections;
  }

  /** Whether the value of the key is a group of keys. */
  boolean isGroup(String key) {
    return entry(key).filter(entry -> entry.value() instanceof Mapping).isPresent();
  }

  /** A finding about the value of a key, or about the section where the key is absent. */
  void fault(String key, Complaint complaint) {
    fault(caret(key), path(key), complaint);
  }

  /** The same as a warning. */
  void warning(String key, Complaint complaint) {
    reading.findings().warning(caret(key), path(key), complaint);
  }

  private Span caret(String key) {
    return entry(key)
        .map(entry -> entry.value() instanceof Scalar scalar ? scalar.span() : entry.key().span())
        .orElse(heading);
  }

  private Span keySpan(String key) {
    return entry(key).map(entry -> entry.key().span()).orElse(heading);
  }

  private Optional<Entry> entry(String key) {
    if (!keys.names().contains(key)) {
      throw new IllegalArgumentException(keys.place() + " has no key " + key);
    }
    return Optional.ofNullable(node.entry(key));
  }

  private Optional<YamlNode> node(String key, String expected) {
    Optional<Entry> entry = entry(key);
    if (entry.isPresent()
        && entry.get().value() instanceof Scalar scalar
        && scalar.kind() == ScalarKind.NULL) {
      unreadable(
          entry.get().key().span(),
          path(key),
          new Complaint(
              "value-missing",
              "the key has no value",
              "Whether nothing or everything was meant would be a guess.",
              "Write " + expected + ", or remove the key."));
      return Optional.empty();
    }
    return entry.map(Entry::value).filter(value -> !isBroken(value, path(key)));
  }

  private <T> Optional<T> scalar(YamlNode value, String at, ValueType<T> type) {
    if (isBroken(value, at)) {
      return Optional.empty();
    }
    if (!(value instanceof Scalar scalar)) {
      unreadable(value.caret(), at, type.mismatch(value));
      return Optional.empty();
    }
    try {
      return Optional.of(type.read(scalar));
    } catch (Raised e) {
      unreadable(scalar.span(), at, e.complaint());
      return Optional.empty();
    }
  }

  private <T> List<T> items(YamlNode value, String at, ValueType<T> type, T instead) {
    List<T> read = new ArrayList<>();
    List<YamlNode> nodes = nodes(value);
    for (int i = 0; i < nodes.size(); i++) {
      read.add(scalar(nodes.get(i), at + "[" + i + "]", type).orElse(instead));
    }
    return List.copyOf(read);
  }

  private String itemPath(String key, YamlNode value, int index) {
    return value instanceof Sequence || reading.lists() == ListStyle.COMMAS
        ? path(key) + "[" + index + "]"
        : path(key);
  }

  /**
   * Whether the reader of the file spoke of it already; the builder's word on the gap is unwanted.
   */
  private boolean isBroken(YamlNode value, String at) {
    if (value instanceof Broken) {
      reading.findings().unread(at);
    }
    return value instanceof Broken;
  }

  private List<YamlNode> nodes(YamlNode value) {
    if (value instanceof Sequence sequence) {
      return sequence.items();
    }
    return value instanceof Scalar scalar && reading.lists() == ListStyle.COMMAS
        ? separated(scalar)
        : List.of(value);
  }

  private static List<YamlNode> separated(Scalar list) {
    List<YamlNode> items = new ArrayList<>();
    for (String item : list.text().isBlank() ? new String[0] : list.text().split(",", -1)) {
      items.add(new Scalar(list.span(), item.strip(), list.kind(), list.quoted()));
    }
    return items;
  }

  private Optional<Section> section(YamlNode value, String at, Keys within, Span heading) {
    if (value instanceof Mapping mapping) {
      return Optional.of(open(reading, within, at, mapping, heading));
    }
    if (!isBroken(value, at)) {
      unreadable(
          value.caret(),
          at,
          new Complaint(
              "type",
              "this is " + value.kindName() + ", not a group of keys",
              "",
              "Known here: " + String.join(", ", within.names()) + "."));
    }
    return Optional.empty();
  }

  private void unreadable(Span caret, String at, Complaint complaint) {
    fault(caret, at, complaint);
    reading.findings().unread(at);
  }

  private void fault(Span caret, String at, Complaint complaint) {
    reading.findings().fault(caret, at, complaint);
  }
}
