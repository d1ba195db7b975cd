package dev.cordon.browser.cookies;

import static dev.cordon.browser.cookies.Jars.navigation;
import static dev.cordon.browser.cookies.Jars.script;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.profile.Rule;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("RFC 6265bis, 5.8.3: retrieval")
class RetrievalTest {
  private final Jars jars = Jars.standard();

  @Nested
  @DisplayName("5.1.3: domains")
  class Domains {
    @ParameterizedTest(name = "set by {0} with \"{1}\", asked by {2}: {3}")
    @CsvSource({
      "https://a.test/,     a=1,                      https://a.test/,       a=1",
      "https://a.test/,     a=1,                      https://www.a.test/,   ''",
      "https://a.test/,     a=1; Domain=a.test,       https://www.a.test/,   a=1",
      "https://a.test/,     a=1; Domain=.a.test,      https://x.y.a.test/,   a=1",
      "https://a.test/,     a=1; Domain=A.Test,       https://a.test/,       a=1",
      "https://www.a.test/, a=1; Domain=a.test,       https://a.test/,       a=1",
      "https://www.a.test/, a=1; Domain=a.test,       https://b.a.test/,     a=1",
      "https://www.a.test/, a=1; Domain=www.a.test,   https://a.test/,       ''",
      "https://a.test/,     a=1; Domain=a.test,       https://ba.test/,      ''",
      "https://a.test/,     a=1; Domain=a.test,       https://a.test./,      ''",
      "https://a.test/,     a=1; Domain=a.test,       https://a.test.b.test/, ''",
      "https://a.test/,     a=1; Domain=a.test; Domain=, https://www.a.test/, ''",
      "https://a.test/,     a=1; Domain=,             https://a.test/,       a=1",
      "http://127.0.0.1/,   a=1,                      http://127.0.0.1/,     a=1",
      "http://127.0.0.1/,   a=1; Domain=127.0.0.1,    http://127.0.0.1/,     a=1",
      "http://[::1]/,       a=1,                      http://[::1]/,         a=1",
      "http://localhost/,   a=1,                      http://localhost/,     a=1",
      "http://localhost/,   a=1; Domain=localhost,    http://b.localhost/,   ''",
      "https://a.test/,     a=1,                      https://a.test:8443/,  a=1",
      "https://a.test/,     a=1,                      http://a.test/,        a=1",
      "https://a.test/,     a=1,                      wss://a.test/,         a=1",
    })
    void go_where_they_match(String setter, String line, String asker, String header) {
      jars.visit(setter, line);
      assertThat(jars.sent(asker)).isEqualTo(header);
    }

    @Test
    void a_host_only_cookie_of_a_parent_is_noted() {
      jars.visit("https://a.test/", "a=1");
      assertThat(jars.jar.retrieve(navigation("https://www.a.test/"), jars.now).notes())
          .singleElement()
          .satisfies(note -> assertThat(note.rule()).isEqualTo(Rule.COOKIE_HOST_ONLY));
    }

    @Test
    void a_host_without_cookies_costs_nothing() {
      assertThat(jars.jar.retrieve(navigation("https://b.test/"), jars.now))
          .isSameAs(CookieRetrieval.NOTHING);
      jars.visit("https://a.test/", "a=1");
      assertThat(jars.jar.retrieve(navigation("https://b.test/"), jars.now))
          .isSameAs(CookieRetrieval.NOTHING);
      assertThat(jars.jar.retrieve(navigation("data:,a"), jars.now))
          .isSameAs(CookieRetrieval.NOTHING);
    }
  }

  @Nested
  @DisplayName("5.1.4: paths")
  class Paths {
    @ParameterizedTest(name = "set by {0} with \"{1}\", asked at {2}: {3}")
    @CsvSource({
      "/,        a=1; Path=/foo,   /foo,      true",
      "/,        a=1; Path=/foo,   /foo/,     true",
      "/,        a=1; Path=/foo,   /foo/bar,  true",
      "/,        a=1; Path=/foo,   /foobar,   false",
      "/,        a=1; Path=/foo,   /fo,       false",
      "/,        a=1; Path=/foo/,  /foo,      false",
      "/,        a=1; Path=/foo/,  /foo/bar,  true",
      "/,        a=1; Path=/Foo,   /foo,      false",
      "/,        a=1; Path=/foo,   /foo?x,    true",
      "/x/y/z,   a=1,              /x/y,      true",
      "/x/y/z,   a=1,              /x/y/,     true",
      "/x/y/z,   a=1,              /x/yy,     false",
      "/x,       a=1,              /q,        true",
      "/x/,      a=1,              /x,        true",
      "/x/y,     a=1; Path=,       /x/q,      true",
      "/x/y,     a=1; Path=q,      /x/q,      true",
      "/x/y,     a=1; Path=/q; Path=, /q,     false",
      "/x/y,     a=1; Path=/;Path=/q, /q,     true",
    })
    void go_where_they_match(String setter, String line, String asker, boolean sent) {
      jars.visit("https://a.test" + setter, line);
      assertThat(jars.sent("https://a.test" + asker)).isEqualTo(sent ? "a=1" : "");
    }
  }

  @Nested
  @DisplayName("Secure and HttpOnly")
  class Attributes {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
      "https://a.test/,        true",
      "wss://a.test/,          true",
      "http://a.test/,         false",
      "ws://a.test/,           false",
    })
    void secure_cookies_go_over_secure_connections(String url, boolean sent) {
      jars.visit("https://a.test/", "a=1; Secure");
      assertThat(jars.sent(url)).isEqualTo(sent ? "a=1" : "");
    }

    @Test
    void the_own_machine_counts_as_secure() {
      jars.visit("http://localhost:8080/", "a=1; Secure");
      assertThat(jars.sent("http://localhost:9090/")).isEqualTo("a=1");
    }

    @Test
    void scripts_do_not_see_http_only_cookies() {
      jars.visit("https://a.test/", "a=1; HttpOnly");
      jars.visit("https://a.test/", "b=2");
      assertThat(jars.sent(script("https://a.test/"))).isEqualTo("b=2");
      assertThat(jars.sent("https://a.test/")).isEqualTo("a=1; b=2");
    }
  }

  @Nested
  @DisplayName("step 2: order")
  class Order {
    @Test
    void longer_paths_first_then_older_cookies() {
      jars.visit("https://a.test/", "a=1; Path=/");
      jars.pass(Duration.ofSeconds(1));
      jars.visit("https://a.test/", "b=2; Path=/");
      jars.pass(Duration.ofSeconds(1));
      jars.visit("https://a.test/", "c=3; Path=/x/");
      jars.pass(Duration.ofSeconds(1));
      jars.visit("https://a.test/", "d=4; Path=/x");
      jars.pass(Duration.ofSeconds(1));
      jars.visit("https://a.test/", "a=5; Path=/");
      assertThat(jars.sent("https://a.test/x/")).isEqualTo("c=3; d=4; a=5; b=2");
    }

    @Test
    void cookies_of_one_instant_go_as_they_were_set() {
      for (String name : new String[] {"z", "m", "a", "q"}) {
        jars.visit("https://a.test/", name + "=1");
      }
      assertThat(jars.sent("https://a.test/")).isEqualTo("z=1; m=1; a=1; q=1");
    }
  }

  @Nested
  @DisplayName("step 3: the header")
  class Header {
    @ParameterizedTest(name = "\"{0}\" is sent as \"{1}\"")
    @CsvSource({
      "a=1,          a=1",
      "a=,           a=",
      "a,            a",
      "=a,           a",
      "=a=b,         a=b",
      "a=b=c,        a=b=c",
      "'  a =\t1 ',  a=1",
    })
    void nameless_cookies_have_no_equals_sign(String line, String header) {
      jars.visit("https://a.test/", line);
      assertThat(jars.sent("https://a.test/")).isEqualTo(header);
    }
  }
}
