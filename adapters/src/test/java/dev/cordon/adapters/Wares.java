package dev.cordon.adapters;

import dev.cordon.guard.LiveGuard;
import dev.cordon.session.KeyRing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What rows name in braces: sessions and tokens that a guard with the same keys issued before the
 * row, each row its own.
 *
 * <table>
 *   <caption>The names</caption>
 *   <tr><th>name</th><th>stands for</th></tr>
 *   <tr><td>{@code {session}}, {@code {session:2}}</td><td>a genuine seal</td></tr>
 *   <tr><td>{@code {due}}</td><td>one that a use seals again: half its idle window is over</td></tr>
 *   <tr><td>{@code {idle}}, {@code {expired}}</td><td>one out of its idle window, past its end</td></tr>
 *   <tr><td>{@code {stranger}}</td><td>a seal of another key ring</td></tr>
 *   <tr><td>{@code {tampered}}</td><td>a genuine seal with one character changed</td></tr>
 *   <tr><td>{@code {token}}, {@code {token-cookie}}</td><td>for {@code {session}}</td></tr>
 *   <tr><td>{@code {token:2}}</td><td>for {@code {session:2}}</td></tr>
 *   <tr><td>{@code {anonymous}}, {@code {anonymous-token}}</td><td>of a client without a session</td></tr>
 *   <tr><td>{@code {a*5000}}</td><td>5000 times the text before the star</td></tr>
 *   <tr><td>{@code {\E9}}</td><td>the byte 0xE9</td></tr>
 * </table>
 */
final class Wares {
  private static final Pattern HOLE = Pattern.compile("\\{([^{}\"]+)}");
  private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

  private final String row;
  private final Rules rules;
  private final Map<String, String> made = new HashMap<>();

  Wares(String row, Rules rules) {
    this.row = row;
    this.rules = rules;
  }

  String fill(String text) {
    Matcher matcher = HOLE.matcher(text);
    return matcher.replaceAll(match -> Matcher.quoteReplacement(ware(match.group(1))));
  }

  private String ware(String name) {
    int star = name.lastIndexOf('*');
    if (star > 0) {
      return name.substring(0, star).repeat(Integer.parseInt(name.substring(star + 1)));
    }
    if (name.startsWith("\\")) {
      return String.valueOf((char) Integer.parseInt(name.substring(1), 16));
    }
    if (!made.containsKey(name)) {
      made.put(name, make(name));
    }
    return made.get(name);
  }

  private String make(String name) {
    int colon = name.indexOf(':');
    String which = colon < 0 ? "" : name.substring(colon);
    return switch (colon < 0 ? name : name.substring(0, colon)) {
      case "session" -> session(Duration.ZERO, Rules.keys(), which);
      case "due" -> session(Duration.ofMinutes(30), Rules.keys(), which);
      case "idle" -> session(Duration.ofHours(3), Rules.keys(), which);
      case "expired" -> session(Duration.ofDays(2), Rules.keys(), which);
      case "stranger" ->
          session(
              Duration.ZERO,
              KeyRing.ofSecret("q1Wv0cYb7nKx2uZ8pTg4RjHsLd9EoFi6MwAyBtCkNrU="),
              which);
      case "tampered" -> tampered(session(Duration.ZERO, Rules.keys(), which));
      case "token" -> token(which).token();
      case "token-cookie" -> token(which).cookie();
      case "anonymous" -> anonymous().session();
      case "anonymous-token" -> anonymous().token();
      case "anonymous-token-cookie" -> anonymous().cookie();
      default -> throw new IllegalStateException(row + ": what is {" + name + "}?");
    };
  }

  private static String tampered(String seal) {
    char last = seal.charAt(30);
    return seal.substring(0, 30) + (last == 'A' ? 'B' : 'A') + seal.substring(31);
  }

  private String session(Duration age, KeyRing keys, String which) {
    InstantSource clock = InstantSource.fixed(Rules.CLOCK.instant().minus(age));
    Answer answer = answer(clock, keys, which, "GET", "/mint/login", List.of());
    return cookie(answer, "APPSESSION");
  }

  private record Token(String token, String cookie, String session) {}

  private Token token(String which) {
    return token(which, List.of(new Line("Cookie", "APPSESSION=" + ware("session" + which))));
  }

  private Token anonymous() {
    return token(":anonymous", List.of());
  }

  private Token token(String which, List<Line> lines) {
    Answer answer =
        answer(Rules.CLOCK, Rules.keys(), which, "GET", "/.well-known/cordon/csrf", lines);
    Matcher matcher = TOKEN.matcher(answer.text());
    if (!matcher.find()) {
      throw new IllegalStateException(row + ": no token in " + answer);
    }
    String session = lines.isEmpty() ? cookie(answer, "__Host-cordon-pre") : "";
    String cookie = cookieOr(answer, "__Host-cordon-csrf", "none");
    return new Token(matcher.group(1), cookie, session);
  }

  private Answer answer(
      InstantSource clock,
      KeyRing keys,
      String which,
      String method,
      String target,
      List<Line> lines) {
    Seeded random = new Seeded();
    random.restart("ware " + row + which + target);
    LiveGuard guard =
        LiveGuard.builder(rules.policy()).keys(keys).clock(clock).random(random).build();
    List<Line> all = new ArrayList<>();
    all.add(new Line("Host", "bank.example"));
    all.add(new Line("X-Forwarded-Proto", "https"));
    all.addAll(lines);
    return new Reference(guard)
        .answer(new Request(method, target, "HTTP/1.1", all, new byte[0]))
        .answer();
  }

  private static String cookie(Answer answer, String name) {
    String value = cookieOr(answer, name, "");
    if (value.isEmpty()) {
      throw new IllegalStateException("no " + name + " in " + answer);
    }
    return value;
  }

  static String cookieOr(Answer answer, String name, String otherwise) {
    for (String line : answer.header("set-cookie")) {
      if (line.startsWith(name + "=")) {
        int end = line.indexOf(';');
        return line.substring(name.length() + 1, end < 0 ? line.length() : end);
      }
    }
    return otherwise;
  }
}
