package dev.cordon.proof;

import dev.cordon.policy.AmbientCredential;
import dev.cordon.policy.InvalidPolicyException;
import dev.cordon.policy.OriginPattern;
import dev.cordon.policy.PathPattern;
import dev.cordon.policy.Policy;
import dev.cordon.policy.PolicyBuilder;
import dev.cordon.policy.TokenPattern;
import dev.cordon.policy.TokenUse;
import dev.cordon.web.Origin;
import dev.cordon.web.SameSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random policies, and random origins and paths that have to do with them. */
final class Chance {
  private static final List<String> HOSTS =
      List.of("app.example", "a.app.example", "bank.example", "pay.bank.example", "id.example");

  private static final List<String> PATTERNS =
      List.of("/**", "/a/**", "/a/*", "/a/b", "/*/b", "/a/*/c", "/b", "/c/**", "/a/b/**");

  private static final List<String> SEGMENTS =
      List.of("a", "b", "c", "A", "ab", "x", "b.", "login");
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "PURGE");

  private final Random random;

  Chance(long seed) {
    this.random = new Random(seed);
  }

  int upTo(int bound) {
    return random.nextInt(bound);
  }

  <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private boolean one(int in) {
    return random.nextInt(in) == 0;
  }

  private List<String> some(List<String> values) {
    var some = new ArrayList<String>();
    some.add(pick(values));
    while (one(2)) {
      var more = pick(values);
      if (!some.contains(more)) {
        some.add(more);
      }
    }
    return some;
  }

  /** Drafts that contradict themselves are thrown away. */
  Policy policy() {
    while (true) {
      try {
        return draft().build();
      } catch (InvalidPolicyException invalid) {
        if (invalid.faults().isEmpty()) {
          throw new AssertionError("refused without a fault", invalid);
        }
      }
    }
  }

  private PolicyBuilder draft() {
    var scheme = one(4) ? "http" : "https";
    var policy = Policy.builder();
    if (one(4)) {
      policy.origins(scheme + "://bank.example", scheme + "://my.bank.example:8443");
      if (one(2)) {
        policy.mutual();
      }
    } else {
      policy.origins(scheme + "://bank.example" + (one(4) ? ":8080" : ""));
    }
    if (one(5)) {
      policy.ambient(AmbientCredential.COOKIES, pick(List.of(AmbientCredential.values())));
    }
    for (int i = upTo(4); i > 0; i--) {
      cors(policy);
    }
    csrf(policy);
    for (int i = upTo(3); i > 0; i--) {
      var cookie = List.of("sid", "__Host-sid", "other").get(i);
      policy.session(
          session -> {
            session.cookie(cookie).sameSite(pick(List.of(SameSite.values())));
            if (one(2)) {
              session.seal();
            }
          });
    }
    for (int i = upTo(3); i > 0; i--) {
      policy.isolation(
          rule ->
              rule.paths(pick(PATTERNS))
                  .embed(one(4) ? "any" : one(3) ? "same-site" : one(2) ? "own" : origin()));
    }
    if (one(3)) {
      policy.websocketOrigins(some(List.of(origin(), origin())));
    }
    return policy;
  }

  private void cors(PolicyBuilder policy) {
    policy.cors(
        rule -> {
          rule.paths(some(PATTERNS));
          if (one(5)) {
            rule.origins("*");
          } else {
            rule.origins(some(List.of(origin(), origin(), origin())));
            if (one(2)) {
              rule.credentials();
            }
          }
          if (one(2)) {
            rule.methods(some(METHODS));
          }
          if (one(3)) {
            rule.requestHeaders(some(List.of("X-CSRF-Token", "X-A", "Authorization")));
          }
          if (one(3)) {
            rule.responseHeaders("ETag");
          }
        });
  }

  private void csrf(PolicyBuilder policy) {
    policy.csrf(
        csrf -> {
          csrf.tokens(one(4) ? pick(List.of(TokenUse.values())) : TokenUse.WHEN_UNPROVEN);
          if (one(3)) {
            csrf.pattern(pick(List.of(TokenPattern.values())));
          }
          if (one(3)) {
            csrf.login(pick(PATTERNS));
          }
          if (one(4)) {
            csrf.unsafe(pick(PATTERNS));
          }
          if (one(4)) {
            csrf.required(pick(PATTERNS));
          }
          if (one(3)) {
            csrf.exempt("/c/hook", "authenticated by a signature");
          }
          if (one(3)) {
            csrf.receive(rule -> rule.path("/c/back").origins(origin()));
          }
          if (one(5)) {
            csrf.honourOverrides();
          }
        });
  }

  /** An origin pattern as a policy writes it. */
  private String origin() {
    return (one(5) ? "http" : "https")
        + "://"
        + (one(3) ? "*." : "")
        + pick(HOSTS)
        + (one(4) ? ":*" : one(5) ? ":8443" : "");
  }

  /** Who attacks: one of the proof's own strangers, a relative of a pattern, or anybody. */
  Stranger stranger(Policy policy, List<Stranger> known) {
    if (one(6)) {
      return pick(known);
    }
    while (true) {
      var origin = Origin.parseOrNull(one(4) ? anybody() : relative(policy));
      if (origin != null && !(policy.origins().size() == 1 && policy.origins().contains(origin))) {
        return new Stranger(origin.toString(), Stranger.Kind.PAGE, origin, "drawn");
      }
    }
  }

  private String anybody() {
    var host =
        pick(List.of("evil.example", "127.0.0.1", "[::1]", "localhost", "example", "a.b.c.d"));
    return pick(List.of("http", "https")) + "://" + host + (one(2) ? "" : ":" + (1 + upTo(65535)));
  }

  /** The name of a pattern, bent. */
  private String relative(Policy policy) {
    var patterns = new ArrayList<OriginPattern>();
    policy.corsRules().forEach(rule -> patterns.addAll(rule.origins().patterns()));
    policy.csrf().receives().forEach(rule -> patterns.addAll(rule.origins().patterns()));
    patterns.addAll(policy.websocketOrigins().patterns());
    policy.origins().forEach(own -> patterns.add(new OriginPattern(own, false, false)));
    var base = pick(patterns).base();
    var host = base.host().toString();
    var bent =
        switch (upTo(12)) {
          case 0 -> "x." + host;
          case 1 -> "x.y.z." + host;
          case 2 -> "x" + host;
          case 3 -> host + "x";
          case 4 -> host.substring(host.indexOf('.') + 1);
          case 5 -> host.substring(1);
          case 6 -> host.replace('.', '-') + ".example";
          case 7 -> host + ".";
          case 8 -> host.substring(0, host.length() - 1);
          case 9 -> "x." + host.substring(host.indexOf('.') + 1);
          default -> host;
        };
    var scheme = one(4) ? pick(List.of("http", "https")) : base.scheme();
    var port = one(3) ? ":" + pick(List.of(80, 443, 8080, 8443, 1 + upTo(65535))) : "";
    var kept =
        base.toString().matches(".*:\\d+") ? base.toString().replaceAll(".*(:\\d+)", "$1") : "";
    return scheme + "://" + bent + (port.isEmpty() ? kept : port);
  }

  /** Somewhere: a path of a pattern, or any. */
  Route route() {
    var path = new StringBuilder();
    if (one(2)) {
      for (var segment : pick(PATTERNS).substring(1).split("/", -1)) {
        path.append('/').append(segment.startsWith("*") ? pick(SEGMENTS) : segment);
      }
    } else if (one(3)) {
      path.append(pick(List.of("/c/hook", "/c/back", "/c/hookx", "/c/back/x", Routes.TOKEN, "/")));
    } else {
      for (int i = 1 + upTo(4); i > 0; i--) {
        path.append('/').append(pick(SEGMENTS));
      }
    }
    var text = PathPattern.parse(path.toString()).toString();
    return new Route(text, List.of());
  }
}
