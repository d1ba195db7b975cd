package dev.cordon.config;

import dev.cordon.config.YamlNode.Entry;
import dev.cordon.config.YamlNode.Mapping;
import dev.cordon.config.YamlNode.Sequence;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds in the file what a path such as {@code cors[1].origins[0]} names. */
final class Places {
  private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[([0-9]{1,9})]");

  private Places() {}

  /**
   * What a caret is drawn under: the value at the path, or the closest thing around it where there
   * is none. A single value stands for a list of one.
   */
  static Span caret(Mapping root, String place) {
    YamlNode node = root;
    Span caret = root.caret();
    Matcher step = STEP.matcher(place);
    while (step.find()) {
      Entry entry = step.group(1) == null ? null : entry(node, step.group(1));
      if (entry != null) {
        node = entry.value();
        caret = node instanceof YamlNode.Scalar ? node.caret() : entry.key().span();
      } else if (step.group(2) != null && node instanceof Sequence list) {
        int index = Integer.parseInt(step.group(2));
        if (index >= list.items().size()) {
          return caret;
        }
        node = list.items().get(index);
        caret = node.caret();
      } else if (step.group(1) != null) {
        return caret;
      }
    }
    return caret;
  }

  /** Whether the file says anything under the first name of the path. */
  static boolean isNamed(Mapping root, String place) {
    Matcher step = STEP.matcher(place);
    return step.lookingAt() && step.group(1) != null && entry(root, step.group(1)) != null;
  }

  private static @Nullable Entry entry(YamlNode node, String key) {
    return node instanceof Mapping mapping ? mapping.entry(key) : null;
  }
}
