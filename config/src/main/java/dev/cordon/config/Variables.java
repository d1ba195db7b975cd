package dev.cordon.config;

import dev.cordon.config.Complaint.Raised;
import dev.cordon.config.YamlNode.Scalar;
import dev.cordon.config.YamlNode.ScalarKind;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The environment, as {@code ${NAME}} in the keys that may refer to it. A fault shows the
 * reference, never what it stands for.
 */
final class Variables {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*+)\\}");

  private final Map<String, String> environment;

  Variables(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** Whether a secret is good enough for what it is for. */
  interface SecretCheck {
    void check(Secret secret) throws Raised;
  }

  /**
   * A secret, which is one reference and nothing else.
   *
   * @param suggested the variable a fault proposes
   * @param check judges what the variable holds, and never repeats it
   */
  ValueType<Secret> secret(String suggested, SecretCheck check) {
    String reference = "${" + suggested + "}";
    return new ValueType<>(
        "a reference such as " + reference,
        scalar -> {
          Secret secret = secret(scalar, reference);
          check.check(secret);
          return secret;
        });
  }

  /** Reads what the references in a text stand for. */
  <T> ValueType<T> expanding(ValueType<T> type) {
    return new ValueType<>(
        type.expected(),
        scalar -> {
          if (!scalar.text().contains("$")) {
            return type.read(scalar);
          }
          Scalar expanded =
              new Scalar(scalar.span(), expand(scalar.text()), ScalarKind.TEXT, scalar.quoted());
          try {
            return type.read(expanded);
          } catch (Raised e) {
            throw new Complaint(
                    e.complaint().code(),
                    Quoted.of(scalar.text()) + " does not stand for " + type.expected(),
                    "The environment was read, and what it holds does not fit here.",
                    "Set the variable so that the whole is " + type.expected() + ".")
                .raised();
          }
        });
  }

  private Secret secret(Scalar scalar, String suggested) throws Raised {
    Matcher reference = REFERENCE.matcher(scalar.text());
    if (!reference.matches()) {
      throw new Complaint(
              "secret-in-file",
              "the secret itself stands in the file",
              "Files are copied, committed and shown on screens; whoever has seen it can forge"
                  + " every session and token.",
              "Write "
                  + suggested
                  + ", set the variable, and make a new secret: this one is known.")
          .raised();
    }
    return new Secret(reference.group(1), lookUp(reference.group(1)));
  }

  private String expand(String text) throws Raised {
    Matcher reference = REFERENCE.matcher(text);
    StringBuilder expanded = new StringBuilder();
    int end = 0;
    while (reference.find()) {
      literal(text, end, reference.start(), expanded);
      expanded.append(lookUp(reference.group(1)));
      end = reference.end();
    }
    literal(text, end, text.length(), expanded);
    return expanded.toString();
  }

  private static void literal(String text, int from, int to, StringBuilder expanded) throws Raised {
    if (text.substring(from, to).contains("$")) {
      throw new Complaint(
              "variable-form",
              Quoted.of(text) + " has a $ that begins no variable",
              "It would be taken for text, and what was meant would stay unset.",
              "Write ${NAME}: letters, digits and underscores in braces, no default.")
          .raised();
    }
    expanded.append(text, from, to);
  }

  private String lookUp(String name) throws Raised {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new Complaint(
              "variable-unset",
              "${" + name + "} is " + (value == null ? "not set" : "empty"),
              "Nothing is guessed in its place.",
              "Set " + name + " in the environment of the process.")
          .raised();
    }
    return value;
  }
}
