package dev.cordon.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cordon.browser.http.AddressSpace;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Profiles;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import dev.cordon.web.Origin;
import dev.cordon.web.Url;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of what requests tell and who may use an answer, by its absence. */
@DisplayName("Without a rule")
class RuleSwitchTest {
  private static final Settings PAGE = Settings.page("https://a.test/page?q");
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /** What is looked at, as text, under a profile. */
  private interface Look extends Function<Profile, String> {}

  private static Arguments row(Rule rule, String with, String without, Look look) {
    return arguments(rule, with, without, look);
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        row(
            Rule.REFERRER_BY_POLICY,
            "https://a.test/",
            "https://a.test/page?q",
            to("https://b.test/")),
        row(
            Rule.REFERRER_DEFAULT,
            "https://a.test/",
            "https://a.test/page?q",
            to("https://b.test/")),
        row(
            Rule.REFERRER_WEAK_POLICIES,
            "https://a.test/page",
            "https://a.test/",
            profile ->
                Referrers.value(
                    Settings.page("https://a.test/page")
                        .referrerPolicy(ReferrerPolicy.UNSAFE_URL)
                        .fetch("https://b.test/"),
                    profile)),
        row(
            Rule.REFERRER_ON_REDIRECT,
            "null",
            "https://a.test/page?q",
            profile -> {
              var request = PAGE.fetch("https://a.test/");
              Referrers.onRedirect(request, Headers.of("Referrer-Policy", "no-referrer"), profile);
              return String.valueOf(Referrers.value(request, profile));
            }),
        row(
            Rule.FETCH_METADATA,
            "cross-site",
            "null",
            metadata("https://b.test/", "Sec-Fetch-Site")),
        row(
            Rule.FETCH_METADATA_TRUSTWORTHY,
            "null",
            "cross-site",
            metadata("http://b.test/", "Sec-Fetch-Site")),
        row(
            Rule.FETCH_METADATA_CHAIN,
            "cross-site",
            "same-origin",
            profile -> {
              var request = PAGE.fetch("https://b.test/");
              request.urls.add(Url.parse("https://a.test/"));
              return metadata(request, "Sec-Fetch-Site", profile);
            }),
        row(
            Rule.FETCH_METADATA_USER,
            "?1",
            "null",
            profile -> metadata(Settings.typed("https://a.test/"), "Sec-Fetch-User", profile)),
        row(
            Rule.FETCH_METADATA_WEBSOCKET,
            "websocket",
            "null",
            profile -> {
              var request = PAGE.fetch("https://b.test/");
              request.mode = Mode.WEBSOCKET;
              return metadata(request, "Sec-Fetch-Mode", profile);
            }),
        row(
            Rule.STORAGE_ACCESS_HEADER,
            "active",
            "null",
            profile ->
                metadata(
                    PAGE.element(Destination.IMAGE, "https://b.test/"),
                    "Sec-Fetch-Storage-Access",
                    profile)),
        row(
            Rule.UPGRADE_INSECURE_REQUESTS,
            "https://b.test/",
            "http://b.test/",
            profile -> {
              var request = Settings.page("https://a.test/").upgrading().fetch("http://b.test/");
              Upgrades.upgrade(request, profile);
              return request.url().toString();
            }),
        row(
            Rule.UPGRADE_PREFERENCE,
            "1",
            "null",
            profile -> {
              var headers = Headers.builder();
              Upgrades.appendPreference(headers, PAGE.link("https://b.test/"), profile);
              return String.valueOf(headers.build().get("Upgrade-Insecure-Requests"));
            }),
        row(Rule.MIXED_CONTENT_UPGRADE, "https://b.test/i", "http://b.test/i", image(PAGE)),
        row(
            Rule.BLOCK_ALL_MIXED_CONTENT,
            "http://b.test/i",
            "https://b.test/i",
            image(Settings.page("https://a.test/").blockingAllMixedContent())),
        row(
            Rule.MIXED_CONTENT_BLOCK,
            "kept",
            "let in",
            profile -> outcome(MixedContent.check(PAGE.fetch("http://b.test/"), profile))),
        row(
            Rule.MIXED_CONTENT_LOCALHOST,
            "let in",
            "kept",
            profile -> outcome(MixedContent.check(PAGE.fetch("http://localhost/"), profile))),
        row(
            Rule.HSTS,
            "true",
            "false",
            profile -> {
              var hsts = new Hsts(profile);
              var headers = Headers.of("Strict-Transport-Security", "max-age=60");
              hsts.remember(Url.parse("https://b.test/"), headers, NOW);
              return String.valueOf(hsts.applies(Url.parse("http://b.test/"), NOW));
            }),
        row(
            Rule.LOCAL_NETWORK_ACCESS,
            "kept",
            "let in",
            profile -> {
              var request = PAGE.fetch("https://b.test/");
              return outcome(
                  LocalNetworkAccess.check(request, request.url(), AddressSpace.LOCAL, profile));
            }),
        row(
            Rule.CORP,
            "kept",
            "let in",
            policy(PAGE, "Cross-Origin-Resource-Policy", "same-origin")),
        row(
            Rule.CORP_SAME_SITE_SCHEME,
            "kept",
            "let in",
            profile ->
                outcome(
                    CrossOriginResourcePolicy.check(
                        Settings.page("http://a.test/")
                            .element(Destination.IMAGE, "https://www.a.test/"),
                        Response.of(200, "Cross-Origin-Resource-Policy", "same-site"),
                        0,
                        profile))),
        row(
            Rule.COEP_REQUIRE_CORP,
            "kept",
            "let in",
            policy(Settings.page("https://a.test/").embedderPolicy(EmbedderPolicy.REQUIRE_CORP))),
        row(
            Rule.COEP_CREDENTIALLESS,
            "CREDENTIALLESS",
            "UNSAFE_NONE",
            profile ->
                DocumentPolicies.of(
                        Headers.of("Cross-Origin-Embedder-Policy", "credentialless"), profile)
                    .embedderPolicy()
                    .name()),
        row(
            Rule.COEP_FRAMES,
            "kept",
            "let in",
            profile ->
                outcome(
                    Framing.checkEmbedder(
                        Settings.page("https://a.test/")
                            .embedderPolicy(EmbedderPolicy.REQUIRE_CORP)
                            .build(),
                        EmbedderPolicy.UNSAFE_NONE,
                        0,
                        profile))),
        row(Rule.ORB, "kept", "let in", opaque("{\"a\": 1}")),
        row(Rule.ORB_SCRIPT_PARSED, "kept", "let in", opaque("some words")),
        row(Rule.NOSNIFF_SCRIPT, "kept", "let in", typed(Destination.SCRIPT, "text/plain")),
        row(Rule.NOSNIFF_STYLE, "kept", "let in", typed(Destination.STYLE, "text/plain")),
        row(
            Rule.SCRIPT_MIME,
            "kept",
            "let in",
            profile ->
                outcome(
                    ResponseTypeChecks.check(
                        PAGE.element(Destination.SCRIPT, "https://b.test/"),
                        Response.of(200, "Content-Type", "text/csv"),
                        0,
                        profile))),
        row(Rule.MODULE_MIME, "kept", "let in", p -> outcome(ContentTypes.module(plain(), 0, p))),
        row(
            Rule.WORKER_MIME,
            "kept",
            "let in",
            p -> outcome(ContentTypes.workerScript(plain(), 0, p))),
        row(
            Rule.STYLE_MIME,
            "kept",
            "let in",
            p -> outcome(ContentTypes.styleSheet(plain(), 0, p))),
        row(
            Rule.EVENT_SOURCE_CORS,
            "kept",
            "let in",
            p -> outcome(ContentTypes.eventStream(plain(), 0, p))),
        row(Rule.X_FRAME_OPTIONS, "kept", "let in", framed("X-Frame-Options", "DENY")),
        row(
            Rule.FRAME_ANCESTORS,
            "kept",
            "let in",
            framed("Content-Security-Policy", "frame-ancestors 'none'")),
        row(
            Rule.CSP_SANDBOX,
            "[]",
            "none",
            profile -> {
              var headers = Headers.of("Content-Security-Policy", "sandbox allow-forms");
              return DocumentPolicies.of(headers, profile).sandbox().isEmpty() ? "none" : "[]";
            }));
  }

  @ParameterizedTest(name = "{0}: {2} instead of {1}")
  @MethodSource("rules")
  void something_else_happens(Rule rule, String with, String without, Look look) {
    assertThat(look.apply(Profile.standard())).isEqualTo(with);
    assertThat(look.apply(Profile.standard().without(rule))).isEqualTo(without);
  }

  @ParameterizedTest
  @MethodSource("emptied")
  void of_those_beyond_the_standards_something_else_happens_with_it(
      Profile profile, boolean empty) {
    assertThat(OpaqueResponseBlocking.empties(PAGE.fetch("https://b.test/"), profile))
        .isEqualTo(empty);
  }

  static Stream<Arguments> emptied() {
    return Stream.of(
        arguments(Profile.standard(), false),
        arguments(Profiles.CHROMIUM, true),
        arguments(Profiles.CHROMIUM.without(Rule.ORB_EMPTIES_FETCH), false));
  }

  private static Response plain() {
    return Response.ok("text/plain", "");
  }

  private static String outcome(Object block) {
    return block == null ? "let in" : "kept";
  }

  private static Look to(String url) {
    return profile -> String.valueOf(Referrers.value(PAGE.fetch(url), profile));
  }

  private static Look metadata(String url, String name) {
    return profile -> metadata(PAGE.fetch(url), name, profile);
  }

  private static String metadata(FetchRequest request, String name, Profile profile) {
    var headers = Headers.builder();
    FetchMetadataHeaders.append(headers, request, profile);
    return String.valueOf(headers.build().get(name));
  }

  private static Look image(Settings page) {
    return profile -> {
      var request = page.element(Destination.IMAGE, "http://b.test/i");
      Upgrades.upgrade(request, profile);
      return request.url().toString();
    };
  }

  private static Look policy(Settings page, String... lines) {
    return profile ->
        outcome(
            CrossOriginResourcePolicy.check(
                page.element(Destination.IMAGE, "https://b.test/"),
                Response.of(200, lines),
                0,
                profile));
  }

  private static Look opaque(String body) {
    return profile ->
        outcome(
            OpaqueResponseBlocking.check(
                PAGE.element(Destination.IMAGE, "https://b.test/"),
                Response.ok("text/plain", body),
                0,
                profile));
  }

  private static Look typed(Destination destination, String type) {
    return profile ->
        outcome(
            ResponseTypeChecks.check(
                PAGE.element(destination, "https://b.test/"),
                Response.of(200, "Content-Type", type, "X-Content-Type-Options", "nosniff"),
                0,
                profile));
  }

  private static Look framed(String name, String value) {
    return profile ->
        outcome(
            Framing.check(
                Headers.of(name, value),
                Url.parse("https://b.test/"),
                List.of(Origin.parse("https://a.test")),
                0,
                profile));
  }
}
