package dev.cordon.browser.fetch;

import static dev.cordon.browser.fetch.Lab.A;
import static dev.cordon.browser.fetch.Lab.cors;
import static dev.cordon.browser.fetch.Lab.navigation;
import static dev.cordon.browser.fetch.Lab.shared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import dev.cordon.web.Url;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules in which browsers depart from the standards or from one another, each by its absence. */
@DisplayName("With a rule and without it")
class DepartureTest {
  private static final String B = "https://b.test/";
  private static final String INSECURE = "http://b.test/";

  private static Settings page() {
    return Settings.page(A + "/page");
  }

  private static Settings told(ReferrerPolicy policy) {
    return page().referrerPolicy(policy);
  }

  private static Arguments row(
      Rule rule, String with, String without, Function<Profile, Object> look) {
    return arguments(rule, with, without, look);
  }

  private static Function<Profile, Object> metadata(String name, FetchRequest request) {
    return profile -> {
      var headers = Headers.builder();
      FetchMetadataHeaders.append(headers, request, profile);
      return headers.build().get(name);
    };
  }

  private static Function<Profile, Object> upgraded(Supply supply) {
    return profile -> {
      var request = supply.get();
      Upgrades.upgrade(request, profile);
      return request.url();
    };
  }

  private static Function<Profile, Object> referrerOf(Supply supply) {
    return profile -> {
      var request = supply.get();
      Upgrades.upgrade(request, profile);
      return Referrers.value(request, profile);
    };
  }

  /** A fresh request, since algorithms change it. */
  private interface Supply {
    FetchRequest get();
  }

  private static FetchRequest through(FetchRequest request, String next) {
    request.urls.add(Url.parse(next));
    return request;
  }

  private static String kept(Block block) {
    return block == null ? "let in" : "kept";
  }

  static Stream<Arguments> rules() {
    var downgrade = ReferrerPolicy.NO_REFERRER_WHEN_DOWNGRADE;
    return Stream.of(
        row(
            Rule.BAD_PORT_LATER,
            "ERROR",
            "BASIC",
            profile ->
                new Lab(profile).fetch(navigation(null, "GET", "https://b.test:4190/")).type()),
        row(
            Rule.BAD_PORT_LATER,
            "ERROR",
            "BASIC",
            profile ->
                new Lab(profile).fetch(navigation(null, "GET", "https://b.test:6679/")).type()),
        row(
            Rule.STORAGE_ACCESS_AFTER_REDIRECT,
            "active",
            "null",
            metadata(
                "Sec-Fetch-Storage-Access",
                through(page().element(Destination.IMAGE, "https://c.test/"), B))),
        row(
            Rule.STORAGE_ACCESS_WORKERS,
            "active",
            "null",
            metadata("Sec-Fetch-Storage-Access", page().worker().element(Destination.EMPTY, B))),
        row(
            Rule.FETCH_METADATA_AFTER_REDIRECT,
            "cors",
            "null",
            metadata("Sec-Fetch-Mode", through(page().fetch(B), A + "/"))),
        row(
            Rule.PREFLIGHT_STORAGE_ACCESS,
            "active",
            "null",
            profile -> {
              var preflight = page().fetch(B);
              preflight.asksForCredentials = true;
              var headers = Headers.builder();
              FetchMetadataHeaders.appendToPreflight(headers, preflight, profile);
              return headers.build().get("Sec-Fetch-Storage-Access");
            }),
        row(
            Rule.MIXED_FORM,
            "kept",
            "let in",
            profile -> {
              var form = page().link(INSECURE);
              form.formSubmission = true;
              return kept(MixedContent.check(form, profile));
            }),
        row(
            Rule.MIXED_CONTENT_HTTPS_PAGES,
            "let in",
            "kept",
            profile ->
                kept(
                    MixedContent.check(
                        Settings.page("http://localhost/").fetch(INSECURE), profile))),
        row(
            Rule.MIXED_CONTENT_UPGRADE_CORS,
            "https://b.test/",
            INSECURE,
            upgraded(
                () -> {
                  var image = page().element(Destination.IMAGE, INSECURE);
                  image.mode = Mode.CORS;
                  return image;
                })),
        row(
            Rule.MIXED_CONTENT_UPGRADE_ADDRESS,
            "https://203.0.113.5/",
            "http://203.0.113.5/",
            upgraded(() -> page().element(Destination.IMAGE, "http://203.0.113.5/"))),
        row(
            Rule.UPGRADE_WORKERS,
            "https://b.test/",
            INSECURE,
            upgraded(() -> page().upgrading().worker().fetch(INSECURE))),
        row(
            Rule.UPGRADE_WORKERS,
            "https://b.test/",
            INSECURE,
            upgraded(() -> page().upgrading().element(Destination.WORKER, INSECURE))),
        row(
            Rule.UPGRADE_WORKERS,
            "https://b.test/",
            INSECURE,
            upgraded(() -> page().upgrading().element(Destination.SHAREDWORKER, INSECURE))),
        row(
            Rule.REFERRER_DOWNGRADE_BY_SCHEME,
            "null",
            A + "/",
            referrerOf(() -> told(ReferrerPolicy.STRICT_ORIGIN).fetch("http://localhost/"))),
        row(
            Rule.REFERRER_BEFORE_UPGRADE,
            "null",
            A + "/page",
            referrerOf(() -> told(downgrade).upgrading().frame(INSECURE))),
        row(
            Rule.REFERRER_BEFORE_MEDIA_UPGRADE,
            "null",
            A + "/page",
            referrerOf(() -> told(downgrade).element(Destination.AUDIO, INSECURE))),
        row(
            Rule.REFERRER_BEFORE_MEDIA_UPGRADE,
            "null",
            A + "/page",
            referrerOf(() -> told(downgrade).element(Destination.VIDEO, INSECURE))),
        row(
            Rule.REDIRECT_PREFLIGHT_NAMES,
            "authorization,x-a",
            "x-a",
            profile -> {
              var lab =
                  new Lab(profile)
                      .answer("GET", A + "/x", Response.redirect(307, B))
                      .answer(B, shared());
              lab.fetch(cors("GET", A + "/x", "Authorization", "t", "X-A", "1"));
              return lab.last().header("Access-Control-Request-Headers");
            }),
        row(
            Rule.HSTS_BY_SUBRESOURCE,
            "https://b.test/",
            INSECURE,
            profile -> {
              var lab = new Lab(profile).answer(B, hsts());
              lab.fetch(page().element(Destination.IMAGE, B));
              lab.fetch(navigation(null, "GET", INSECURE));
              return lab.last().url();
            }),
        row(
            Rule.CORP_PLUGINS,
            "kept",
            "let in",
            profile -> {
              var frame = page().frame(B);
              frame.destination = Destination.EMBED;
              var answer = Response.of(200, "Cross-Origin-Resource-Policy", "same-origin");
              return kept(CrossOriginResourcePolicy.check(frame, answer, 0, profile));
            }),
        row(
            Rule.WEBSOCKET_DESTINATION,
            "websocket",
            "empty",
            profile -> {
              var socket = page().fetch(B);
              socket.mode = Mode.WEBSOCKET;
              return metadata("Sec-Fetch-Dest", socket).apply(profile);
            }),
        row(
            Rule.OPEN_NOOPENER_FOREIGN,
            "cross-site",
            "same-origin",
            profile -> {
              var window = page().link(A + "/");
              window.withoutOpener = true;
              return metadata("Sec-Fetch-Site", window).apply(profile);
            }),
        row(
            Rule.OPEN_NOREFERRER_EMPTY,
            "",
            "null",
            referrerOf(
                () -> {
                  var window = told(ReferrerPolicy.NO_REFERRER).link(B);
                  window.withoutOpener = true;
                  return window;
                })));
  }

  private static Response hsts() {
    return Response.of(200, "Strict-Transport-Security", "max-age=60");
  }

  @ParameterizedTest(name = "{0}: {1} with it, {2} without")
  @MethodSource
  void rules(Rule rule, String with, String without, Function<Profile, Object> look) {
    var lacking = Profile.standard().without(rule);
    assertThat(String.valueOf(look.apply(lacking.with(rule)))).isEqualTo(with);
    assertThat(String.valueOf(look.apply(lacking))).isEqualTo(without);
  }

  @Test
  void a_host_is_believed_by_its_own_pages_and_by_whoever_goes_there() {
    var careful = Profile.standard().without(Rule.HSTS_BY_SUBRESOURCE);
    for (var first :
        new FetchRequest[] {
          Settings.page("https://www.b.test/").element(Destination.IMAGE, B),
          page().link(B),
          navigation(null, "GET", B)
        }) {
      var lab = new Lab(careful).answer(B, hsts());
      lab.fetch(first);
      lab.fetch(navigation(null, "GET", INSECURE));
      assertThat(lab.last().url()).hasToString("https://b.test/");
    }
  }

  @Test
  void a_form_tells_what_the_upgraded_url_may_know() {
    var profile = Profile.standard().with(Rule.REFERRER_BEFORE_UPGRADE);
    var form = told(ReferrerPolicy.NO_REFERRER_WHEN_DOWNGRADE).upgrading().frame(INSECURE);
    form.formSubmission = true;
    Upgrades.upgrade(form, profile);
    assertThat(Referrers.value(form, profile)).isEqualTo(A + "/page");
  }

  @Test
  void an_image_and_a_part_of_a_medium_tell_what_the_upgraded_url_may_know() {
    var profile = Profile.standard().with(Rule.REFERRER_BEFORE_MEDIA_UPGRADE);
    var policy = ReferrerPolicy.NO_REFERRER_WHEN_DOWNGRADE;
    var image = told(policy).element(Destination.IMAGE, INSECURE);
    var part = told(policy).element(Destination.VIDEO, INSECURE);
    part.headers = Headers.of("Range", "bytes=0-");
    for (var request : new FetchRequest[] {image, part}) {
      Upgrades.upgrade(request, profile);
      assertThat(Referrers.value(request, profile)).isEqualTo(A + "/page");
    }
  }

  @Test
  void storage_access_after_a_redirect_is_told_unless_a_third_party_led_elsewhere() {
    var careful = Profile.standard().without(Rule.STORAGE_ACCESS_AFTER_REDIRECT);
    var name = "Sec-Fetch-Storage-Access";
    var within = through(page().element(Destination.IMAGE, B + "1"), B + "2");
    assertThat(metadata(name, within).apply(careful)).isEqualTo("active");
    var fromHome = through(page().element(Destination.IMAGE, A + "/1"), B);
    assertThat(metadata(name, fromHome).apply(careful)).isEqualTo("active");
    var below = page().inside(B).inside(A + "/");
    var passed = through(below.element(Destination.IMAGE, A + "/1"), B);
    assertThat(metadata(name, passed).apply(careful)).isNull();
  }
}
