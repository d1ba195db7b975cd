package dev.cordon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What forms send, byte for byte. */
class FormsTest {
  private static final String BANK = "https://bank.example/do?x=1#part";

  private final Servers servers = new Servers();
  private final Page evil = Browser.standard().on(servers).page("https://evil.example/");

  static Stream<Arguments> bodies() {
    return Stream.of(
        arguments("one field", FormData.of("a", "1"), "a=1", "a=1\r\n"),
        arguments("two", FormData.of("a", "1", "b", ""), "a=1&b=", "a=1\r\nb=\r\n"),
        arguments(
            "what is escaped", FormData.of("a b", "ü&=+"), "a+b=%C3%BC%26%3D%2B", "a b=ü&=+\r\n"),
        arguments(
            "what is not", FormData.of("azAZ09*-._", "~"), "azAZ09*-._=%7E", "azAZ09*-._=~\r\n"),
        arguments(
            "line ends of any kind",
            FormData.of("a", "1\n2\r3\r\n4"),
            "a=1%0D%0A2%0D%0A3%0D%0A4",
            "a=1\r\n2\r\n3\r\n4\r\n"),
        arguments(
            "JSON in two halves (W02)",
            FormData.of("{\"a\":\"", "\"}"),
            "%7B%22a%22%3A%22=%22%7D",
            "{\"a\":\"=\"}\r\n"),
        arguments("none", FormData.EMPTY, "", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void url_encoded(String sentence, FormData data, String encoded, String plain) {
    evil.form(BANK, form -> form.method("post").fields(data));
    assertEquals("application/x-www-form-urlencoded", servers.last("Content-Type"));
    assertEquals(encoded, body());
    assertEquals("https://bank.example/do?x=1", servers.last().url().toString());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void plain_text(String sentence, FormData data, String encoded, String plain) {
    evil.form(BANK, form -> form.method("post").enctype("text/plain").fields(data));
    assertEquals("text/plain", servers.last("Content-Type"));
    assertEquals(plain, body());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void by_get_the_fields_are_the_query(
      String sentence, FormData data, String encoded, String plain) {
    evil.form(BANK, form -> form.enctype("text/plain").fields(data));
    assertNull(servers.last().body());
    assertEquals("", servers.last("Content-Type"));
    assertEquals(encoded, String.valueOf(servers.last().url().query()).replace("null", ""));
  }

  @Test
  void multipart() {
    evil.form(
        BANK,
        form ->
            form.method("post")
                .enctype("multipart/form-data")
                .fields(
                    FormData.of("a\"\r\n", "1\n2")
                        .withFile("f", "x\"y.json", "application/json", "{}\n")));
    var type = servers.last("Content-Type");
    assertTrue(type.startsWith("multipart/form-data; boundary=----WebKitFormBoundary"), type);
    var boundary = type.substring(type.indexOf('=') + 1);
    assertEquals(
        """
        --B
        Content-Disposition: form-data; name="a%22%0D%0A"

        1
        2
        --B
        Content-Disposition: form-data; name="f"; filename="x%22y.json"
        Content-Type: application/json

        {}
        --B--
        """
            .replace("\n", "\r\n")
            .replace("{}\r\n", "{}\n\r\n"),
        body().replace(boundary, "B"));
  }

  @Test
  void an_unknown_enctype_counts_as_url_encoded_and_no_form_sends_json() {
    evil.form(
        BANK, form -> form.method("post").enctype("application/json").field("{\"a\":\"", "\"}"));
    assertEquals("application/x-www-form-urlencoded", servers.last("Content-Type"));
  }

  @Test
  void without_that_rule_a_form_would_send_json() {
    var careless =
        Browser.of(Profile.standard().without(Rule.FORM_ENCTYPE))
            .on(servers)
            .page("https://evil.example/");
    careless.form(
        BANK, form -> form.method("post").enctype("application/json").field("{\"a\":\"", "\"}"));
    assertEquals("application/json", servers.last("Content-Type"));
    assertEquals("{\"a\":\"=\"}\r\n", body());
  }

  @Test
  void a_user_who_presses_the_button_is_told_of() {
    evil.form(BANK, form -> form.method("post"));
    assertEquals("", servers.last("Sec-Fetch-User"));
    evil.form(BANK, form -> form.method("post").byUser());
    assertEquals("?1", servers.last("Sec-Fetch-User"));
  }

  private String body() {
    var body = servers.last().body();
    assertNotNull(body);
    return body.text();
  }
}
