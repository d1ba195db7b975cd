package dev.cordon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.cli.fetch.ScriptedServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchCommandTest {
  private static final String APP = "http://app.example";
  private static final String GRANT = "Access-Control-Allow-Origin: " + APP;
  private static final String PREFLIGHT =
      "204 No Content\n" + GRANT + "\nAccess-Control-Allow-Methods: PUT\nContent-Length: 0\n\n";

  @TempDir Path folder;

  private static String[] arguments(ScriptedServer server, String url, String... more) {
    var arguments = new ArrayList<>(List.of("fetch", url));
    arguments.addAll(List.of("--resolve", server.as("api.example:80")));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private static CommandRun fetch(ScriptedServer server, String... more) {
    return CommandRun.of(arguments(server, "http://api.example/x", more));
  }

  @Nested
  class A_page_that_may_read {
    private final Map<String, String> answers =
        Map.of(
            "OPTIONS /x", PREFLIGHT,
            "PUT /x", "200 OK\n" + GRANT + "\nX-Total: 3\n\nhello",
            "GET /x", "200 OK\n" + GRANT + "\nX-Total: 3\n\nhello");

    @Test
    void is_told_step_by_step_and_is_exit_code_0() {
      try (var server = ScriptedServer.start(answers)) {
        var run = fetch(server, "--from", APP, "-X", "PUT");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
            .containsSubsequence(
                "PUT http://api.example/x",
                "Chromium",
                "asks first",
                "1. OPTIONS http://api.example/x",
                "> Access-Control-Request-Method: PUT",
                "< 204",
                "2. PUT http://api.example/x",
                "> Origin: " + APP,
                "< 200",
                "The page reads the answer",
                "content-length",
                "Hidden",
                "x-total");
        assertThat(server.requests()).hasSize(2);
      }
    }

    @Test
    void sees_the_body() {
      try (var server = ScriptedServer.start(answers)) {
        assertThat(fetch(server, "--from", APP, "--body").out()).endsWith("\n\nhello\n");
      }
    }

    @Test
    void may_need_a_header_that_is_hidden() {
      try (var server = ScriptedServer.start(answers)) {
        var run = fetch(server, "--from", APP, "--reads-header", "X-Total");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
            .contains("Access-Control-Expose-Headers: X-Total")
            .contains("The page reads the rest of the answer.");
      }
    }
  }

  @Nested
  class A_page_that_may_not {
    @Test
    void is_told_the_header_the_advice_and_the_clause_and_is_exit_code_1() {
      try (var server = ScriptedServer.start(Map.of("GET /x", "200 OK\n\nsecret"))) {
        var run = fetch(server, "--from", APP, "--body");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
            .containsSubsequence(
                "< (no Access-Control-Allow-Origin)",
                "Blocked by cors-check",
                "Why:",
                "Instead:",
                "\"Access-Control-Allow-Origin: " + APP + "\"",
                "Clause:  Fetch, CORS check",
                "The server did get the request");
        assertThat(run.out()).doesNotContain("secret").doesNotContain("\u001b");
        assertThat(run.out().lines()).allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(100));
      }
    }

    @Test
    void is_told_in_colours_on_a_terminal() {
      try (var server = ScriptedServer.start(Map.of("GET /x", "200 OK\n\nsecret"))) {
        var run = CommandRun.inColour(arguments(server, "http://api.example/x", "--from", APP));

        assertThat(run.out()).contains("\u001b[1;31mBlocked by cors-check\u001b[0m");
      }
    }

    @Test
    void never_sends_what_its_preflight_did_not_allow() {
      try (var server = ScriptedServer.start(Map.of("OPTIONS /x", PREFLIGHT))) {
        var run = fetch(server, "--from", APP, "-X", "DELETE");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
            .contains("Access-Control-Allow-Methods: PUT, DELETE")
            .contains("The request itself was never sent.");
        assertThat(server.requests()).singleElement().asString().startsWith("OPTIONS ");
      }
    }

    @Test
    void shows_no_secret_in_the_report() {
      try (var server =
          ScriptedServer.start(Map.of("GET /x", "200 OK\nSet-Cookie: s=swordfish1\n\n"))) {
        for (var format : List.of("text", "json")) {
          var run =
              fetch(
                  server,
                  "--from",
                  "http://api.example",
                  "-H",
                  "Authorization: Bearer swordfish2",
                  "--cookie",
                  "a=swordfish3",
                  "--format",
                  format);

          assertThat(run.out()).contains("Bearer …", "a=…", "s=…").doesNotContain("swordfish");
          assertThat(server.requests().get(0)).contains("Bearer swordfish2", "a=swordfish3");
        }
      }
    }
  }

  @Nested
  class Other_things_that_pages_do {
    @Test
    void a_form_sends_its_fields_and_the_cookies_that_go_along() {
      try (var server =
          ScriptedServer.start(Map.of("POST /x", "200 OK\nContent-Type: text/html\n\n"))) {
        var run =
            fetch(
                server,
                "--from",
                "http://evil.example",
                "--form",
                "-F",
                "to=m&e",
                "--cookie",
                "lax=1; SameSite=Lax",
                "--cookie",
                "none=1",
                "--as",
                "webkit");

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(server.requests().get(0))
            .contains("Origin: http://evil.example", "Cookie: none=1", "\r\n\r\nto=m%26e")
            .doesNotContain("lax");
        assertThat(run.out()).containsSubsequence("cookie lax stays: it is SameSite=Lax", "CSRF");
      }
    }

    @Test
    void a_web_socket_opens_whatever_its_origin_unless_the_server_looks() {
      var accepting =
          Map.of(
              "GET /x",
              "101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\n"
                  + "Sec-WebSocket-Accept: {accept}\n\n");
      try (var server = ScriptedServer.start(accepting)) {
        var run =
            CommandRun.of(
                arguments(
                    server, "ws://api.example/x", "--from", "http://evil.example", "--websocket"));

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("It is open");
        assertThat(server.requests().get(0)).contains("Origin: http://evil.example");
      }
      try (var server = ScriptedServer.start(Map.of("GET /x", "403 Forbidden\n\n"))) {
        var run =
            CommandRun.of(
                arguments(
                    server, "ws://api.example/x", "--from", "http://evil.example", "--websocket"));

        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
      }
    }

    @Test
    void the_user_types_an_address_and_strict_cookies_go_along() {
      try (var server =
          ScriptedServer.start(Map.of("GET /x", "200 OK\nContent-Type: text/html\n\n"))) {
        var run = fetch(server, "--cookie", "sid=1; SameSite=Strict");

        assertThat(run.exitCode()).isZero();
        assertThat(server.requests().get(0)).contains("Cookie: sid=1").doesNotContain("Origin:");
      }
    }

    @Test
    void a_framed_page_has_no_third_party_cookies_where_they_are_blocked() {
      try (var server =
          ScriptedServer.start(
              Map.of(
                  "GET /x", "200 OK\n" + GRANT + "\nAccess-Control-Allow-Credentials: true\n\n"))) {
        var run =
            fetch(
                server,
                "--from",
                "http://api.example",
                "--top",
                APP,
                "--credentials",
                "include",
                "--third-party-cookies",
                "blocked",
                "--as",
                "firefox",
                "--cookie",
                "sid=1");

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("in a frame of http://app.example/").contains("sid stays");
        assertThat(server.requests().get(0)).doesNotContain("Cookie:");
      }
    }

    @Test
    void the_jar_is_read_and_written_back() throws IOException {
      var jar = folder.resolve("jar.txt");
      try (var server = ScriptedServer.start(Map.of("GET /x", "200 OK\nSet-Cookie: sid=7\n\n"))) {
        fetch(server, "--cookie-jar", jar.toString());
        assertThat(Files.readString(jar)).contains("sid=7");

        fetch(server, "--cookie-jar", jar.toString());
        assertThat(server.requests().get(1)).contains("Cookie: sid=7");
      }
    }

    @Test
    void a_body_comes_from_a_file() throws IOException {
      var file = Files.writeString(folder.resolve("body"), "{\"a\":1}");
      try (var server = ScriptedServer.start(Map.of("POST /x", "200 OK\n" + GRANT + "\n\n"))) {
        var run = fetch(server, "--from", APP, "-d", "@" + file);

        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(server.requests().get(0))
            .contains("Content-Type: text/plain;charset=UTF-8")
            .endsWith("{\"a\":1}");
      }
    }
  }

  @Nested
  class A_server_that_cannot_be_reached {
    @Test
    void is_exit_code_3() {
      int port;
      try (var gone = ScriptedServer.start(Map.of())) {
        port = Integer.parseInt(gone.as("").substring(":127.0.0.1:".length()));
      }
      var run =
          CommandRun.of("fetch", "http://127.0.0.1:" + port + "/", "--from", "http://localhost");

      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.out()).contains("No answer.", "Nothing answers at 127.0.0.1:" + port);
    }

    @Test
    void speaks_no_tls() {
      try (var server = ScriptedServer.start(Map.of())) {
        var run =
            CommandRun.of(
                "fetch",
                "https://api.example/",
                "--from",
                "https://app.example",
                "--resolve",
                server.as("api.example:443"),
                "--max-time",
                "20");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("No answer.", "https://api.example");
      }
    }
  }

  /** The page on formats shows a report: this very one. */
  @Test
  void the_json_is_that_of_the_page_on_formats() throws IOException {
    var page = Files.readString(Path.of("..", "docs", "formats.md"));
    int start = page.indexOf("```json fetch\n");
    assertThat(start).isPositive();
    var documented = page.substring(page.indexOf('\n', start) + 1, page.indexOf("```", start + 3));
    try (var server = ScriptedServer.start(Map.of("OPTIONS /x", PREFLIGHT))) {
      var run =
          fetch(server, "--from", APP, "-X", "DELETE", "--as", "standard", "--format", "json");

      assertThat(new JsonObject(run.out())).isEqualTo(new JsonObject(documented));
      assertThat(new JsonObject(run.out()).fieldNames())
          .containsExactlyElementsOf(new JsonObject(documented).fieldNames());
    }
  }
}
