package dev.cordon.browser.cookies;

import static dev.cordon.browser.cookies.Jars.START;
import static dev.cordon.browser.cookies.Jars.site;
import static dev.cordon.browser.cookies.Jars.url;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Profiles;
import dev.cordon.browser.profile.ThirdPartyCookies;
import dev.cordon.web.SetCookie;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds whatever is set and asked, in whatever order. */
@DisplayName("Whatever happens to a jar")
class JarPropertiesTest {
  private static final List<String> HOSTS =
      List.of(
          "a.test",
          "www.a.test",
          "x.www.a.test",
          "b.test",
          "ba.test",
          "github.io",
          "a.github.io",
          "b.github.io",
          "localhost",
          "a.co.uk");
  private static final List<String> PATHS =
      List.of("/", "/x", "/x/", "/x/y", "/xy", "/X", "/x/y/z");
  private static final List<String> NAMES =
      List.of("a", "b", "A", "", "__Host-a", "__secure-a", "__Http-a", "__Host-Http-a", "a b");
  private static final List<String> ATTRIBUTES =
      List.of(
          "Secure",
          "HttpOnly",
          "Path=/",
          "Path=/x",
          "Path=/x/",
          "Path=",
          "Path=x",
          "Domain=a.test",
          "Domain=.www.a.test",
          "Domain=test",
          "Domain=github.io",
          "Domain=",
          "SameSite=Strict",
          "SameSite=lax",
          "SameSite=None",
          "SameSite=?",
          "Max-Age=0",
          "Max-Age=100",
          "Max-Age=x",
          "Max-Age=99999999",
          "Expires=Mon, 01 Jun 2026 12:10:00 GMT",
          "Expires=Thu, 01 Jan 1970 00:00:00 GMT",
          "Unknown=1",
          "Secure",
          "domain=B.test");

  private final long seed = Long.getLong("cordon.seed", System.nanoTime());
  private final Random random = new Random(seed);

  private void check(int cases, Consumer<Integer> property) {
    for (int i = 0; i < cases; i++) {
      try {
        property.accept(i);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("Case " + i + " fails with -Dcordon.seed=" + seed, e);
      }
    }
  }

  private <T> T pick(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  private String line() {
    StringBuilder line = new StringBuilder(pick(NAMES)).append('=').append(random.nextInt(10));
    for (int i = random.nextInt(5); i > 0; i--) {
      line.append("; ").append(pick(ATTRIBUTES));
    }
    return line.toString();
  }

  private String address() {
    return (random.nextInt(3) == 0 ? "http://" : "https://") + pick(HOSTS) + pick(PATHS);
  }

  private CookieContext context(String address) {
    SameSiteMode mode = pick(List.of(SameSiteMode.values()));
    CookieAccess access = pick(List.of(CookieAccess.values()));
    String top = random.nextBoolean() ? address() : null;
    return new CookieContext(
        url(address),
        access,
        mode,
        top == null ? null : site(top),
        random.nextInt(4) == 0,
        random.nextInt(4) == 0);
  }

  @Test
  void it_does_as_a_naive_jar_does() {
    int[] sent = new int[1];
    check(
        1_500,
        i -> {
          CookieJar jar = new CookieJar(Profile.standard());
          NaiveJar naive = new NaiveJar();
          Instant now = START;
          for (int step = 0; step < 25; step++) {
            String address = address();
            CookieContext context = context(address);
            boolean script = context.access() == CookieAccess.SCRIPT;
            String line = line();
            jar.store(line, context, now);
            naive.store(line, address, script, context.mode(), now);
            now = now.plusSeconds(random.nextInt(60) + 1);
            String asked = address();
            CookieContext asking = context(asked);
            String header = jar.retrieve(asking, now).header();
            sent[0] += header.isEmpty() ? 0 : 1;
            assertThat(header)
                .as("%s after %s by %s", asking, line, context)
                .isEqualTo(
                    naive.sent(asked, asking.access() == CookieAccess.SCRIPT, asking.mode(), now));
          }
        });
    assertThat(sent[0]).as("headers that were compared and not empty").isGreaterThan(1_000);
  }

  @Test
  void no_cookie_leaves_its_scheme_domain_path_or_part() {
    List<Profile> profiles =
        List.of(
            Profile.standard(),
            Profiles.CHROMIUM,
            Profiles.FIREFOX,
            Profiles.WEBKIT,
            Profile.standard().with(ThirdPartyCookies.BLOCKED));
    check(
        1_000,
        i -> {
          Profile profile = pick(profiles);
          CookieJar jar = new CookieJar(profile);
          for (int step = 0; step < 30; step++) {
            jar.store(line() + (step % 3 == 0 ? "; Partitioned" : ""), context(address()), START);
            CookieContext asking = context(address());
            for (Cookie cookie : jar.retrieve(asking, START).cookies()) {
              String host = String.valueOf(asking.url().hostText());
              assertThat(("." + host).endsWith("." + cookie.domain())).isTrue();
              assertThat(cookie.hostOnly() && !host.equals(cookie.domain())).isFalse();
              assertThat(asking.url().path()).startsWith(cookie.path());
              assertThat(
                      cookie.secure()
                          && asking.url().scheme().equals("http")
                          && !host.endsWith("localhost"))
                  .isFalse();
              assertThat(cookie.httpOnly() && asking.access() == CookieAccess.SCRIPT).isFalse();
              CookiePartition part = cookie.partition();
              if (part != null) {
                assertThat(part.topLevel())
                    .isEqualTo(
                        asking.topLevel() == null
                            ? jar.sites().of(asking.url())
                            : asking.topLevel());
              }
            }
          }
        });
  }

  @Test
  void each_cookie_in_reach_has_one_note_and_those_sent_come_first_in_a_total_order() {
    check(
        500,
        i -> {
          CookieJar jar = new CookieJar(Profile.standard());
          for (int step = 0; step < 20; step++) {
            jar.store(line(), context(address()), START);
          }
          CookieContext asking = context(address());
          CookieRetrieval once = jar.retrieve(asking, START);
          assertThat(jar.retrieve(asking, START)).isEqualTo(once);
          List<Cookie> sent = once.cookies();
          assertThat(once.notes().subList(0, sent.size())).allMatch(CookieNote::accepted);
          assertThat(once.notes().subList(sent.size(), once.notes().size()))
              .noneMatch(CookieNote::accepted);
          for (int at = 1; at < sent.size(); at++) {
            int longer = sent.get(at - 1).path().length() - sent.get(at).path().length();
            int order = jar.cookies(START).indexOf(sent.get(at));
            assertThat(longer > 0 || jar.cookies(START).indexOf(sent.get(at - 1)) < order).isTrue();
          }
        });
  }

  @Test
  void the_same_lines_give_the_same_jar() {
    check(
        50,
        i -> {
          long again = random.nextLong();
          assertThat(story(new Random(again))).isEqualTo(story(new Random(again)));
        });
  }

  private static String story(Random random) {
    CookieJar jar = new CookieJar(Profiles.CHROMIUM);
    StringBuilder story = new StringBuilder();
    for (int step = 0; step < 400; step++) {
      String address = "https://" + HOSTS.get(random.nextInt(HOSTS.size())) + "/";
      CookieContext context = Jars.navigation(address);
      Instant now = START.plusSeconds(step);
      story.append(jar.store("c" + random.nextInt(300) + "=" + step, context, now));
      story.append(jar.retrieve(context, now).header());
    }
    return story.append(jar).toString();
  }

  @Test
  void it_holds_no_more_than_its_limits() {
    check(
        1,
        i -> {
          CookieJar jar = new CookieJar(Profile.standard());
          int most = 0;
          for (int step = 0; step < 5_000; step++) {
            String host = "h" + random.nextInt(40) + ".s" + random.nextInt(30) + ".test";
            String line =
                "c" + random.nextInt(400) + "=1; Path=/" + (step % 2 == 0 ? "; Secure" : "");
            jar.store(line, Jars.navigation("https://" + host + "/"), START.plusSeconds(step));
            most = Math.max(most, jar.size());
          }
          assertThat(most).isEqualTo(Profile.standard().limits().cookiesInAll());
          for (int site = 0; site < 30; site++) {
            String domain = "s" + site + ".test";
            assertThat(
                    jar.cookies(START).stream().filter(one -> one.domain().endsWith("." + domain)))
                .hasSizeLessThanOrEqualTo(180);
          }
        });
  }

  @Test
  void even_a_boundless_jar_ends_somewhere() {
    CookieJar jar = new CookieJar(Profiles.WEBKIT);
    for (int i = 0; i < 20_010; i++) {
      jar.store("c=1", Jars.navigation("https://h" + i + ".test/"), START);
    }
    assertThat(jar.size()).isEqualTo(20_000);
    assertThat(jar.cookies(START).get(0).domain()).isEqualTo("h10.test");
  }

  @Test
  void lines_are_read_as_web_reads_them() {
    String alphabet = "a=;, \t\"_-/.0159%:Z\u0001\u007f\u00fc";
    check(
        20_000,
        i -> {
          StringBuilder mutated = new StringBuilder(line());
          for (int edits = random.nextInt(4); edits > 0; edits--) {
            mutated.insert(
                random.nextInt(mutated.length() + 1),
                alphabet.charAt(random.nextInt(alphabet.length())));
          }
          String line = mutated.toString();
          SetCookie web = SetCookie.parseOrNull(line);
          CookieLine own = CookieLine.read(line, Profile.standard());
          assertThat(own.refusedBy == null).as(line).isEqualTo(web != null);
          if (web != null) {
            assertThat(own.name).as(line).isEqualTo(web.name());
            assertThat(own.value).as(line).isEqualTo(web.value());
            assertThat(own.domain).as(line).isEqualTo(web.domain() == null ? "" : web.domain());
            assertThat(own.path).as(line).isEqualTo(web.path());
            assertThat(own.namesPath).as(line).isEqualTo(web.has("Path"));
            assertThat(own.secure).as(line).isEqualTo(web.secure());
            assertThat(own.httpOnly).as(line).isEqualTo(web.httpOnly());
            assertThat(own.sameSite).as(line).isEqualTo(web.sameSite());
            assertThat(own.maxAge != null || own.expires != null)
                .as(line)
                .isEqualTo(web.expiresAt(START) != null);
          }
        });
  }

  @Test
  void a_jar_on_disk_is_the_same_jar() {
    check(
        300,
        i -> {
          Jars jars = new Jars(pick(List.of(Profiles.CHROMIUM, Profiles.FIREFOX)));
          for (int step = 0; step < 20; step++) {
            jars.jar.store(
                line() + (step % 3 == 0 ? "; Partitioned" : ""), context(address()), jars.now);
            jars.pass(Duration.ofMillis(random.nextInt(2_000)));
          }
          CookieJar again = new CookieJar(Profile.standard());
          try {
            CookieFile.parse(CookieFile.format(jars.jar, jars.now), "jar", jars.now)
                .forEach(again::add);
          } catch (CookieFileException e) {
            throw new AssertionError(e);
          }
          assertThat(again.cookies(jars.now)).isEqualTo(jars.jar.cookies(jars.now));
        });
  }
}
