package dev.cordon.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The published schema. */
final class Schema {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode ROOT = parse();
  private static final JsonSchema VALIDATOR =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ROOT);

  private Schema() {}

  static String text() {
    try (InputStream in = CordonFile.class.getResourceAsStream("cordon.schema.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the schema finds wrong with a tree. */
  static List<String> errors(Object tree) {
    return VALIDATOR.validate(JSON.valueToTree(tree)).stream().map(Object::toString).toList();
  }

  /** The paths of all keys, {@code []} after those that hold a list of groups. */
  static Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    visit("", ROOT, keys, new ArrayList<>());
    return keys;
  }

  /** The paths of keys without a description. */
  static List<String> undescribed() {
    List<String> undescribed = new ArrayList<>();
    visit("", ROOT, new TreeSet<>(), undescribed);
    return undescribed;
  }

  private static void visit(String at, JsonNode node, Set<String> keys, List<String> undescribed) {
    JsonNode schema = node;
    if (schema.has("$ref")) {
      visit(at, ROOT.at(schema.get("$ref").asText().substring(1)), keys, undescribed);
    }
    schema.path("anyOf").forEach(choice -> visit(at, choice, keys, undescribed));
    if (schema.has("items")) {
      visit(at + "[]", schema.get("items"), keys, undescribed);
    }
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String path = at.isEmpty() ? property.getKey() : at + "." + property.getKey();
      keys.add(path);
      if (property.getValue().path("description").asText().isEmpty()) {
        undescribed.add(path);
      }
      visit(path, property.getValue(), keys, undescribed);
    }
  }

  private static JsonNode parse() {
    try {
      return JSON.readTree(text());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
