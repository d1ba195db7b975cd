package dev.cordon.spring.actuate;

import dev.cordon.policy.CorsRule;
import dev.cordon.policy.CsrfRules;
import dev.cordon.policy.Embed;
import dev.cordon.policy.IsolationRule;
import dev.cordon.policy.Policy;
import dev.cordon.policy.Promise;
import dev.cordon.policy.SessionRule;
import dev.cordon.policy.TargetQuirk;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** The policy in force as text, in the words of {@code cordon.yaml}, defaults included. */
final class PolicyText {
  private final StringBuilder text = new StringBuilder();

  private PolicyText() {}

  static String of(Policy policy) {
    PolicyText text = new PolicyText();
    text.line(0, "profile", word(policy.profile()));
    text.line(0, "mode", word(policy.mode()));
    text.app(policy);
    text.cors(policy.corsRules());
    text.csrf(policy.csrf());
    text.sessions(policy.sessions());
    text.isolation(policy.isolationRules());
    text.head(0, "websocket");
    text.list(1, "origins", policy.websocketOrigins().patterns());
    text.line(1, "mode", word(policy.websocketMode()));
    text.never(policy.promises());
    return text.text.toString();
  }

  private void app(Policy policy) {
    head(0, "app");
    list(1, "origins", policy.origins());
    list(1, "hosts", policy.hosts());
    line(1, "mutual", policy.mutual());
    list(1, "ambient", policy.ambient().stream().map(PolicyText::word).sorted().toList());
    list(1, "inert", new TreeSet<>(policy.inert()));
    if (!policy.quirks().isEmpty()) {
      head(0, "target");
      policy.quirks().stream().map(TargetQuirk::key).sorted().forEach(key -> line(1, key, true));
    }
  }

  private void cors(List<CorsRule> rules) {
    if (!rules.isEmpty()) {
      head(0, "cors");
    }
    for (CorsRule rule : rules) {
      item("paths", rule.paths());
      list(2, "origins", rule.anyOrigin() ? List.of("\"*\"") : rule.origins().patterns());
      list(2, "methods", new TreeSet<>(rule.methods()));
      line(2, "request-headers", "[" + rule.allowHeadersValue() + "]");
      list(2, "response-headers", rule.responseHeaders());
      line(2, "credentials", rule.credentials());
      line(2, "max-age", rule.maxAge().toSeconds() + "s");
      line(2, "mode", word(rule.mode()));
    }
  }

  private void csrf(CsrfRules csrf) {
    head(0, "csrf");
    line(1, "tokens", word(csrf.tokens()));
    line(1, "pattern", word(csrf.pattern()));
    list(1, "required", csrf.required().patterns());
    list(1, "login", csrf.login().patterns());
    list(1, "unsafe", csrf.unsafe().patterns());
    line(1, "header", csrf.header());
    line(1, "field", csrf.field());
    line(1, "lifetime", csrf.lifetime().toSeconds() + "s");
    line(1, "single-use", csrf.singleUse());
    if (!csrf.receives().isEmpty()) {
      head(1, "receive");
      csrf.receives()
          .forEach(
              rule ->
                  text.append("    - path: ")
                      .append(rule.path())
                      .append("\n      origins: ")
                      .append(rule.origins().patterns())
                      .append('\n'));
    }
    if (!csrf.exempts().isEmpty()) {
      head(1, "exempt");
      csrf.exempts()
          .forEach(
              rule ->
                  text.append("    - path: ")
                      .append(rule.path())
                      .append("\n      because: ")
                      .append(rule.because())
                      .append('\n'));
    }
    line(1, "mode", word(csrf.mode()));
  }

  private void sessions(List<SessionRule> rules) {
    if (!rules.isEmpty()) {
      head(0, "sessions");
    }
    for (SessionRule rule : rules) {
      text.append("  - cookie: ").append(rule.cookie()).append('\n');
      line(2, "seal", rule.seal());
      line(2, "lifetime", rule.lifetime().toSeconds() + "s");
      line(2, "mode", word(rule.mode()));
    }
  }

  private void isolation(List<IsolationRule> rules) {
    if (!rules.isEmpty()) {
      head(0, "isolation");
    }
    for (IsolationRule rule : rules) {
      item("paths", rule.paths());
      line(2, "embed", embed(rule.embed()));
      line(2, "mode", word(rule.mode()));
    }
  }

  private void never(List<Promise> promises) {
    if (!promises.isEmpty()) {
      head(0, "never");
    }
    promises.forEach(promise -> text.append("  - ").append(promise.text()).append('\n'));
  }

  private static String embed(Embed embed) {
    if (embed instanceof Embed.Listed listed) {
      return listed.origins().patterns().toString();
    }
    return embed instanceof Embed.SameSite
        ? "same-site"
        : embed instanceof Embed.Any ? "any" : "own";
  }

  private void head(int depth, String key) {
    text.append("  ".repeat(depth)).append(key).append(":\n");
  }

  private void line(int depth, String key, Object value) {
    text.append("  ".repeat(depth)).append(key).append(": ").append(value).append('\n');
  }

  private void list(int depth, String key, Collection<?> values) {
    if (!values.isEmpty()) {
      line(depth, key, values);
    }
  }

  private void item(String key, Collection<?> values) {
    text.append("  - ").append(key).append(": ").append(values).append('\n');
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
