package dev.cordon.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Profiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Invariants over generated servers and requests. The seed is part of a failure's message; {@code
 * -Dcordon.seed=N} runs that one again.
 */
@DisplayName("Whatever servers answer")
final class FetchPropertiesTest {
  private static final int BROWSERS = 500;
  private static final int FETCHES = 40;

  private static final String[] URLS = {
    "https://b.test/x",
    "https://b.test/x",
    "https://b.test/x",
    "https://a.test/x",
    "https://w.a.test/x"
  };
  private static final String[] ORIGINS = {
    "https://a.test",
    "https://a.test",
    "https://a.test",
    "*",
    "*",
    "null",
    "https://a.test/",
    "HTTPS://a.test",
    "https://b.test",
    "https://a.test, *",
    ""
  };
  private static final String[] METHODS = {"GET", "POST", "HEAD", "PUT", "DELETE", "patch", "*"};
  private static final String[] NAMES = {
    "X-A", "x-b", "Authorization", "Content-Type", "Accept", "Range", "*"
  };
  private static final String[] LISTS = {
    "*",
    "PUT, *",
    "put",
    "PUT, DELETE",
    "patch",
    "x-a",
    "X-A, x-b",
    "authorization, *",
    "x-a, *",
    "content-type,range",
    "a b",
    "",
    "PUT,DELETE,patch",
    "x-a,x-b,authorization,content-type,range"
  };
  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "POST");

  /** One fetch as its maker knows it. */
  private record Made(boolean include, long millis, Fetched fetched) {}

  private static long seed() {
    return Long.getLong("cordon.seed", System.nanoTime());
  }

  private static Response answer(Random random, Request request) {
    var headers = Headers.builder();
    if (random.nextInt(8) > 0) {
      headers.add(
          "Access-Control-Allow-Origin",
          random.nextInt(3) > 0 ? "https://a.test" : pick(random, ORIGINS));
    }
    if (random.nextInt(6) > 0) {
      headers.add(
          "Access-Control-Allow-Credentials",
          random.nextInt(6) > 0 ? "true" : pick(random, "True", "false", ""));
    }
    if (request.headers().has("Access-Control-Request-Method")) {
      headers.add("Access-Control-Allow-Methods", pick(random, LISTS));
      headers.add("Access-Control-Allow-Headers", pick(random, LISTS));
      if (random.nextInt(4) > 0) {
        headers.add("Access-Control-Max-Age", pick(random, "0", "3", "60", "x", "-1"));
      }
      return new Response(
          random.nextInt(10) > 0 ? 204 : pickStatus(random), headers.build(), Body.EMPTY);
    }
    if (random.nextInt(4) == 0) {
      headers.add("Location", pick(random, URLS));
      return new Response(pickStatus(random), headers.build(), Body.EMPTY);
    }
    return new Response(200, headers.build(), Body.of("secret"));
  }

  private static int pickStatus(Random random) {
    return new int[] {301, 302, 303, 307, 308, 401, 404}[random.nextInt(7)];
  }

  private static String pick(Random random, String... values) {
    return values[random.nextInt(values.length)];
  }

  private static FetchRequest request(Random random) {
    var headers = new ArrayList<String>();
    for (var i = random.nextInt(3); i > 0; i--) {
      var name = pick(random, NAMES);
      headers.add(name);
      headers.add(
          switch (name) {
            case "Content-Type" -> pick(random, "text/plain", "application/json");
            case "Range" -> pick(random, "bytes=0-", "bytes=-5");
            default -> "1";
          });
    }
    var request =
        Lab.cors(pick(random, METHODS), pick(random, URLS), headers.toArray(String[]::new));
    request.credentials = random.nextBoolean() ? Credentials.INCLUDE : Credentials.SAME_ORIGIN;
    return request;
  }

  /** A browser's life: fetches, and time between them. */
  private static List<Made> live(Profile profile, long seed) {
    var random = new Random(seed);
    var lab = new Lab(profile);
    for (var url : URLS) {
      lab.answer("*", url, request -> answer(random, request));
    }
    var life = new ArrayList<Made>();
    var millis = 0L;
    for (var i = 0; i < FETCHES; i++) {
      var request = request(random);
      var include = request.credentials == Credentials.INCLUDE;
      life.add(new Made(include, millis, lab.fetch(request)));
      var pause = random.nextInt(3) * random.nextInt(3_000);
      millis += pause;
      lab.pass(Duration.ofMillis(pause));
    }
    return life;
  }

  private static void lives(Consumer<List<Made>> property) {
    var seed = seed();
    for (var i = 0; i < BROWSERS; i++) {
      try {
        property.accept(live(Profile.standard(), seed + i));
      } catch (AssertionError e) {
        throw new AssertionError("Browser " + i + " fails with -Dcordon.seed=" + seed, e);
      }
    }
  }

  @Test
  void no_page_reads_what_the_cors_check_denied() {
    var read = new int[2];
    lives(
        life -> {
          for (var made : life) {
            var foreign =
                made.fetched.exchanges().stream()
                    .filter(exchange -> !exchange.preflight())
                    .dropWhile(exchange -> isOwn(exchange.request()))
                    .toList();
            var allowed = foreign.stream().allMatch(exchange -> shares(exchange, made.include));
            if (!allowed) {
              assertThat(made.fetched.isError()).isTrue();
              assertThat(made.fetched.body().isEmpty()).isTrue();
              assertThat(made.fetched.headers().isEmpty()).isTrue();
              assertThat(made.fetched.status()).isZero();
            }
            read[allowed && !foreign.isEmpty() && !made.fetched.isError() ? 1 : 0]++;
          }
        });
    assertThat(read[0]).isGreaterThan(100);
    assertThat(read[1]).isGreaterThan(100);
  }

  private static boolean isOwn(Request request) {
    return request.url().toString().startsWith(Lab.A + "/");
  }

  /** The oracle: the standard's sentence, with the Origin that went over the wire. */
  private static boolean shares(Exchange exchange, boolean include) {
    var headers = exchange.response().headers();
    var allowed = headers.all("Access-Control-Allow-Origin");
    if (allowed.size() != 1) {
      return false;
    }
    if (!include) {
      return allowed.get(0).equals("*")
          || allowed.get(0).equals(exchange.request().header("Origin"));
    }
    return allowed.get(0).equals(exchange.request().header("Origin"))
        && headers.all("Access-Control-Allow-Credentials").equals(List.of("true"));
  }

  /** A preflight that was answered, and when. */
  private record Granted(boolean include, long millis, Exchange exchange) {
    boolean isFor(Request request) {
      return exchange.request().url().equals(request.url())
          && exchange.request().header("Origin").equals(request.header("Origin"));
    }

    boolean isGoodAt(long now) {
      var text = exchange.response().headers().get("Access-Control-Max-Age");
      var seconds = text == null || !text.matches("[0-9]+") ? 5 : Long.parseLong(text);
      return now == millis || now < millis + 1_000 * seconds;
    }

    boolean passes() {
      return exchange.response().status() / 100 == 2 && shares(exchange, include);
    }

    /** Whether this answer to a preflight of the later request would have granted it. */
    boolean grants(String header, String wanted, boolean caseMatters, boolean withCredentials) {
      if (withCredentials && !include) {
        return false;
      }
      var entries =
          Arrays.stream(exchange.response().headers().get(header).split(","))
              .map(String::strip)
              .toList();
      var named =
          entries.stream()
              .anyMatch(e -> caseMatters ? e.equals(wanted) : e.equalsIgnoreCase(wanted));
      return named
          || (!withCredentials
              && entries.contains("*")
              && !wanted.equalsIgnoreCase("Authorization"));
    }
  }

  @Test
  void nothing_unsafe_is_sent_elsewhere_that_no_preflight_of_its_time_had_granted() {
    var sent = new int[2];
    lives(
        life -> {
          var grants = new ArrayList<Granted>();
          for (var made : life) {
            var left = false;
            for (var i = 0; i < made.fetched.exchanges().size(); i++) {
              var exchange = made.fetched.exchanges().get(i);
              if (exchange.preflight()) {
                grants.add(new Granted(made.include, made.millis, exchange));
                left = true;
                continue;
              }
              left |= !isOwn(exchange.request());
              if (left) {
                var fresh = i > 0 && made.fetched.exchanges().get(i - 1).preflight();
                if (check(exchange.request(), made, grants)) {
                  sent[fresh ? 0 : 1]++;
                }
              }
            }
          }
        });
    assertThat(sent[0]).as("with a preflight").isGreaterThan(100);
    assertThat(sent[1]).as("by an earlier one").isGreaterThan(20);
  }

  /** Whether the request needed a grant, which then was there. */
  private static boolean check(Request request, Made made, List<Granted> grants) {
    var good =
        grants.stream()
            .filter(grant -> grant.isFor(request) && grant.passes() && grant.isGoodAt(made.millis))
            .toList();
    var needed = false;
    if (!SAFE_METHODS.contains(request.method())) {
      needed = true;
      assertThat(good)
          .as("%s", request)
          .anyMatch(
              grant ->
                  grant.grants(
                      "Access-Control-Allow-Methods", request.method(), true, made.include));
    }
    for (var i = 0; i < request.headers().size(); i++) {
      var name = request.headers().name(i);
      if (isUnsafe(name, request.headers().value(i))) {
        needed = true;
        assertThat(good)
            .as("%s with %s", request, name)
            .anyMatch(
                grant -> grant.grants("Access-Control-Allow-Headers", name, false, made.include));
      }
    }
    return needed;
  }

  /** Of the names that are generated here. */
  private static boolean isUnsafe(String name, String value) {
    return switch (name) {
      case "X-A", "x-b", "Authorization", "*" -> true;
      case "Content-Type" -> value.equals("application/json");
      case "Range" -> value.equals("bytes=-5");
      default -> false;
    };
  }

  @Test
  void the_same_seed_gives_the_same_trace() {
    var seed = seed();
    for (var profile :
        List.of(Profile.standard(), Profiles.CHROMIUM, Profiles.FIREFOX, Profiles.WEBKIT)) {
      for (var i = 0; i < 20; i++) {
        assertThat(live(profile, seed + i).toString())
            .as("-Dcordon.seed=%s", seed + i)
            .isEqualTo(live(profile, seed + i).toString());
      }
    }
  }
}
