package dev.cordon.fuzz;

import dev.cordon.guard.Decision;
import dev.cordon.guard.Guard;
import dev.cordon.guard.Reason;
import dev.cordon.policy.Policy;
import dev.cordon.policy.TargetQuirk;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The path that a guard judges a request target by, beside a plain reading of the same target. */
public final class PathTarget {
  private static final String APP = "https://app.example";
  private static final Policy STRICT = policy();
  private static final Guard GUARD = Guard.of(STRICT);
  private static final Guard LENIENT = Guard.of(policy(TargetQuirk.values()));
  private static final Guard SLASHES = Guard.of(policy(TargetQuirk.ENCODED_SLASH));

  private PathTarget() {}

  private static Policy policy(TargetQuirk... quirks) {
    return Policy.builder()
        .origins("https://bank.example")
        .allow(quirks)
        .cors(rule -> rule.paths("/a").origins(APP))
        .cors(rule -> rule.paths("/api/**").origins(APP))
        .cors(rule -> rule.paths("/b/*").origins(APP))
        .cors(rule -> rule.paths("/~c/*/d").origins(APP))
        .build();
  }

  public static void fuzzerTestOneInput(byte[] input) {
    String target = new String(input, StandardCharsets.ISO_8859_1);
    Decision decision = judge(GUARD, target);
    String path = decision.evidence().path();
    boolean refused = decision.reason() == Reason.AMBIGUOUS_TARGET;
    if (target.startsWith("/")) {
      Claim.equal(refused ? null : path, naive(target), "the canonical path", target);
    }
    if (!refused && path != null) {
      clean(path, target);
      Claim.holds(noneEncoded(path, "%2f", "%5c", "%25", "%00"), "an encoded delimiter", path);
      Claim.equal(judge(GUARD, path).evidence().path(), path, "a canonical path's own", target);
      ruled(decision, path, target);
    }
    lenient(target);
    slashes(target);
  }

  private static Decision judge(Guard guard, String target) {
    return new GivenRequest("GET", target)
        .header("Host", "bank.example")
        .header("Origin", APP)
        .judgedBy(guard);
  }

  /** With every quirk allowed there is still no way round a rule by dots or empty segments. */
  private static void lenient(String target) {
    Decision decision = judge(LENIENT, target);
    String path = decision.evidence().path();
    if (decision.reason() != Reason.AMBIGUOUS_TARGET && path != null && !path.equals("*")) {
      clean(path, target);
      Claim.equal(judge(LENIENT, path).evidence().path(), path, "a lenient path's own", target);
    }
  }

  /** An encoded slash that is allowed separates nothing. */
  private static void slashes(String target) {
    Decision decision = judge(SLASHES, target);
    String path = decision.evidence().path();
    if (decision.reason() == Reason.AMBIGUOUS_TARGET || path == null || !target.startsWith("/")) {
      return;
    }
    String raw = Input.before(target, "?");
    Claim.equal(count(path, '/'), count(raw, '/'), "the segments of a path", target);
    ruled(decision, path, target);
  }

  private static void clean(String path, String target) {
    Claim.holds(path.startsWith("/") || path.equals("*"), "a path begins with a slash", target);
    String[] segments = path.split("/", -1);
    for (int i = 1; i < segments.length; i++) {
      String segment = segments[i].replace("%2e", ".").replace("%2E", ".");
      Claim.holds(!segment.equals("..") && !segment.equals("."), "a dot segment", target, path);
      Claim.holds(!segment.isEmpty() || i == segments.length - 1, "an empty segment", target, path);
    }
    Claim.holds(path.indexOf('?') < 0 && path.indexOf('#') < 0, "a delimiter", target, path);
  }

  private static boolean noneEncoded(String path, String... octets) {
    String lower = path.toLowerCase(Locale.ROOT);
    return List.of(octets).stream().noneMatch(lower::contains);
  }

  /** The grant on the answer is that of the rule whose pattern meets the path, by a plain look. */
  private static void ruled(Decision decision, String path, String target) {
    Headers answer = new Headers();
    decision.editResponse(answer);
    boolean granted = !answer.get("Access-Control-Allow-Origin").isEmpty();
    List<String> segments = List.of(path.substring(1).split("/", -1));
    boolean met =
        path.equals("/a")
            || segments.get(0).equals("api")
            || (segments.size() == 2 && segments.get(0).equals("b") && !segments.get(1).isEmpty())
            || (segments.size() == 3
                && segments.get(0).equals("~c")
                && !segments.get(1).isEmpty()
                && segments.get(2).equals("d"));
    Claim.equal(granted, met, "the rule that a path meets", target, path);
  }

  private static @Nullable String naive(String target) {
    boolean plain = target.chars().allMatch(c -> c > 0x20 && c < 0x7f);
    if (!plain || target.indexOf('#') >= 0 || target.length() > 16 * 1024) {
      return null;
    }
    String raw = Input.before(target, "?");
    if (raw.indexOf('\\') >= 0 || raw.indexOf(';') >= 0) {
      return null;
    }
    List<String> segments = new ArrayList<>();
    for (String segment : raw.substring(1).split("/", -1)) {
      String read = segment(segment);
      if (read == null || read.equals(".") || read.equals("..")) {
        return null;
      }
      segments.add(read);
    }
    int empty = segments.indexOf("");
    return empty >= 0 && empty < segments.size() - 1 ? null : "/" + String.join("/", segments);
  }

  private static @Nullable String segment(String raw) {
    StringBuilder read = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        String digits = raw.substring(i + 1, Math.min(i + 3, raw.length()));
        if (!digits.matches("[0-9A-Fa-f]{2}")) {
          return null;
        }
        c = (char) Integer.parseInt(digits, 16);
        if ("/\\%;".indexOf(c) >= 0 || c < 0x20 || c == 0x7f) {
          return null;
        }
        i += 2;
      }
      if (String.valueOf(c).matches("[A-Za-z0-9._~!$&'()+,=:@-]")) {
        read.append(c);
      } else {
        read.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return read.toString();
  }

  private static int count(String text, char c) {
    return (int) text.chars().filter(each -> each == c).count();
  }
}
