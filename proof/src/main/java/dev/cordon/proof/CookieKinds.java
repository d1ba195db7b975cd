package dev.cordon.proof;

import dev.cordon.proof.server.Login;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The session cookies of all users of a server, by what a browser can tell them apart by: their
 * attributes, the prefix of their name, and their age. One jar that holds one of each kind shows
 * for every user at once which cookies ride along, since no browser lets one cookie depend on
 * another.
 */
final class CookieKinds {
  private static final String NAME = "kind-";
  private static final int MOST = 62;

  private record Kind(String prefix, String attributes, Duration age) {
    String line(int number) {
      return prefix + NAME + number + "=1" + attributes;
    }
  }

  private final Map<Kind, Integer> kinds = new LinkedHashMap<>();
  private final IdentityHashMap<Login, List<Owned>> owned = new IdentityHashMap<>();

  /** A user's cookie: its pair, and the number of its kind. */
  private record Owned(String pair, int kind) {}

  CookieKinds(List<Login> logins) {
    for (var login : logins) {
      var cookies = new ArrayList<Owned>();
      for (var line : login.setCookies()) {
        var end = line.indexOf(';');
        var pair = end < 0 ? line : line.substring(0, end);
        var kind = new Kind(prefix(pair), end < 0 ? "" : line.substring(end), login.age());
        var number = kinds.computeIfAbsent(kind, k -> kinds.size());
        cookies.add(new Owned(pair, number));
      }
      owned.put(login, cookies);
    }
    if (kinds.size() > MOST) {
      throw new IllegalArgumentException(
          kinds.size() + " kinds of session cookies; at most " + MOST + " can be told apart");
    }
  }

  /** Whether some user has given a password instead. */
  boolean basic() {
    return owned.keySet().stream().anyMatch(Login::basic);
  }

  private static String prefix(String pair) {
    for (var prefix : List.of("__Host-", "__Secure-")) {
      if (pair.regionMatches(true, 0, prefix, 0, prefix.length())) {
        return pair.substring(0, prefix.length());
      }
    }
    return "";
  }

  /** The ages that cookies have, the oldest first. */
  List<Duration> ages() {
    return kinds.keySet().stream()
        .map(Kind::age)
        .distinct()
        .sorted((a, b) -> b.compareTo(a))
        .toList();
  }

  /** {@code Set-Cookie} lines of one cookie of each kind of this age. */
  List<String> lines(Duration age) {
    var lines = new ArrayList<String>();
    kinds.forEach(
        (kind, number) -> {
          if (kind.age().equals(age)) {
            lines.add(kind.line(number));
          }
        });
    return lines;
  }

  /** Which kinds a Cookie header holds, as bits. */
  static long riding(String header) {
    long riding = 0;
    for (var pair : header.split("; ", -1)) {
      var at = pair.indexOf(NAME);
      if (at >= 0) {
        riding |= 1L << Integer.parseInt(pair.substring(at + NAME.length(), pair.indexOf('=')));
      }
    }
    return riding;
  }

  /** Which of these kinds are among the user's. */
  long riding(Login login, long riding) {
    long own = 0;
    for (var cookie : owned.getOrDefault(login, List.of())) {
      own |= 1L << cookie.kind();
    }
    return own & riding;
  }

  /** Which kinds of the user's own cookies a Cookie header holds. */
  long ridingOf(Login login, String header) {
    long riding = 0;
    var pairs = List.of(header.split("; ", -1));
    for (var cookie : owned.getOrDefault(login, List.of())) {
      if (pairs.contains(cookie.pair())) {
        riding |= 1L << cookie.kind();
      }
    }
    return riding;
  }

  /** What a Cookie header holds besides the user's own. */
  String others(Login login, String header) {
    var others = new StringJoiner("; ");
    for (var pair : header.split("; ", -1)) {
      if (owned.getOrDefault(login, List.of()).stream().noneMatch(own -> own.pair().equals(pair))) {
        others.add(pair);
      }
    }
    return others.toString();
  }

  /** The Cookie header of this user, whose cookies of these kinds ride along; empty for none. */
  String header(Login login, long riding) {
    var header = new StringJoiner("; ");
    for (var cookie : owned.getOrDefault(login, List.of())) {
      if ((riding & 1L << cookie.kind()) != 0) {
        header.add(cookie.pair());
      }
    }
    return header.toString();
  }
}
