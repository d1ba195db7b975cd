package dev.cordon.conformance.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.profile.Rule;
import dev.cordon.rig.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** nginx, configured wrongly and then as {@code cordon fetch} advises. */
class NginxTest {
  private static final String APP = "https://app.example";
  private static final String API = "https://api.example/x";
  private static final String ALLOW = "Access-Control-Allow-Origin";

  /** The smallest PNG there is: one transparent pixel. */
  private static final byte[] PIXEL =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
                  + "rkJggg==");

  @TempDir static Path folder;

  /** An nginx with TLS as api.example, and a page of app.example that asks it. */
  private static Told told(String block, String... more) throws IOException {
    return toldOf(API, block, more);
  }

  private static Told toldOf(String url, String block, String... more) throws IOException {
    if (!Files.exists(folder.resolve("ca.pem"))) {
      var certificates = new Certificates();
      Files.writeString(folder.resolve("host.pem"), certificates.hostPem("api.example"));
      Files.writeString(folder.resolve("key.pem"), certificates.hostKeyPem());
      Files.writeString(folder.resolve("ca.pem"), certificates.authorityPem());
    }
    try (var nginx = Nginx.startTls(folder, block)) {
      return CordonFetch.of(url, APP)
          .at("api.example:443", nginx)
          .with("--cacert", folder.resolve("ca.pem").toString())
          .with(more)
          .run();
    }
  }

  @Nested
  class Add_header {
    @Test
    void without_always_is_missing_on_errors() throws IOException {
      told("add_header " + ALLOW + " " + APP + "; location / { return 404; }")
          .isBlockedBy(Rule.CORS_CHECK)
          .blames(ALLOW, 0)
          .because("status 404")
          .advises("\"" + ALLOW + ": " + APP + "\"", "always")
          .wasExecuted(true);

      told("add_header " + ALLOW + " " + APP + " always; location / { return 404; }").isRead(404);
    }

    @Test
    void is_not_inherited_by_a_location_that_has_one_of_its_own() throws IOException {
      told("add_header "
              + ALLOW
              + " "
              + APP
              + ";"
              + " location / { add_header X-Location 1; return 200; }")
          .isBlockedBy(Rule.CORS_CHECK)
          .blames(ALLOW, 0)
          .advises("a location with an add_header of its own inherits none");

      told("location / { add_header X-Location 1; add_header "
              + ALLOW
              + " "
              + APP
              + ";"
              + " return 200; }")
          .isRead(200);
    }

    @Test
    void together_with_the_application_s_own_makes_two_values() throws IOException {
      try (var application = HandWritten.start(ALLOW, APP)) {
        var proxy = "proxy_pass http://127.0.0.1:" + application.port() + ";";
        told("location / { " + proxy + " add_header " + ALLOW + " " + APP + "; }")
            .isBlockedBy(Rule.CORS_CHECK)
            .blames(ALLOW, 0)
            .because("two layers add it");

        told("location / { "
                + proxy
                + " proxy_hide_header "
                + ALLOW
                + "; add_header "
                + ALLOW
                + " "
                + APP
                + "; }")
            .isRead(204);
      }
    }

    @Test
    void with_a_slash_at_the_origin_s_end_names_no_origin() throws IOException {
      told("location / { add_header " + ALLOW + " " + APP + "/; return 200; }")
          .isBlockedBy(Rule.CORS_CHECK)
          .blames(ALLOW, 0)
          .because("with a slash at its end")
          .advises("\"" + ALLOW + ": " + APP + "\"");

      told("location / { add_header " + ALLOW + " " + APP + "; return 200; }").isRead(200);
    }

    @Test
    void with_http_instead_of_https_names_another_origin() throws IOException {
      told("location / { add_header " + ALLOW + " http://app.example; return 200; }")
          .isBlockedBy(Rule.CORS_CHECK)
          .blames(ALLOW, 0)
          .because("another scheme");
    }
  }

  @Nested
  class A_preflight {
    private static final String GRANT =
        "add_header "
            + ALLOW
            + " "
            + APP
            + " always;"
            + " add_header Access-Control-Allow-Methods 'GET, DELETE' always;";

    @Test
    void is_405_where_files_are_served() throws IOException {
      told(GRANT + " root {folder};", "-X", "DELETE")
          .isBlockedBy(Rule.PREFLIGHT_STATUS)
          .blamesNoHeader()
          .because("status 405")
          .advises("no answer to OPTIONS", "204")
          .wasExecuted(false);

      told(
              "location / { "
                  + GRANT
                  + " if ($request_method = OPTIONS) { "
                  + GRANT
                  + " return 204; } return 200; }",
              "-X",
              "DELETE")
          .isRead(200)
          .wasExecuted(true);
    }

    @Test
    void is_led_from_http_to_https_and_does_not_follow() throws IOException {
      var page = "http://app.example";
      try (var plain = Nginx.start(folder, "return 301 https://api.example$request_uri;")) {
        CordonFetch.of("http://api.example/x", page)
            .at("api.example:80", plain)
            .with("-X", "PUT")
            .run()
            .isBlockedBy(Rule.PREFLIGHT_NO_REDIRECT)
            .blames("Location", 0)
            .advises("final URL")
            .wasExecuted(false);
      }

      told(
              "location / { add_header "
                  + ALLOW
                  + " "
                  + APP
                  + ";"
                  + " add_header Access-Control-Allow-Methods PUT; return 200; }",
              "-X",
              "PUT")
          .isRead(200);
    }

    @Test
    void lacks_the_method() throws IOException {
      var origin = "location / { add_header " + ALLOW + " " + APP + "; ";
      told(
              origin + "add_header Access-Control-Allow-Methods 'GET, POST'; return 200; }",
              "-X",
              "PATCH")
          .isBlockedBy(Rule.PREFLIGHT_ALLOW_METHODS)
          .blames("Access-Control-Allow-Methods", 0)
          .advises("GET, POST, PATCH");

      told(
              origin + "add_header Access-Control-Allow-Methods 'GET, POST, PATCH'; return 200; }",
              "-X",
              "PATCH")
          .isRead(200);
    }
  }

  @Test
  void a_header_that_is_not_exposed_is_hidden_from_the_page() throws IOException {
    var origin = "add_header " + ALLOW + " " + APP + "; add_header X-Total-Count 7; ";
    told("location / { " + origin + " return 200; }", "--reads-header", "X-Total-Count")
        .isBlockedBy(Rule.CORS_FILTER)
        .blames("Access-Control-Expose-Headers", 0)
        .advises("Access-Control-Expose-Headers: X-Total-Count");

    told(
            "location / { "
                + origin
                + " add_header Access-Control-Expose-Headers X-Total-Count;"
                + " return 200; }",
            "--reads-header",
            "X-Total-Count")
        .isRead(200);
  }

  @Test
  void a_redirect_to_a_third_origin_asks_there_with_the_origin_null() throws IOException {
    var block =
        "server_name api.example; add_header "
            + ALLOW
            + " "
            + APP
            + ";"
            + " location / { return 302 https://api.example:444/y; }";
    try (var there =
        Nginx.startTls(
            folder, "add_header " + ALLOW + " " + APP + ";" + " location / { return 200; }")) {
      var elsewhere = "api.example:444:127.0.0.1:" + there.port();
      told(block, "--resolve", elsewhere)
          .isBlockedBy(Rule.CORS_CHECK)
          .blames(ALLOW, 1)
          .advises("\"Origin: null\"", "directly");

      toldOf("https://api.example:444/y", block, "--resolve", elsewhere).isRead(200);
    }
  }

  @Test
  void a_cookie_without_same_site_none_stays_at_home() throws IOException {
    var block =
        "add_header "
            + ALLOW
            + " "
            + APP
            + " always;"
            + " add_header Access-Control-Allow-Credentials true always;"
            + " location / { if ($cookie_sid = '') { return 401; } return 200; }";
    told(block, "--credentials", "include", "--cookie", "sid=1; Secure; HttpOnly")
        .isRead(401)
        .keptCookie("sid", Rule.SAME_SITE_DEFAULT_LAX, "SameSite=None; Secure");

    told(block, "--credentials", "include", "--cookie", "sid=1; Secure; HttpOnly; SameSite=None")
        .isRead(200);
  }

  @Test
  void a_resource_policy_of_same_origin_keeps_an_image_from_other_sites() throws IOException {
    Files.write(folder.resolve("a.png"), PIXEL);
    var corp = "root {folder}; add_header Cross-Origin-Resource-Policy ";
    toldOf("https://api.example/a.png", corp + "same-origin;", "--img")
        .isBlockedBy(Rule.CORP)
        .blames("Cross-Origin-Resource-Policy", 0)
        .advises("cross-origin")
        .wasExecuted(true);

    toldOf("https://api.example/a.png", corp + "cross-origin;", "--img").is("loaded");
  }

  @Test
  void x_frame_options_keeps_a_page_out_of_frames() throws IOException {
    var page = "default_type text/html; location / { add_header ";
    told(page + "X-Frame-Options SAMEORIGIN; return 200 '<p>'; }", "--iframe")
        .isBlockedBy(Rule.X_FRAME_OPTIONS)
        .blames("X-Frame-Options", 0)
        .advises("frame-ancestors");

    told(
            page + "Content-Security-Policy 'frame-ancestors " + APP + "'; return 200 '<p>'; }",
            "--iframe")
        .is("loaded");
  }

  @Test
  void plain_http_is_mixed_content_for_a_secure_page() throws IOException {
    var block = "add_header " + ALLOW + " " + APP + "; location / { return 200; }";
    var told = toldOf("http://api.example/x", block);

    told.isBlockedBy(Rule.MIXED_CONTENT_BLOCK).blamesNoHeader().advises("https");
    assertThat(told.report().getJsonArray("exchanges")).isEmpty();
    told(block).isRead(200);
  }
}
