package dev.cordon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.PolicyFault.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand in a list of origins. Every bad spelling is told what to write instead. */
class OriginReaderTest {

  @ParameterizedTest(name = "{0} is accepted as it stands")
  @ValueSource(
      strings = {
        "https://app.example",
        "https://app.example:8443",
        "https://*.app.example",
        "https://*.app.example:8443",
        "https://app.example:*",
        "https://*.app.example:*",
        "https://192.0.2.1",
        "https://[2001:db8::1]:8443",
        "https://[2001:db8::1]:*",
        "https://xn--mnchen-3ya.example",
        "chrome-extension://aapbdbdomjkkjkaonfhkkikfgjllcleb",
      })
  void a_well_formed_entry_is_kept(String text) {
    assertThat(Drafts.bank(Drafts.sharing(text)).build().corsRules().get(0).origins())
        .hasToString("[" + text + "]");
  }

  @ParameterizedTest(name = "{0} is a fault, {1}, and {2} is proposed")
  @CsvSource({
    "app.example, origin-scheme-missing, https://app.example",
    "*.app.example, origin-scheme-missing, https://*.app.example",
    "localhost:3000, origin-scheme-missing, http://localhost:3000",
    "//app.example, origin-scheme-missing, https://app.example",
    "https:/app.example, origin-scheme-missing, https://app.example",
    "*://app.example, origin-scheme, https://app.example",
    "://app.example, origin-scheme, https://app.example",
    "wss://app.example, origin-scheme, https://app.example",
    "ws://app.example, origin-scheme, http://app.example",
    "127.0.0.1:8080, origin-scheme-missing, http://127.0.0.1:8080",
    "app.example:443, origin-scheme-missing, https://app.example",
    "HTTPS://app.example, origin-upper-case, https://app.example",
    "https://App.Example, origin-upper-case, https://app.example",
    "https://*.App.Example:8443, origin-upper-case, https://*.app.example:8443",
    "https://[2001:DB8::1], origin-upper-case, https://[2001:db8::1]",
    "https://app.example/, origin-trailing-slash, https://app.example",
    "https://app.example/login, origin-path, https://app.example",
    "https://app.example/*, origin-path, https://app.example",
    "https://app.example?x=1, origin-path, https://app.example",
    "https://app.example#top, origin-path, https://app.example",
    "https://user@app.example, origin-userinfo, https://app.example",
    "https://user:pw@app.example, origin-userinfo, https://app.example",
    "https://app.example:443, origin-default-port, https://app.example",
    "http://app.example:80, origin-default-port, http://app.example",
    "https://app.example:08443, origin-port, https://app.example:8443",
    "https://app.example:99999, origin-port, ''",
    "https://app.example:, origin-port, https://app.example",
    "https://app.example:port, origin-port, ''",
    "'https://app.example ', origin-whitespace, https://app.example",
    "'https://a.example,https://b.example', origin-list, ''",
    "'https://a.example https://b.example', origin-list, ''",
    "https://münchen.example, origin-not-ascii, https://xn--mnchen-3ya.example",
    "https://münchen.example:8443, origin-not-ascii, https://xn--mnchen-3ya.example:8443",
    "^https://app\\.example$, origin-regex, https://app.example",
    "https://.*\\.app\\.example, origin-regex, https://*.app.example",
    "https://(www|app).app.example, origin-regex, ''",
    "https://[a-z]+.app.example, origin-regex, ''",
    "https?://app.example, origin-malformed, https://app.example",
    "https://*app.example, origin-wildcard, ''",
    "https://app*.example, origin-wildcard, ''",
    "https://app.example*, origin-wildcard, ''",
    "https://app.*, origin-wildcard, ''",
    "https://*.*.app.example, origin-wildcard, ''",
    "https://app.*.example, origin-wildcard, ''",
    "https://*, origin-wildcard, ''",
    "https://*:*, origin-wildcard, ''",
    "https://*.192.0.2.1, origin-wildcard, ''",
    "https://127.1, origin-malformed, ''",
    "https://0x7f.0.0.1, origin-malformed, ''",
    "https://, origin-malformed, ''",
    "null, origin-null, ''",
    "NULL, origin-null, ''",
    "'', value-empty, ''",
    "'  ', value-empty, ''",
  })
  void a_bad_entry_is_a_fault(String text, String code, String instead) {
    PolicyFault fault =
        Drafts.complaints(Drafts.sharing(text))
            .filter(f -> !f.isWarning())
            .findFirst()
            .orElseThrow(() -> new AssertionError("accepted"));
    assertThat(fault.code().text()).isEqualTo(code);
    assertThat(fault.place()).isEqualTo("cors[0].origins[0]");
    assertThat(fault.value()).isEqualTo(Quote.escape(text));
    if (!instead.isEmpty()) {
      assertThat(fault.instead()).isEqualTo("write " + instead + " instead");
    }
  }

  @ParameterizedTest(name = "{0}: {1}, since {2}")
  @CsvSource({
    "https://*, does not stand for whole labels, every site of the web",
    "https://*.192.0.2.1, does not stand for whole labels, an address has no subdomains",
    "https://*., does not stand for whole labels, what follows the star must be a host name",
    "https://app*.example, does not stand for whole labels, a star inside a label",
    "https://*.*.example, does not stand for whole labels, a star inside a label",
    "https://app.example/, ends with a slash, an origin is scheme",
    "https://app.example/x, 'has a path, query or fragment', an origin is scheme",
    "https://app.example:443, writes out the default port, browsers send an origin",
    "https://app.example:x, has a port that is no number, browsers send an origin",
    "https?://app.example, is not one that a browser sends, its scheme",
    "https://0x7f.0.0.1, is not one that a browser sends, its host",
  })
  void a_bad_entry_is_told_what_is_wrong_and_why(String text, String problem, String why) {
    PolicyFault fault = Drafts.complaints(Drafts.sharing(text)).findFirst().orElseThrow();
    assertThat(fault.problem()).contains(problem);
    assertThat(fault.why()).startsWith(why);
  }

  @Test
  void where_nothing_can_be_guessed_the_form_of_an_origin_is_said() {
    assertThat(Drafts.the(Code.ORIGIN_PORT, Drafts.sharing("https://app.example:x")).instead())
        .isEqualTo("write scheme, host and port only, such as https://app.example");
    String label = "\u00fc".repeat(64);
    assertThat(
            Drafts.the(Code.ORIGIN_NOT_ASCII, Drafts.sharing("https://" + label + ".example"))
                .instead())
        .isEqualTo("write scheme, host and port only, such as https://app.example");
  }

  @ParameterizedTest(name = "a star alone has no place in {0}")
  @ValueSource(
      strings = {
        "app.origins[1]",
        "csrf.receive[0].origins[0]",
        "websocket.origins[0]",
        "isolation[0].embed[0]"
      })
  void any_origin_is_for_cors_alone(String place) {
    PolicyFault fault =
        Drafts.the(
            Code.ANY_ORIGIN_MISPLACED,
            policy -> {
              switch (place) {
                case "app.origins[1]" -> policy.origins("*");
                case "websocket.origins[0]" -> policy.websocketOrigins("*");
                case "isolation[0].embed[0]" -> policy.isolation(i -> i.paths("/x").embed("*"));
                default -> policy.csrf(c -> c.receive(r -> r.path("/x").origins("*")));
              }
            });
    assertThat(fault.place()).isEqualTo(place);
  }

  @ParameterizedTest(name = "null is refused in {0}")
  @ValueSource(
      strings = {
        "app.origins[1]",
        "csrf.receive[0].origins[0]",
        "websocket.origins[0]",
        "isolation[0].embed[0]",
        "cors[0].origins[0]"
      })
  void null_is_in_no_list(String place) {
    PolicyFault fault =
        Drafts.the(
            Code.ORIGIN_NULL,
            policy -> {
              switch (place) {
                case "app.origins[1]" -> policy.origins("null");
                case "websocket.origins[0]" -> policy.websocketOrigins("null");
                case "isolation[0].embed[0]" -> policy.isolation(i -> i.paths("/x").embed("null"));
                case "cors[0].origins[0]" -> policy.cors(r -> r.paths("/x").origins("null"));
                default -> policy.csrf(c -> c.receive(r -> r.path("/x").origins("null")));
              }
            });
    assertThat(fault.place()).isEqualTo(place);
  }

  @Test
  void a_name_that_only_wildcard_dns_serves_is_warned_of() {
    assertThat(
            Drafts.the(Code.ORIGIN_NOT_LDH, Drafts.sharing("https://a_b.app.example")).isWarning())
        .isTrue();
  }

  @Test
  void a_hostile_value_cannot_break_out_of_the_message() {
    String text = "https://evil.example/\"\r\n\u202e\u0000" + "x".repeat(1000);
    PolicyFault fault = Drafts.the(Code.ORIGIN_PATH, Drafts.sharing(text));
    assertThat(fault.value())
        .hasSizeLessThanOrEqualTo(PolicyFault.LONGEST_VALUE + 3)
        .endsWith("...");
    assertThat(fault.toString()).matches("[ -~]*").contains("\\\"\\u000d\\u000a\\u202e\\u0000");
  }
}
