package dev.cordon.guard;

import dev.cordon.policy.CorsRule;
import dev.cordon.policy.CorsRules;
import dev.cordon.policy.Mode;
import dev.cordon.web.HeaderList;
import dev.cordon.web.HttpToken;
import dev.cordon.web.RequestMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Layer 3: the CORS protocol (Fetch, section 3.3). It finds what the policy grants to the origin of
 * a request, answers preflights, and writes the grants on actual answers and errors alike.
 */
final class Sharing {
  /**
   * What a page may not read or send unless this layer says so; whatever the application says of it
   * is removed.
   */
  private static final List<String> RESPONSE_HEADERS =
      List.of(
          "Access-Control-Allow-Origin",
          "Access-Control-Allow-Credentials",
          "Access-Control-Allow-Methods",
          "Access-Control-Allow-Headers",
          "Access-Control-Allow-Private-Network",
          "Access-Control-Expose-Headers",
          "Access-Control-Max-Age");

  /**
   * What is read of {@code Access-Control-Request-Headers}. Browsers send a sorted list of
   * lower-case names; a longer one is refused before anything is allocated for it (D01,
   * CVE-2025-47908).
   */
  private static final HeaderList.Bounds BOUNDS = new HeaderList.Bounds(2048, 64, 16, 128);

  private static final Refusal UNREADABLE =
      new Refusal(
          Reason.PREFLIGHT_MALFORMED,
          "The preflight's Origin or Access-Control-Request-Method cannot be read.");

  private static final Refusal ORIGIN_NOT_NAMED =
      new Refusal(
          Reason.PREFLIGHT_ORIGIN, "No cors rule of this path names the Origin of this preflight.");

  private static final Refusal METHOD_NOT_NAMED =
      new Refusal(
          Reason.PREFLIGHT_METHOD,
          "The cors rule of this path does not name the method that this preflight asks for;"
              + " methods compare with case, and POST must be named.");

  private static final Refusal OVER_BOUNDS =
      new Refusal(
          Reason.PREFLIGHT_MALFORMED,
          "The preflight's Access-Control-Request-Headers cannot be read within its bounds.");

  private static final Refusal HEADER_NOT_NAMED =
      new Refusal(
          Reason.PREFLIGHT_HEADER,
          "The cors rule of this path does not name every header that this preflight asks for, in"
              + " request-headers.");

  private final Facts facts;
  private final @Nullable CorsRules rules;
  private final @Nullable CorsRule rule;
  private final boolean silent;

  private Sharing(Facts facts, @Nullable CorsRules rules, @Nullable CorsRule rule, boolean silent) {
    this.facts = facts;
    this.rules = rules;
    this.rule = rule;
    this.silent = silent;
  }

  /** What the policy says for the path and origin of the request. */
  static Sharing of(Case c) {
    CorsRules rules = c.policy.cors(c.facts.path());
    if (rules == null) {
      return new Sharing(c.facts, null, null, c.policy.mode() == Mode.REPORT);
    }
    CorsRule rule = find(rules, c.facts);
    // An origin that no rule names is refused by those that enforce.
    boolean silent = rule == null ? rules.onlyReports() : rule.mode() == Mode.REPORT;
    return new Sharing(c.facts, rules, rule, silent);
  }

  private static @Nullable CorsRule find(CorsRules rules, Facts facts) {
    if (facts.origin != null) {
      return rules.find(facts.origin);
    }
    // A constant * is sent whatever the Origin, so that a cache may keep one answer for all.
    return rules.all().size() == 1 && rules.all().get(0).anyOrigin() ? rules.all().get(0) : null;
  }

  /** The place of the rule that names the origin, or of the section where none does. */
  String place() {
    return rule == null ? "cors" : rule.place();
  }

  /**
   * Whether the layer leaves the application's own CORS headers and preflights alone: its rules
   * only report.
   */
  boolean isSilent() {
    return silent;
  }

  /**
   * Whether a rule lets a page of this origin cause what the request does. It covers mode {@code
   * cors} or an absent one: {@code no-cors} and {@code navigate} are not asked for by a page that
   * wants to share.
   *
   * @param ambient whether the request carries a credential that the browser attached by itself
   */
  boolean grants(boolean ambient) {
    return rule != null
        && facts.origin != null
        && executes(rule)
        && (rule.credentials() || !ambient);
  }

  private boolean executes(CorsRule rule) {
    RequestMode mode = facts.mode;
    return (mode == RequestMode.CORS || mode == RequestMode.ABSENT)
        && rule.allowsMethod(facts.method)
        && covers(rule, facts.override.inQuery())
        && covers(rule, facts.override.inHeaders());
  }

  /** Whether what an override asks for may execute too; one that has no effect asks for nothing. */
  private static boolean covers(CorsRule rule, List<String> overrides) {
    for (int i = 0; i < overrides.size(); i++) {
      String method = overrides.get(i);
      if (MethodOverride.isUnsafe(method) && !rule.allowsMethod(method)) {
        return false;
      }
    }
    return true;
  }

  /** Judges a preflight: null where it is granted. */
  @Nullable Refusal judgePreflight() {
    if (facts.origin == null || !HttpToken.isToken(String.valueOf(facts.requestMethod()))) {
      return UNREADABLE;
    }
    if (rule == null || !isAsked(facts.mode)) {
      return ORIGIN_NOT_NAMED;
    }
    if (!rule.allowsMethod(String.valueOf(facts.requestMethod()))) {
      return METHOD_NOT_NAMED;
    }
    if (facts.requestHeaderLines().isEmpty()) {
      return null;
    }
    List<String> names = HeaderList.parseTokens(facts.requestHeaderLines(), BOUNDS);
    if (names == null) {
      return OVER_BOUNDS;
    }
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (!rule.allowsHeader(name.toLowerCase(Locale.ROOT))) {
        return HEADER_NOT_NAMED;
      }
    }
    return null;
  }

  private static boolean isAsked(RequestMode mode) {
    return mode == RequestMode.CORS || mode == RequestMode.ABSENT;
  }

  /** Writes the answer to a preflight. */
  void writePreflight(HeaderView response, boolean granted) {
    if (granted && rule != null) {
      allowOrigin(response, rule);
      response.set("Access-Control-Allow-Methods", rule.allowMethodsValue());
      if (!facts.requestHeaderLines().isEmpty() && !rule.allowHeadersValue().isEmpty()) {
        response.set("Access-Control-Allow-Headers", rule.allowHeadersValue());
      }
      response.set("Access-Control-Max-Age", rule.maxAgeValue());
    }
    if (rules != null) {
      int origin = rules.variesByOrigin() ? VaryHeader.ORIGIN : 0;
      VaryHeader.merge(response, origin | VaryHeader.PREFLIGHT);
    }
  }

  /**
   * Writes the grants on an actual answer, and removes what the application said of them. The
   * {@code Vary} that goes with them is merged with the other layers'.
   */
  void write(HeaderView response) {
    if (silent) {
      return;
    }
    for (int i = 0; i < RESPONSE_HEADERS.size(); i++) {
      response.remove(RESPONSE_HEADERS.get(i));
    }
    if (rule != null && (rule.anyOrigin() ? rule.allowsMethod(facts.method) : executes(rule))) {
      allowOrigin(response, rule);
      if (!rule.exposeHeadersValue().isEmpty()) {
        response.set("Access-Control-Expose-Headers", rule.exposeHeadersValue());
      }
    }
  }

  /**
   * Whether answers here differ by Origin, and by Sec-Fetch-Mode with it, which a grant depends on:
   * a cache that kept them together would serve an answer without the grant to those who have it
   * (R17).
   */
  boolean variesByOrigin() {
    return rules != null && rules.variesByOrigin() && !rules.onlyReports();
  }

  /**
   * Fetch, CORS check: the origin itself, or a constant {@code *} where the rule names every
   * origin.
   */
  private void allowOrigin(HeaderView response, CorsRule rule) {
    if (rule.anyOrigin()) {
      response.set("Access-Control-Allow-Origin", "*");
    } else if (facts.origin != null) {
      response.set("Access-Control-Allow-Origin", facts.origin.toString());
      if (rule.credentials()) {
        response.set("Access-Control-Allow-Credentials", "true");
      }
    }
  }
}
