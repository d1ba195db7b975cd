package dev.cordon.config;

import dev.cordon.config.YamlNode.Broken;
import dev.cordon.config.YamlNode.Entry;
import dev.cordon.config.YamlNode.Mapping;
import dev.cordon.config.YamlNode.Scalar;
import dev.cordon.config.YamlNode.ScalarKind;
import dev.cordon.config.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Builds the tree of a policy from properties. The line of a span is the number of the property,
 * counted from 1; {@link #placed} puts the property's own place instead.
 */
final class PropertyTree {
  private final List<Property> properties;
  private final Findings findings;
  private final Node root = new Node(Span.START);

  private PropertyTree(List<Property> properties, Findings findings) {
    this.properties = properties;
    this.findings = findings;
  }

  /** The tree; a name that contradicts another becomes a finding. */
  static Mapping read(List<Property> properties, Findings findings) {
    PropertyTree tree = new PropertyTree(properties, findings);
    for (int i = 0; i < properties.size(); i++) {
      tree.insert(properties.get(i), Span.at(i + 1, 1));
    }
    return tree.root.mapping(tree.findings, "");
  }

  /** The fault at the place of the property it stands at. */
  static Fault placed(Fault fault, List<Property> properties) {
    boolean known = fault.line() <= properties.size();
    Property at = known ? properties.get(fault.line() - 1) : null;
    return new Fault(
        fault.severity(),
        fault.code(),
        at == null ? fault.file() : at.source(),
        at == null ? 0 : at.line(),
        at == null ? 0 : at.column(),
        fault.place(),
        fault.problem(),
        fault.why(),
        fault.instead(),
        "");
  }

  private void insert(Property property, Span span) {
    List<PropertyName.Step> steps = PropertyName.steps(property.name());
    PropertyName.Step last = steps.get(steps.size() - 1);
    if (property.value().isBlank() && last.isSection()) {
      return; // what frameworks make of an empty list or group
    }
    Node node = root;
    for (PropertyName.Step step : steps) {
      node = step.index() < 0 ? node.key(step.name(), span) : node.item(step.index(), span);
    }
    if (node.value != null) {
      twice(property, span, node.span);
    } else {
      node.value = property.value();
      node.span = span;
    }
  }

  private void twice(Property property, Span span, Span first) {
    findings.fault(
        span,
        PropertyName.canonical(property.name()),
        new Complaint(
            "key-twice",
            "the key is set twice, first as " + properties.get(first.line() - 1).name(),
            "Programs differ in which of the two they believe.",
            "Keep one of them."));
  }

  /** A place in the tree while properties are still added to it. */
  private static final class Node {
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Map<Integer, Node> items = new TreeMap<>();
    private @Nullable String value;
    private Span span;

    Node(Span span) {
      this.span = span;
    }

    Node key(String name, Span span) {
      return keys.computeIfAbsent(name, absent -> new Node(span));
    }

    Node item(int index, Span span) {
      return items.computeIfAbsent(index, absent -> new Node(span));
    }

    YamlNode yaml(Findings findings, String place) {
      int kinds = (value == null ? 0 : 1) + (keys.isEmpty() ? 0 : 1) + (items.isEmpty() ? 0 : 1);
      if (kinds > 1) {
        findings.fault(
            span,
            place,
            new Complaint(
                "key-twice",
                "the key is set as a whole and in parts",
                "Which of the two counts would be a guess.",
                "Keep one of them."));
        return new Broken(span);
      }
      if (!items.isEmpty()) {
        return sequence(findings, place);
      }
      return value == null
          ? mapping(findings, place)
          : new Scalar(span, value, ScalarKind.TEXT, false);
    }

    Mapping mapping(Findings findings, String place) {
      List<Entry> entries = new ArrayList<>();
      keys.forEach(
          (name, node) -> {
            String below = place.isEmpty() ? name : place + "." + name;
            Scalar key = new Scalar(node.span, name, ScalarKind.TEXT, false);
            entries.add(new Entry(key, node.yaml(findings, below)));
          });
      return new Mapping(span, span, List.copyOf(entries), 1);
    }

    private YamlNode sequence(Findings findings, String place) {
      List<YamlNode> nodes = new ArrayList<>();
      for (Map.Entry<Integer, Node> item : items.entrySet()) {
        if (item.getKey() != nodes.size()) {
          findings.fault(
              item.getValue().span,
              place + "[" + item.getKey() + "]",
              new Complaint(
                  "list-gap",
                  "the list has no entry " + nodes.size() + " before this one",
                  "An entry that was lost would be a rule that is not enforced.",
                  "Number the entries from 0."));
          return new Broken(item.getValue().span);
        }
        nodes.add(item.getValue().yaml(findings, place + "[" + nodes.size() + "]"));
      }
      return new Sequence(span, span, List.copyOf(nodes), 1);
    }
  }
}
