package dev.cordon.proof;

import dev.cordon.policy.CorsRule;
import dev.cordon.policy.CsrfRules;
import dev.cordon.policy.Embed;
import dev.cordon.policy.Policy;
import dev.cordon.policy.SessionRule;
import dev.cordon.proof.ProofDiff.SettingChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a policy says, setting by setting, for the part of a diff that no stranger notices. */
final class Settings {
  private Settings() {}

  /** What is written otherwise, in the order of the policy. */
  static List<SettingChange> changed(Policy before, Policy after) {
    // The place of a rule names it as long as none came or went; else its paths do.
    var byPlace = before.corsRules().size() == after.corsRules().size();
    var old = of(before, byPlace);
    var now = of(after, byPlace);
    var names = new LinkedHashSet<>(old.keySet());
    names.addAll(now.keySet());
    var changes = new ArrayList<SettingChange>();
    for (var name : names) {
      var was = old.getOrDefault(name, "");
      var is = now.getOrDefault(name, "");
      if (!was.equals(is)) {
        changes.add(new SettingChange(name, was, is));
      }
    }
    return changes;
  }

  private static Map<String, String> of(Policy policy, boolean byPlace) {
    var all = new LinkedHashMap<String, String>();
    put(all, "profile", policy.profile());
    put(all, "mode", policy.mode());
    put(all, "app.origins", policy.origins());
    put(all, "app.hosts", policy.hosts());
    put(all, "app.mutual", policy.mutual());
    put(all, "app.ambient", policy.ambient());
    put(all, "app.inert", policy.inert().stream().sorted().toList());
    put(all, "target", policy.quirks().stream().sorted().toList());
    policy
        .corsRules()
        .forEach(rule -> cors(all, rule, byPlace ? rule.place() : "cors of " + rule.paths()));
    csrf(all, policy.csrf());
    policy.sessions().forEach(rule -> session(all, rule));
    for (var rule : policy.isolationRules()) {
      var name = "isolation of " + rule.paths();
      put(all, name + ": embed", embed(rule.embed()));
      put(all, name + ": opener", rule.opener());
      put(all, name + ": mode", rule.mode());
    }
    put(all, "websocket.origins", policy.websocketOrigins());
    put(all, "websocket.mode", policy.websocketMode());
    put(all, "never", policy.promises());
    return all;
  }

  private static void cors(Map<String, String> all, CorsRule rule, String name) {
    put(all, name + ": paths", rule.paths());
    put(all, name + ": origins", rule.anyOrigin() ? "*" : rule.origins());
    put(all, name + ": methods", rule.methods());
    put(all, name + ": request-headers", rule.allowHeadersValue());
    put(all, name + ": response-headers", rule.exposeHeadersValue());
    put(all, name + ": credentials", rule.credentials());
    put(all, name + ": max-age", rule.maxAge());
    put(all, name + ": mode", rule.mode());
  }

  private static void csrf(Map<String, String> all, CsrfRules csrf) {
    put(all, "csrf.tokens", csrf.tokens());
    put(all, "csrf.pattern", csrf.pattern());
    put(all, "csrf.required", csrf.required());
    put(all, "csrf.login", csrf.login());
    put(all, "csrf.unsafe", csrf.unsafe());
    put(all, "csrf.overrides", csrf.honoursOverrides());
    put(all, "csrf.header", csrf.header());
    put(all, "csrf.field", csrf.field());
    put(all, "csrf.lifetime", csrf.lifetime());
    put(all, "csrf.grace", csrf.grace());
    put(all, "csrf.single-use", csrf.singleUse());
    put(all, "csrf.handover", csrf.handover());
    csrf.receives()
        .forEach(
            rule ->
                put(
                    all,
                    "csrf.receive of " + rule.path(),
                    rule.origins() + (rule.allowsNull() ? " and null" : "")));
    csrf.exempts().forEach(rule -> put(all, "csrf.exempt of " + rule.path(), rule.because()));
    put(all, "csrf.mode", csrf.mode());
  }

  private static void session(Map<String, String> all, SessionRule rule) {
    var name = "session " + rule.cookie();
    put(all, name + ": seal", rule.seal());
    put(all, name + ": value", rule.value());
    put(all, name + ": lifetime", rule.lifetime());
    put(all, name + ": idle", rule.idle());
    put(all, name + ": same-site", rule.sameSite());
    put(all, name + ": accept-unsealed-until", rule.acceptUnsealedUntil());
    put(all, name + ": forged", rule.forged());
    put(all, name + ": rotate-at", rule.rotateAt());
    put(all, name + ": paths", rule.paths());
    put(all, name + ": domains", rule.domains());
    put(all, name + ": mode", rule.mode());
  }

  private static void put(Map<String, String> all, String name, @Nullable Object value) {
    if (value == null) {
      return;
    }
    var text =
        value instanceof Enum<?> word
            ? wordOf(word)
            : value instanceof Duration duration ? timeOf(duration) : String.valueOf(value);
    if (!text.equals("[]") && !text.isEmpty()) {
      all.put(name, text);
    }
  }

  /** As the policy writes it. */
  private static String embed(Embed embed) {
    if (embed instanceof Embed.Listed listed) {
      return listed.origins().toString();
    }
    return embed instanceof Embed.Any
        ? "any"
        : embed instanceof Embed.SameSite ? "same-site" : "own";
  }

  /** As the policy writes it: {@code 1h30m}. */
  private static String timeOf(Duration duration) {
    return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }

  private static String wordOf(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
