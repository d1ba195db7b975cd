package dev.cordon.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reader, the published schema and the reference know the same keys and the same forms. */
class VocabularyTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Set<String> vocabulary() {
    Set<String> paths = new TreeSet<>();
    Vocabulary.ALL.forEach(keys -> keys.names().forEach(name -> paths.add(keys.path(name))));
    return paths;
  }

  @Test
  void theSchemaKnowsTheSameKeys() {
    assertThat(Schema.keys()).isEqualTo(vocabulary());
  }

  @Test
  void theReferenceKnowsTheSameKeysAndEachOnce() {
    List<String> rows = new ArrayList<>();
    Matcher row = Pattern.compile("(?m)^\\| `([a-z][^`]*)` \\|").matcher(Docs.policyPage());
    while (row.find()) {
      rows.add(row.group(1));
    }

    assertThat(rows).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(rows)).isEqualTo(vocabulary());
  }

  @Test
  void theSchemaDescribesEveryKey() {
    assertThat(Schema.undescribed()).isEmpty();
  }

  @Test
  void theSampleUsesEveryKey() {
    // keys.file and keys.secret exclude one another.
    Set<String> used = new TreeSet<>(paths("", Trees.read(Samples.good("every-key"))));
    used.add("keys.file");

    assertThat(used).isEqualTo(vocabulary());
  }

  private static Set<String> paths(String above, Object node) {
    Set<String> paths = new TreeSet<>();
    if (node instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            String path = above.isEmpty() ? key.toString() : above + "." + key;
            paths.add(path);
            paths.addAll(paths(path, value));
          });
    } else if (node instanceof List<?> list) {
      list.forEach(item -> paths.addAll(paths(above + "[]", item)));
    }
    return paths;
  }

  @Nested
  class AFileThatIsGood {
    static Stream<String> files() {
      return Stream.concat(Samples.good().stream().map(Samples::text), Docs.yamlBlocks().stream());
    }

    @ParameterizedTest
    @MethodSource("files")
    void isGoodToTheReaderAndToTheSchema(String text) {
      assertThat(Samples.faults(text)).isEmpty();
      assertThat(Schema.errors(Trees.read(text))).isEmpty();
    }
  }

  @Nested
  class AWrongValue {
    /** Every value of the sample, as the steps that lead to it. */
    static Stream<List<Object>> values() {
      List<List<Object>> values = new ArrayList<>();
      collect(List.of(), Trees.read(Samples.good("every-key")), values);
      return values.stream();
    }

    private static void collect(List<Object> above, Object node, List<List<Object>> values) {
      if (!above.isEmpty()) {
        values.add(above);
      }
      if (node instanceof Map<?, ?> map) {
        map.forEach((key, value) -> collect(Trees.below(above, key), value, values));
      } else if (node instanceof List<?> list) {
        for (int i = 0; i < list.size(); i++) {
          collect(Trees.below(above, i), list.get(i), values);
        }
      }
    }

    @ParameterizedTest(name = "at {0} is refused by reader and schema")
    @MethodSource("values")
    void isRefusedAtItsPlace(List<Object> steps) {
      Object wrong = Map.of("no", List.of("such", "thing"));
      Object tree = Trees.with(Trees.read(Samples.good("every-key")), steps, wrong);

      List<Fault> faults = Samples.faults(Trees.write(tree));

      assertThat(faults).as("the reader reads it").isNotEmpty();
      String place = Trees.place(steps);
      assertThat(faults)
          .filteredOn(fault -> fault.severity() == Fault.Severity.FAULT)
          .anyMatch(fault -> fault.place().startsWith(place));
      assertThat(Schema.errors(tree)).as("the schema").isNotEmpty();
    }

    @ParameterizedTest(name = "an unknown key beside {0} is refused by reader and schema")
    @MethodSource("values")
    void besideItAnUnknownKeyIsRefused(List<Object> steps) {
      if (!(steps.get(steps.size() - 1) instanceof String)) {
        return;
      }
      List<Object> beside = new ArrayList<>(steps);
      beside.set(beside.size() - 1, "xyzzy");
      Object tree = Trees.with(Trees.read(Samples.good("every-key")), beside, 1);

      assertThat(Samples.faults(Trees.write(tree)))
          .anyMatch(
              fault ->
                  fault.code().equals("key-unknown") && fault.place().equals(Trees.place(beside)));
      assertThat(Schema.errors(tree)).isNotEmpty();
    }
  }

  /** Trees of maps, lists and scalars, written as JSON, which is YAML. */
  static final class Trees {
    static Object read(String yaml) {
      return new org.snakeyaml.engine.v2.api.Load(
              org.snakeyaml.engine.v2.api.LoadSettings.builder().build())
          .loadFromString(yaml);
    }

    static String write(Object tree) {
      return JSON.valueToTree(tree).toPrettyString();
    }

    static List<Object> below(List<Object> above, Object step) {
      List<Object> steps = new ArrayList<>(above);
      steps.add(step);
      return List.copyOf(steps);
    }

    static Object with(Object node, List<Object> steps, Object value) {
      if (steps.isEmpty()) {
        return value;
      }
      List<Object> rest = steps.subList(1, steps.size());
      if (node instanceof Map<?, ?> map) {
        Map<Object, Object> copy = new LinkedHashMap<>(map);
        copy.put(steps.get(0), with(map.get(steps.get(0)), rest, value));
        return copy;
      }
      List<Object> copy = new ArrayList<>((List<?>) node);
      int index = (Integer) steps.get(0);
      copy.set(index, with(copy.get(index), rest, value));
      return copy;
    }

    static String place(List<Object> steps) {
      StringBuilder place = new StringBuilder();
      for (Object step : steps) {
        if (step instanceof Integer) {
          place.append('[').append(step).append(']');
        } else {
          place.append(place.isEmpty() ? "" : ".").append(step);
        }
      }
      return place.toString();
    }

    private Trees() {}
  }

  @Test
  void theSchemaIsJson() throws Exception {
    JsonNode schema = JSON.readTree(Schema.text());

    assertThat(schema.path("$schema").asText())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
  }
}
