package dev.cordon.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the name of a property as a path of keys. Spelling is forgiven where it can mean one known
 * key only; what is not known stays as it was written, for the reader of the section to refuse.
 */
final class PropertyName {
  private static final Pattern PART = Pattern.compile("\\.?([^.\\[\\]]+)|\\[([^\\]]*)]");
  private static final Pattern INDEX = Pattern.compile("[0-9]{1,6}");

  private PropertyName() {}

  /**
   * One step of the path.
   *
   * @param name the key, in the spelling of the file where it is known
   * @param index the number of an item of a list, or -1
   * @param within the keys that may stand below, or null where none do
   */
  record Step(String name, int index, @Nullable Keys within) {
    /** Whether a group of keys, or a list of them, stands here. */
    boolean isSection() {
      return within != null;
    }
  }

  static List<Step> steps(String name) {
    List<String> parts = parts(name);
    List<Step> steps = new ArrayList<>();
    Keys keys = Vocabulary.ROOT;
    for (int i = 0; i < parts.size(); ) {
      if (INDEX.matcher(parts.get(i)).matches() && !steps.isEmpty()) {
        steps.add(new Step("", Integer.parseInt(parts.get(i)), keys));
        i++;
        continue;
      }
      Known known = known(keys, parts, i);
      keys = known.within();
      steps.add(new Step(known.name(), -1, keys));
      i += known.parts();
    }
    return steps;
  }

  /** The path as faults give it. */
  static String canonical(String name) {
    StringBuilder path = new StringBuilder();
    for (Step step : steps(name)) {
      if (step.index() >= 0) {
        path.append('[').append(step.index()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(Quoted.escaped(step.name()));
      }
    }
    return path.toString();
  }

  private static List<String> parts(String name) {
    List<String> parts = new ArrayList<>();
    Matcher part = PART.matcher(name);
    while (part.find()) {
      parts.add(part.group(1) == null ? part.group(2) : part.group(1));
    }
    return parts.isEmpty() ? List.of(name) : parts;
  }

  /** The longest run of parts from here on that spells a known key, or the one part. */
  private static Known known(@Nullable Keys keys, List<String> parts, int from) {
    Known known = new Known(parts.get(from), 1, null);
    for (int length = 1; keys != null && from + length <= parts.size(); length++) {
      String folded = folded(String.join("", parts.subList(from, from + length)));
      for (String name : keys.names()) {
        if (folded(name).equals(folded)) {
          known = new Known(name, length, Vocabulary.below(keys, name));
        }
      }
    }
    return known;
  }

  private static String folded(String name) {
    return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
  }

  private record Known(String name, int parts, @Nullable Keys within) {}
}
