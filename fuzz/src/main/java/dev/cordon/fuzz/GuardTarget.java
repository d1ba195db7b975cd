package dev.cordon.fuzz;

import dev.cordon.guard.Decision;
import dev.cordon.guard.Guard;
import dev.cordon.guard.Layer;
import dev.cordon.guard.Reason;
import dev.cordon.guard.Verdict;
import dev.cordon.policy.CorsRules;
import dev.cordon.session.SealTooLargeException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A whole request, judged: what holds of every decision. {@link GuardInput} tells the format. */
public final class GuardTarget {
  private static final Set<String> OWN_WORDS =
      Set.of(
          "access-control-allow-origin",
          "access-control-allow-credentials",
          "access-control-allow-methods",
          "access-control-allow-headers",
          "access-control-expose-headers",
          "access-control-max-age");

  private GuardTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    GuardInput given = GuardInput.read(input);
    report(given);
    Guard guard = GuardPolicies.ENFORCING.get(given.policy() % GuardPolicies.ENFORCING.size());
    Decision decision = given.request().judgedBy(guard);
    agree(given, guard, decision);
    new PassClaims(given, decision).check();
    Headers answer = new Headers(decision.passes() ? given.answer() : List.of());
    try {
      decision.editResponse(answer);
    } catch (SealTooLargeException tooLarge) {
      return;
    }
    for (Map.Entry<String, String> line : answer.lines) {
      String text = line.getKey() + line.getValue();
      boolean broken = text.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0);
      Claim.holds(!broken, "a line break in an answer", line, given.request());
    }
    List<Map.Entry<String, String>> once = List.copyOf(answer.lines);
    decision.editResponse(answer);
    Claim.equal(Set.copyOf(answer.lines), Set.copyOf(once), "edited twice", given.request());
    Claim.equal(answer.lines.size(), once.size(), "lines edited twice", given.request());
    sharing(given, guard, decision, answer);
    refusal(given, decision, answer);
  }

  /** Judging again and explaining come to the same. */
  private static void agree(GuardInput given, Guard guard, Decision decision) {
    Decision again = given.request().judgedBy(guard);
    Decision explained = given.request().explainedBy(guard);
    for (Decision other : List.of(again, explained)) {
      Claim.equal(other.toString(), decision.toString(), "judged twice", given.request());
      Claim.equal(other.rule(), decision.rule(), "the rule", given.request());
      Claim.equal(other.sentence(), decision.sentence(), "the sentence", given.request());
      Claim.equal(other.isSafe(), decision.isSafe(), "safety", given.request());
      Claim.equal(other.evidence(), decision.evidence(), "the evidence", given.request());
      Claim.equal(
          withoutCookies(other, given), withoutCookies(decision, given), "the answer", given);
    }
    Claim.holds(!explained.steps().isEmpty(), "an explanation has steps", given.request());
  }

  private static List<Map.Entry<String, String>> withoutCookies(Decision decision, GuardInput in) {
    Headers answer = new Headers(decision.passes() ? in.answer() : List.of());
    try {
      decision.editResponse(answer);
    } catch (SealTooLargeException tooLarge) {
      return List.of();
    }
    answer.remove("Set-Cookie"); // masked anew each time
    return answer.lines;
  }

  /** What an origin may read is what the policy lists for it, and caches are told. */
  private static void sharing(GuardInput given, Guard guard, Decision decision, Headers answer) {
    for (String word : OWN_WORDS) {
      Claim.holds(answer.get(word).size() <= 1, "a grant said twice", word, given.request());
    }
    String path = decision.evidence().path();
    boolean early =
        decision.reason().layer() == Layer.TARGET || decision.reason().layer() == Layer.HOST;
    List<String> allowed = answer.get("Access-Control-Allow-Origin");
    boolean credentials = !answer.get("Access-Control-Allow-Credentials").isEmpty();
    if (allowed.isEmpty()) {
      Claim.holds(!credentials, "credentials without an origin", given.request());
    } else {
      Claim.holds(!early, "a grant on a refusal of the first layers", given.request());
      grant(given, path, allowed.get(0), credentials);
    }
    if (early || path == null) {
      return;
    }
    CorsRules rules = guard.policy().cors(path);
    boolean varies =
        answer.get("Vary").stream().anyMatch(v -> v.toLowerCase(Locale.ROOT).contains("origin"));
    boolean star = answer.get("Vary").contains("*");
    if (rules != null && rules.variesByOrigin()) {
      Claim.holds(varies || star, "an answer that varies by Origin unsaid", given.request());
    }
  }

  private static void grant(
      GuardInput given, @Nullable String path, String allowed, boolean credentials) {
    List<String> origins = given.request().values("Origin");
    boolean open = path != null && (path + "/").startsWith("/public/");
    if (allowed.equals("*")) {
      Claim.holds(open && !credentials, "a star beyond the rule that says so", given.request());
      return;
    }
    Claim.equal(origins.size(), 1, "a grant to one of several origins", given.request());
    Claim.equal(allowed, Input.trim(origins.get(0)), "a grant to whoever asked", given.request());
    Claim.holds(!allowed.equals("null"), "a grant to null", given.request());
    Claim.holds(
        NaiveOrigins.anyMatches(GuardPolicies.NAMED, allowed),
        "a grant to an origin that no rule names",
        given.request());
    Claim.holds(
        !credentials || !allowed.equals("https://reader.example"),
        "credentials for an origin whose rule has none",
        given.request());
  }

  private static void refusal(GuardInput given, Decision decision, Headers answer) {
    if (!(decision.verdict() instanceof Verdict.Refuse refuse)) {
      return;
    }
    Claim.holds(refuse.status() >= 400 && refuse.status() < 500, "a refusal's status", decision);
    Claim.holds(
        answer.get("Cache-Control").stream().anyMatch(value -> value.contains("no-store")),
        "a refusal that may be kept",
        given.request());
    String body = decision.body() == null ? "" : decision.body().text();
    for (String name : List.of("partner.example", "reader.example", "app.example")) {
      Claim.holds(!body.contains(name), "a refusal that tells the allow-list", body);
    }
  }

  /** Report mode refuses nothing but what the first layer does, and adds nothing. */
  private static void report(GuardInput given) {
    Decision decision = given.request().judgedBy(GuardPolicies.REPORTING);
    if (decision.reason().layer() == Layer.TARGET) {
      return;
    }
    Claim.holds(decision.passes(), "refused in report mode", given.request(), decision);
    Headers answer = new Headers(given.answer());
    decision.editResponse(answer);
    Claim.equal(answer.lines, given.answer(), "an answer in report mode", given.request());
    Claim.holds(decision.reason() != Reason.AMBIGUOUS_TARGET, "an unread target", decision);
  }
}
