package dev.cordon.spring.migration;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One rule of Spring's on its way into a policy; what cannot be kept is noted. */
final class RuleDraft {
  private static final List<String> ALL_METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

  final SpringRule spring;
  final List<String> paths = new ArrayList<>();
  final List<String> origins = new ArrayList<>();
  private final List<String> methods = new ArrayList<>();
  private final List<String> headers = new ArrayList<>();

  RuleDraft(SpringRule spring, List<String> notes) {
    this.spring = spring;
    for (String path : spring.paths()) {
      paths.add(path(path));
    }
    for (String origin : spring.origins()) {
      OriginDraft draft = OriginDraft.of(origin, spring.credentials());
      origins.addAll(draft.origins());
      if (draft.lost() != null) {
        notes.add(spring.where() + ": " + draft.lost());
      }
    }
    methods(notes);
    headers(notes);
  }

  /** The rule as an entry of a list, indented by two. */
  String yaml() {
    StringBuilder yaml = new StringBuilder();
    yaml.append("  - paths: ").append(list(paths)).append('\n');
    yaml.append("    origins: ").append(list(origins)).append('\n');
    yaml.append("    methods: ").append(list(methods)).append('\n');
    if (!headers.isEmpty()) {
      yaml.append("    request-headers: ").append(list(headers)).append('\n');
    }
    if (!spring.responseHeaders().isEmpty()) {
      yaml.append("    response-headers: ").append(list(spring.responseHeaders())).append('\n');
    }
    if (spring.credentials()) {
      yaml.append("    credentials: true\n");
    }
    return yaml.append("    max-age: ").append(spring.maxAge()).append("s\n").toString();
  }

  private void methods(List<String> notes) {
    if (spring.methods().contains("*")) {
      methods.addAll(ALL_METHODS);
      notes.add(spring.where() + ": methods * became the usual ones; strike those nobody needs.");
      return;
    }
    Set<String> named = new LinkedHashSet<>(spring.methods());
    if (named.contains("GET")) {
      named.remove("HEAD"); // which a policy implies
    }
    named.remove("OPTIONS"); // answered for every path
    methods.addAll(named);
  }

  private void headers(List<String> notes) {
    if (!spring.requestHeaders().contains("*")) {
      headers.addAll(spring.requestHeaders());
    } else if (spring.credentials()) {
      headers.addAll(List.of("Authorization", "Content-Type", "X-CSRF-Token"));
      notes.add(
          spring.where()
              + ": headers * do not go with credentials; the usual ones stand there, add those that"
              + " your scripts send.");
    } else {
      headers.add("*");
    }
  }

  /** {@code /accounts/{id}} as {@code /accounts/*}; a policy's stars are Spring's otherwise. */
  private static String path(String spring) {
    String path = spring.replaceAll("\\{\\*[^}]*}", "**");
    return path.replaceAll("\\{[^/]*}", "*");
  }

  private static String list(List<String> words) {
    List<String> quoted = new ArrayList<>();
    for (String word : words) {
      quoted.add("\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
    }
    return "[" + String.join(", ", quoted) + "]";
  }

  @Override
  public String toString() {
    return spring.where().toLowerCase(Locale.ROOT);
  }
}
