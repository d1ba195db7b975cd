package dev.cordon.config;

import dev.cordon.config.YamlNode.Broken;
import dev.cordon.config.YamlNode.Entry;
import dev.cordon.config.YamlNode.Mapping;
import dev.cordon.config.YamlNode.Scalar;
import dev.cordon.config.YamlNode.ScalarKind;
import dev.cordon.config.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds the tree of a file from the parser's events. It does so itself, since the tree of the
 * library knows no bound on depth or on what aliases multiply to, and keeps going at nothing.
 */
final class YamlReader {
  /** Deeper than any key of ours; the parser's own recursion and ours stay shallow. */
  static final int MAX_DEPTH = 32;

  /** Values in the tree, aliases counted as often as they are used. */
  static final int MAX_VALUES = 1_000_000;

  private final Source source;
  private final Findings findings;
  private final Iterator<Event> events;
  private final Map<Anchor, YamlNode> anchors = new HashMap<>();
  private final Set<Anchor> open = new HashSet<>();

  private YamlReader(Source source, Findings findings) {
    this.source = source;
    this.findings = findings;
    LoadSettings settings =
        LoadSettings.builder().setLabel(source.name()).setCodePointLimit(Integer.MAX_VALUE).build();
    this.events = new Parse(settings).parseString(source.text()).iterator();
  }

  /** The tree, or null when the file has none; then a finding says why, unless it is empty. */
  static @Nullable YamlNode read(Source source, Findings findings) {
    try {
      return new YamlReader(source, findings).document();
    } catch (YamlEngineException e) {
      SyntaxComplaint.report(e, source, findings);
      findings.maskAll();
    } catch (Refused e) {
      findings.fault(e.span, "", e.complaint);
      findings.maskAll();
    }
    return null;
  }

  private @Nullable YamlNode document() {
    YamlNode root = null;
    while (events.hasNext()) {
      Event event = events.next();
      switch (event.getEventId()) {
        case DocumentStart -> {
          if (root != null) {
            throw new Refused(
                span(event),
                "several-documents",
                "a second document begins here",
                "Only one can be the policy, and which one would be a guess.",
                "Keep one document and remove the line ---.");
          }
        }
        case Alias, Scalar, SequenceStart, MappingStart -> root = node(event, null);
        default -> {
          // The beginning and end of the stream and of the document carry nothing.
        }
      }
    }
    return root;
  }

  private YamlNode node(Event event, @Nullable Trail trail) {
    if (event instanceof AliasEvent alias) {
      return alias(alias, trail);
    }
    NodeEvent start = (NodeEvent) event;
    if (trail != null && trail.depth() > MAX_DEPTH) {
      throw new Refused(
          span(event),
          "too-deep",
          "groups and lists are nested more than " + MAX_DEPTH + " deep",
          "Nothing in a policy is; such a file exhausts whatever reads it.",
          "Remove what is nested.");
    }
    Optional<Anchor> anchor = start.getAnchor();
    anchor.ifPresent(open::add);
    YamlNode node;
    if (event instanceof ScalarEvent scalar) {
      node = scalar(scalar, trail);
    } else if (event instanceof MappingStartEvent mapping) {
      node = mapping(mapping, trail);
    } else {
      node = sequence((CollectionStartEvent) event, trail);
    }
    anchor.ifPresent(open::remove);
    anchor.ifPresent(name -> anchors.put(name, node));
    return node;
  }

  private YamlNode alias(AliasEvent event, @Nullable Trail trail) {
    Span span = span(event);
    if (open.contains(event.getAlias())) {
      throw new Refused(
          span,
          "alias-recursive",
          "the alias stands inside what it names",
          "Written out, it has no end.",
          "Remove it.");
    }
    YamlNode node = anchors.get(event.getAlias());
    if (node == null) {
      findings.fault(
          span,
          Trail.path(trail),
          new Complaint(
              "alias-unknown",
              "the word begins with * and names nothing above",
              "In YAML an unquoted * in front of a word means: repeat what was named & above.",
              "If text was meant, such as a pattern, put it in quotes."));
      return new Broken(span);
    }
    return node;
  }

  private YamlNode scalar(ScalarEvent event, @Nullable Trail trail) {
    Span span = span(event);
    if (tagged(event.getTag(), span, trail)) {
      return new Broken(span);
    }
    ScalarKind kind = event.isPlain() ? ScalarKinds.of(event.getValue()) : ScalarKind.TEXT;
    return new Scalar(span, event.getValue(), kind, !event.isPlain());
  }

  private YamlNode sequence(CollectionStartEvent event, @Nullable Trail trail) {
    List<YamlNode> items = new ArrayList<>();
    int weight = 1;
    Event next = events.next();
    for (; next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
      YamlNode item = node(next, Trail.item(trail, items.size()));
      items.add(item);
      weight = weighed(weight + item.weight(), span(next));
    }
    Span span = span(event, next);
    return tagged(event.getTag(), span(event), trail)
        ? new Broken(span)
        : new Sequence(span, caret(event, span, null), List.copyOf(items), weight);
  }

  private YamlNode mapping(MappingStartEvent event, @Nullable Trail trail) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    int weight = 1;
    Event next = events.next();
    for (; next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
      YamlNode key = node(next, Trail.key(trail, "?"));
      Trail below = Trail.key(trail, key instanceof Scalar name ? name.text() : "?");
      YamlNode value = node(events.next(), below);
      weight = weighed(weight + 1 + value.weight(), key.span());
      if (key instanceof Scalar name) {
        Entry before = entries.putIfAbsent(name.text(), new Entry(name, value));
        if (before != null) {
          duplicate(before.key(), name, value, below);
        }
      } else if (!(key instanceof Broken)) {
        keyIsNoText(key, trail);
      }
    }
    Span span = span(event, next);
    Span first = entries.isEmpty() ? null : entries.values().iterator().next().key().span();
    return tagged(event.getTag(), span(event), trail)
        ? new Broken(span)
        : new Mapping(span, caret(event, span, first), List.copyOf(entries.values()), weight);
  }

  private void duplicate(Scalar before, Scalar again, YamlNode value, Trail trail) {
    if (SecretKeys.looksSecret(again.text()) && !SecretKeys.isReference(value)) {
      source.mask(value.span());
    }
    findings.fault(
        again.span(),
        Trail.path(trail),
        new Complaint(
            "key-twice",
            Quoted.of(again.text()) + " stands here twice, first on line " + before.span().line(),
            "Programs differ in which of the two they believe.",
            "Keep one of them."));
  }

  private void keyIsNoText(YamlNode key, @Nullable Trail trail) {
    findings.fault(
        key.caret(),
        Trail.path(trail),
        new Complaint(
            "key-not-text",
            key.kindName() + " stands where a key should",
            "",
            "Write a key and a colon; a value with brackets or braces in it needs quotes."));
  }

  private boolean tagged(Optional<String> tag, Span span, @Nullable Trail trail) {
    boolean tagged = tag.filter(name -> !name.equals("!")).isPresent();
    if (tagged) {
      findings.fault(
          span,
          Trail.path(trail),
          new Complaint(
              "tag",
              "the value has a YAML tag",
              "Tags choose what a value becomes in the program that reads it; nothing here needs"
                  + " one.",
              "Remove it, or put the value in quotes if it begins with an exclamation mark."));
    }
    return tagged;
  }

  private static int weighed(int weight, Span span) {
    if (weight > MAX_VALUES) {
      throw new Refused(
          span,
          "too-many-values",
          "the file holds more than " + MAX_VALUES + " values, repeated ones included",
          "Aliases that repeat aliases grow without end and exhaust whatever reads them.",
          "Write the values out, or split the policy.");
    }
    return weight;
  }

  private static Span caret(CollectionStartEvent event, Span span, @Nullable Span first) {
    if (event.isFlow() && span.line() == span.endLine()) {
      return span;
    }
    return !event.isFlow() && first != null ? first : Span.at(span.line(), span.column());
  }

  private static Span span(Event event) {
    return span(event, event);
  }

  private static Span span(Event first, Event last) {
    Mark start = first.getStartMark().orElseThrow();
    Mark end = last.getEndMark().orElseThrow();
    return new Span(
        start.getLine() + 1, start.getColumn() + 1, end.getLine() + 1, end.getColumn() + 1);
  }

  /** A file that is read no further. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Span span;
    private final transient Complaint complaint;

    Refused(Span span, String code, String problem, String why, String instead) {
      super(problem, null, false, false);
      this.span = span;
      this.complaint = new Complaint(code, problem, why, instead);
    }
  }
}
