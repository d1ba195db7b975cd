package dev.cordon.fuzz;

import dev.cordon.guard.Decision;
import dev.cordon.guard.Guard;
import dev.cordon.guard.Reason;
import dev.cordon.policy.Policy;
import dev.cordon.web.CookieHeader;
import dev.cordon.web.CookiePair;
import dev.cordon.web.HeaderList;
import dev.cordon.web.HttpToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Header lists: each line is one header line, read as a list of tokens and as cookies. */
public final class ListTarget {
  private static final HeaderList.Bounds BOUNDS = new HeaderList.Bounds(512, 16, 8, 64);
  private static final String APP = "https://app.example";
  private static final Policy POLICY =
      Policy.builder()
          .origins("https://bank.example")
          .cors(
              rule ->
                  rule.paths("/**")
                      .origins(APP)
                      .methods("GET", "PUT")
                      .requestHeaders("Content-Type", "X-One", "X-Two"))
          .build();
  private static final Guard GUARD = Guard.of(POLICY);

  private ListTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    List<String> lines = Input.latin1Lines(input);
    List<String> tokens = HeaderList.parseTokens(lines, BOUNDS);
    Claim.equal(tokens, naiveTokens(lines, BOUNDS), "a list of tokens", lines);
    cookies(lines);
    preflight(lines);
  }

  private static @Nullable List<String> naiveTokens(List<String> lines, HeaderList.Bounds bounds) {
    List<String> tokens = new ArrayList<>();
    int empty = 0;
    int chars = 0;
    for (String line : lines) {
      chars += line.length();
      for (String part : line.split(",", -1)) {
        String token = Input.trim(part);
        if (token.isEmpty()) {
          empty++;
        } else if (!HttpToken.isToken(token) || token.length() > bounds.itemChars()) {
          return null;
        } else {
          tokens.add(token);
        }
      }
    }
    boolean within =
        chars <= bounds.totalChars()
            && empty <= bounds.emptyItems()
            && tokens.size() <= bounds.items();
    return within ? tokens : null;
  }

  private static void cookies(List<String> lines) {
    List<CookiePair> cookies;
    try {
      cookies = CookieHeader.parse(lines);
    } catch (IllegalArgumentException tooLong) {
      int chars = lines.stream().mapToInt(String::length).sum();
      Claim.holds(chars > CookieHeader.MAX_CHARS, "a Cookie header within bounds", chars);
      return;
    }
    List<String> naive = new ArrayList<>();
    for (String line : lines) {
      for (String part : line.split(";", -1)) {
        if (!Input.trim(part).isEmpty()) {
          naive.add(Input.trim(part));
        }
      }
    }
    Claim.equal(cookies.stream().map(CookiePair::text).toList(), naive, "cookies", lines);
    for (CookiePair cookie : cookies) {
      boolean named = cookie.text().indexOf('=') >= 0;
      Claim.equal(
          cookie.name(),
          named ? Input.trim(Input.before(cookie.text(), "=")) : "",
          "a cookie's name",
          cookie.text());
      Claim.equal(
          cookie.value(),
          Input.trim(named ? Input.after(cookie.text(), "=") : cookie.text()),
          "a cookie's value",
          cookie.text());
    }
    String written = CookieHeader.format(cookies);
    if (written.length() <= CookieHeader.MAX_CHARS) {
      Claim.equal(CookieHeader.parse(List.of(written)), cookies, "cookies written again", lines);
    }
  }

  private static void preflight(List<String> lines) {
    GivenRequest request = new GivenRequest("OPTIONS", "/x").header("Host", "bank.example");
    request.header("Origin", APP).header("Access-Control-Request-Method", "PUT");
    lines.forEach(line -> request.header("Access-Control-Request-Headers", line));
    Decision decision = request.judgedBy(GUARD);
    Claim.equal(decision.passes(), false, "a preflight is never forwarded", lines);
    List<String> names =
        naiveTokens(lines, new HeaderList.Bounds(1 << 20, 1 << 20, 1 << 20, 1 << 20));
    boolean allowed =
        names != null
            && names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .allMatch(POLICY.corsRules().get(0)::allowsHeader);
    boolean granted = decision.reason() == Reason.PREFLIGHT_GRANTED;
    Claim.holds(!granted || allowed, "a preflight granted though a header is not", lines);
    if (names != null && names.size() < 4 && String.join("", lines).length() < 40 && allowed) {
      // So few that none of the bounds on elements, empty ones included, can be passed.
      boolean plain = String.join(",", lines).chars().filter(c -> c == ',').count() < 16;
      Claim.holds(granted || !plain || !sorted(names), "a plain preflight refused", lines);
    }
    Headers answer = new Headers();
    decision.editResponse(answer);
    Claim.equal(
        !answer.get("Access-Control-Allow-Origin").isEmpty(), granted, "what was answered", lines);
  }

  private static boolean sorted(List<String> names) {
    return names.stream().sorted().distinct().toList().equals(names)
        && names.stream().allMatch(name -> name.equals(name.toLowerCase(Locale.ROOT)));
  }
}
