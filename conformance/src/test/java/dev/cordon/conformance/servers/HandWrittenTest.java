package dev.cordon.conformance.servers;

import dev.cordon.browser.profile.Rule;
import org.junit.jupiter.api.Test;

/** Header lines that somebody wrote by hand, and then as {@code cordon fetch} advises. */
class HandWrittenTest {
  private static final String APP = "http://app.example";
  private static final String ALLOW = "Access-Control-Allow-Origin";

  private static Told told(String[] headers, String... more) {
    try (var server = HandWritten.start(headers)) {
      return CordonFetch.of("http://api.example/x", APP)
          .at("api.example:80", server)
          .with(more)
          .run();
    }
  }

  private static String[] lines(String... namesAndValues) {
    return namesAndValues;
  }

  @Test
  void true_is_written_in_lower_case() {
    told(lines(ALLOW, APP, "Access-Control-Allow-Credentials", "True"), "--credentials", "include")
        .isBlockedBy(Rule.CORS_ALLOW_CREDENTIALS)
        .blames("Access-Control-Allow-Credentials", 0)
        .because("byte for byte")
        .advises("\"Access-Control-Allow-Credentials: true\"");

    told(lines(ALLOW, APP, "Access-Control-Allow-Credentials", "true"), "--credentials", "include")
        .isRead(204);
  }

  @Test
  void a_list_of_origins_is_none() {
    told(lines(ALLOW, "http://other.example, " + APP))
        .isBlockedBy(Rule.CORS_CHECK)
        .blames(ALLOW, 0)
        .because("exactly one origin")
        .advises("\"" + ALLOW + ": " + APP + "\"");

    told(lines(ALLOW, APP)).isRead(204);
  }

  @Test
  void a_wildcard_for_subdomains_is_none() {
    told(lines(ALLOW, "http://*.example"))
        .isBlockedBy(Rule.CORS_CHECK)
        .because("only a lone * is one");
  }

  @Test
  void a_sandboxed_page_says_null_and_no_name_will_do() {
    told(lines(ALLOW, APP), "--sandboxed")
        .isBlockedBy(Rule.CORS_CHECK)
        .advises("opaque origin", "\"null\" would allow anybody");
  }
}
