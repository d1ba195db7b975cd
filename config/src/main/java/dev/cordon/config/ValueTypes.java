package dev.cordon.config;

import static java.util.stream.Collectors.joining;

import dev.cordon.config.Complaint.Raised;
import dev.cordon.config.YamlNode.Scalar;
import dev.cordon.config.YamlNode.ScalarKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The plain types: text, true or false, whole numbers, and the words of an enum. */
final class ValueTypes {
  /** Text as it stands. */
  static final ValueType<String> TEXT = new ValueType<>("text", ValueTypes::text);

  /** Strictly {@code true} or {@code false}. */
  static final ValueType<Boolean> FLAG = new ValueType<>("true or false", ValueTypes::flag);

  private ValueTypes() {}

  /** A whole number within bounds, both included. */
  static ValueType<Integer> count(int least, int most) {
    String expected = "a whole number from " + least + " to " + most;
    return new ValueType<>(expected, scalar -> count(scalar, least, most, expected));
  }

  /** A constant by its name in kebab case. */
  static <E extends Enum<E>> ValueType<E> choice(Class<E> type) {
    E[] constants = type.getEnumConstants();
    List<String> words = Arrays.stream(constants).map(ValueTypes::word).toList();
    String expected = words.stream().collect(joining(", "));
    return new ValueType<>(
        "one of " + expected,
        scalar -> {
          int index = words.indexOf(scalar.text());
          if (index < 0) {
            throw unknownWord(scalar, words);
          }
          return constants[index];
        });
  }

  /** The constant as it is written in a file. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Raised unknownWord(Scalar scalar, List<String> words) {
    return new Complaint(
            "word-unknown",
            Quoted.of(scalar.text()) + " is not one of " + String.join(", ", words),
            "A word that is not understood would be a rule that is not enforced.",
            Suggestion.nearest(scalar.text(), words)
                .map(word -> "Did you mean " + word + "?")
                .orElse("Write one of these words."))
        .raised();
  }

  private static String text(Scalar scalar) throws Raised {
    if (scalar.kind() != ScalarKind.TEXT) {
      throw new Complaint(
              "type",
              Quoted.of(scalar.text()) + " is " + scalar.kindName() + ", not text",
              "",
              "If it is meant as text, put it in quotes: " + Quoted.of(scalar.text()))
          .raised();
    }
    if (scalar.text().contains("${")) {
      throw new Complaint(
              "variable-here",
              Quoted.of(scalar.text()) + " would take its value from the environment",
              "What a policy allows is what was reviewed, the same on every machine. Variables are"
                  + " for keys, and for the gateway's addresses and files.",
              "Write the value itself.")
          .raised();
    }
    return scalar.text();
  }

  private static boolean flag(Scalar scalar) throws Raised {
    if (!scalar.quoted()) {
      switch (scalar.text()) {
        case "true" -> {
          return true;
        }
        case "false" -> {
          return false;
        }
        default -> {
          // Every other word is refused below.
        }
      }
    }
    String meant =
        switch (scalar.text().toLowerCase(Locale.ROOT)) {
          case "true", "yes", "on", "y", "1" -> "Write: true";
          case "false", "no", "off", "n", "0" -> "Write: false";
          default -> "Write true or false, without quotes.";
        };
    throw new Complaint(
            "type",
            Quoted.of(scalar.text())
                + (scalar.quoted() ? " is in quotes, which makes it text," : " is")
                + " not true or false",
            "",
            meant)
        .raised();
  }

  private static int count(Scalar scalar, int least, int most, String expected) throws Raised {
    if (!scalar.quoted() && scalar.text().matches("[0-9]{1,9}")) {
      int count = Integer.parseInt(scalar.text());
      if (count >= least && count <= most) {
        return count;
      }
    }
    throw new Complaint(
            "number",
            Quoted.of(scalar.text()) + " is not " + expected,
            "",
            "Write " + expected + ", without quotes.")
        .raised();
  }
}
