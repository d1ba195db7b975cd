package dev.cordon.policy;

import dev.cordon.web.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules that share the most specific path pattern of a request; their origins are disjoint. */
public final class CorsRules {

  private final List<CorsRule> rules;
  private final boolean variesByOrigin;
  private final boolean onlyReports;

  CorsRules(List<CorsRule> rules) {
    this.rules = List.copyOf(rules);
    // With "*" alone every origin, and none, gets the same answer.
    this.variesByOrigin = !(rules.size() == 1 && rules.get(0).anyOrigin());
    this.onlyReports = rules.stream().noneMatch(rule -> rule.mode() == Mode.ENFORCE);
  }

  /** The rule that names the origin, or null. The opaque origin is named by {@code "*"} alone. */
  public @Nullable CorsRule find(Origin origin) {
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).names(origin)) {
        return rules.get(i);
      }
    }
    return null;
  }

  /**
   * Whether answers here could differ by the request's Origin, and so need {@code Vary: Origin}.
   */
  public boolean variesByOrigin() {
    return variesByOrigin;
  }

  /** Whether none of them acts. */
  public boolean onlyReports() {
    return onlyReports;
  }

  /** All of them, in the order of the policy. */
  public List<CorsRule> all() {
    return rules;
  }
}
