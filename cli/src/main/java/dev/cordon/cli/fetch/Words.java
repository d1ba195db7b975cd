package dev.cordon.cli.fetch;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options whose value is one of a few words. */
final class Words {
  static final List<String> ENCTYPES =
      List.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain");
  static final List<String> CROSS_ORIGIN = List.of("anonymous", "use-credentials");

  private Words() {}

  static void check(String option, @Nullable String value, List<String> words) {
    if (value != null && !words.contains(value)) {
      throw new BadFetchException(
          option,
          Quoted.text(value) + " is none of its words.",
          "A browser would take its default instead, in silence.",
          "Write one of " + String.join(", ", words) + ".");
    }
  }

  static void method(@Nullable String method, Action action) {
    if (method == null) {
      return;
    }
    if (!GivenHeaders.isToken(method)) {
      throw new BadFetchException(
          "-X",
          Quoted.text(method) + " is no method.",
          "A script gets an exception for it (RFC 9110, token).",
          "Write a word such as PUT.");
    }
    if (action == Action.FORM
        && !method.equalsIgnoreCase("get")
        && !method.equalsIgnoreCase("post")) {
      throw new BadFetchException(
          "-X",
          Quoted.text(method) + " does not go with --form.",
          "A form is sent by GET or POST, whatever it says.",
          "Write one of them, or --fetch.");
    }
  }

  static String listed(Collection<String> words) {
    return String.join(", ", words.stream().sorted().toList());
  }
}
