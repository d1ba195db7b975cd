package dev.cordon.spring;

import dev.cordon.policy.CsrfRules;
import dev.cordon.policy.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What development environments are told of the properties, made of the schema of the policy. */
final class Metadata {
  private static final String SCHEMA = "/dev/cordon/config/cordon.schema.json";
  private static final String TEXTS = "java.util.List<java.lang.String>";
  private static final String GROUPS =
      "java.util.List<java.util.Map<java.lang.String,java.lang.Object>>";

  /** One property. */
  record Entry(String type, String description, String byDefault, List<String> words) {}

  private final Map<String, Entry> entries = new TreeMap<>();
  private final Map<String, ?> definitions;
  private final Map<String, String> defaults;

  private Metadata(Map<String, ?> schema, Map<String, String> defaults) {
    this.definitions = map(schema.get("$defs"));
    this.defaults = defaults;
  }

  static Metadata ofSchema() throws IOException {
    try (InputStream in = Metadata.class.getResourceAsStream(SCHEMA)) {
      Map<String, ?> schema = map(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
      Metadata metadata = new Metadata(schema, defaults());
      Map<String, Object> policy = new LinkedHashMap<>(map(schema.get("properties")));
      policy.keySet().removeAll(List.of("cordon", "gateway"));
      policy.forEach((name, property) -> metadata.add("cordon." + name, map(property)));
      metadata.springs();
      return metadata;
    }
  }

  Map<String, Entry> entries() {
    return entries;
  }

  /** The keys that only Spring has. */
  private void springs() {
    put(
        CordonKeys.ENABLED,
        "java.lang.Boolean",
        "Whether Cordon is there at all. Without it Spring's own handling is as it was.",
        "true");
    put(
        CordonKeys.POLICY_FILE,
        "org.springframework.core.io.Resource",
        "The policy in a cordon.yaml of its own, in the place of all other properties: a file or"
            + " classpath: location.",
        "");
    put(
        CordonKeys.RELOAD,
        "java.time.Duration",
        "How often the file of the policy is looked at for changes. A faulty one leaves the old"
            + " policy in force.",
        "0s");
    put(
        CordonKeys.MIGRATION,
        "dev.cordon.spring.Migration",
        "With report, Spring's own handling stays in force, Cordon only reports, and the log shows"
            + " what the application allows and the policy that keeps it.",
        "off");
  }

  private void put(String name, String type, String description, String byDefault) {
    entries.put(name, new Entry(type, description, byDefault, List.of()));
  }

  private void add(String name, Map<String, ?> property) {
    Map<String, ?> node = resolved(property);
    String description = String.valueOf(property.get("description"));
    if (node.get("properties") != null) {
      map(node.get("properties")).forEach((key, below) -> add(name + "." + key, map(below)));
      return;
    }
    Object items = node.get("items");
    if (items != null) {
      String keys = String.join(", ", map(resolved(map(items)).get("properties")).keySet());
      entries.put(
          name, new Entry(GROUPS, description + " Keys of an entry: " + keys + ".", "", List.of()));
      return;
    }
    String byDefault = defaults.getOrDefault(name, "");
    entries.put(name, new Entry(type(property, node), description, byDefault, words(node)));
  }

  private static String type(Map<String, ?> property, Map<String, ?> node) {
    if (node.get("anyOf") != null) {
      return TEXTS;
    }
    if ("#/$defs/duration".equals(property.get("$ref"))) {
      return "java.time.Duration";
    }
    return "boolean".equals(node.get("type")) ? "java.lang.Boolean" : "java.lang.String";
  }

  private static List<String> words(Map<String, ?> node) {
    Object words = node.get("enum");
    if (words == null && node.get("anyOf") instanceof List<?> forms) {
      words = map(forms.get(0)).get("enum");
    }
    return words instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  private Map<String, ?> resolved(Map<String, ?> node) {
    return node.get("$ref") instanceof String reference
        ? map(definitions.get(reference.substring("#/$defs/".length())))
        : node;
  }

  /** What a policy without the property says. */
  private static Map<String, String> defaults() {
    Policy policy = Policy.builder().origins("https://bank.example").build();
    CsrfRules csrf = policy.csrf();
    return Map.of(
        "cordon.profile", word(policy.profile()),
        "cordon.mode", word(policy.mode()),
        "cordon.app.ambient", word(policy.ambient().iterator().next()),
        "cordon.csrf.tokens", word(csrf.tokens()),
        "cordon.csrf.pattern", word(csrf.pattern()),
        "cordon.csrf.header", csrf.header(),
        "cordon.csrf.field", csrf.field());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The file, in the format of Spring Boot's reference, appendix "Configuration Metadata". */
  String json() {
    List<String> properties = new ArrayList<>();
    List<String> hints = new ArrayList<>();
    entries.forEach(
        (name, entry) -> {
          String byDefault =
              entry.byDefault.isEmpty()
                  ? ""
                  : ",\n      \"defaultValue\": " + value(entry.type, entry.byDefault);
          properties.add(
              "    {\n      \"name\": "
                  + quoted(name)
                  + ",\n      \"type\": "
                  + quoted(entry.type)
                  + ",\n      \"description\": "
                  + quoted(entry.description)
                  + byDefault
                  + "\n    }");
          if (!entry.words.isEmpty()) {
            List<String> values =
                entry.words.stream()
                    .map(word -> "        {\"value\": " + quoted(word) + "}")
                    .toList();
            hints.add(
                "    {\n      \"name\": "
                    + quoted(name)
                    + ",\n      \"values\": [\n"
                    + String.join(",\n", values)
                    + "\n      ]\n    }");
          }
        });
    return "{\n  \"groups\": [],\n  \"properties\": [\n"
        + String.join(",\n", properties)
        + "\n  ],\n  \"hints\": [\n"
        + String.join(",\n", hints)
        + "\n  ]\n}\n";
  }

  private static String value(String type, String text) {
    return type.equals("java.lang.Boolean") ? text : quoted(text);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  @SuppressWarnings("unchecked")
  private static Map<String, ?> map(Object node) {
    return (Map<String, ?>) node;
  }
}
