package dev.cordon.browser.fetch;

import static dev.cordon.browser.fetch.Lab.B;
import static dev.cordon.browser.fetch.Lab.cors;
import static dev.cordon.browser.fetch.Lab.shared;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.profile.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Fetch, main fetch and HTTP fetch, in mode cors")
final class CorsFetchTest {

  @Test
  void an_answer_that_names_everybody_is_readable() {
    var lab = Lab.standard().answer(B, shared("Content-Type", "text/plain", "X-A", "1"));
    var fetched = lab.fetch(cors("GET", B));
    assertThat(fetched.type()).isEqualTo(Fetched.Type.CORS);
    assertThat(fetched.body().text()).isEqualTo("secret");
    assertThat(fetched.headers().has("Content-Type")).isTrue();
    assertThat(fetched.headers().has("X-A")).isFalse();
    assertThat(lab.last().header("Origin")).isEqualTo("https://a.test");
    assertThat(lab.last().header("Referer")).isEqualTo("https://a.test/");
    assertThat(lab.last().header("Sec-Fetch-Site")).isEqualTo("cross-site");
    assertThat(lab.last().header("Accept")).isEqualTo("*/*");
  }

  @Test
  void an_answer_that_names_nobody_is_an_error_that_says_what_to_send() {
    var fetched = Lab.standard().fetch(cors("GET", B));
    assertThat(fetched.isError()).isTrue();
    assertThat(fetched.body().isEmpty()).isTrue();
    assertThat(fetched.block().rule()).isEqualTo(Rule.CORS_CHECK);
    assertThat(fetched.block().toString())
        .contains("has no Access-Control-Allow-Origin", "https://a.test", "Vary: Origin");
  }

  @Test
  void a_put_asks_first() {
    var lab =
        Lab.standard()
            .answer("OPTIONS", B, shared("Access-Control-Allow-Methods", "PUT"))
            .answer(B, shared());
    var fetched = lab.fetch(cors("PUT", B));
    assertThat(fetched.type()).isEqualTo(Fetched.Type.CORS);
    assertThat(lab.methods()).containsExactly("OPTIONS", "PUT");
    assertThat(fetched.exchanges().get(0).preflight()).isTrue();
    assertThat(fetched.exchanges().get(1).preflight()).isFalse();
  }

  @Test
  void a_put_that_is_not_allowed_is_not_sent() {
    var lab = Lab.standard().answer("OPTIONS", B, shared());
    var fetched = lab.fetch(cors("PUT", B));
    assertThat(fetched.isError()).isTrue();
    assertThat(lab.methods()).containsExactly("OPTIONS");
    assertThat(fetched.block().instead()).isEqualTo("Send \"Access-Control-Allow-Methods: PUT\".");
  }

  @Test
  void a_server_that_does_not_answer_is_named() {
    var failing =
        new Fetching(
            dev.cordon.browser.profile.Profile.standard(),
            request -> {
              throw new dev.cordon.browser.http.NetworkFailure("connection refused");
            },
            new dev.cordon.browser.cookies.CookieJar(dev.cordon.browser.profile.Profile.standard()),
            java.time.Instant::now,
            new AuthenticationEntries());
    var fetched = failing.fetch(cors("GET", B));
    assertThat(fetched.isError()).isTrue();
    assertThat(fetched.block().rule()).isNull();
    assertThat(fetched.block().problem())
        .isEqualTo("No answer came from https://b.test: connection refused.");
    assertThat(fetched.exchanges()).hasSize(1);
  }
}
