package dev.cordon.browser.fetch;

import static dev.cordon.browser.fetch.Lab.A;
import static dev.cordon.browser.fetch.Lab.B;
import static dev.cordon.browser.fetch.Lab.cors;
import static dev.cordon.browser.fetch.Lab.framed;
import static dev.cordon.browser.fetch.Lab.sandboxed;
import static dev.cordon.browser.fetch.Lab.trusted;
import static dev.cordon.browser.fetch.Lab.withCredentials;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Profiles;
import dev.cordon.browser.profile.Rule;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Fetch, CORS-preflight cache")
final class PreflightCacheTest {

  private static Response allowing(String methods, String headers, String maxAge) {
    var response = trusted();
    if (methods != null) {
      response = response.with("Access-Control-Allow-Methods", methods);
    }
    if (headers != null) {
      response = response.with("Access-Control-Allow-Headers", headers);
    }
    return maxAge == null ? response : response.with("Access-Control-Max-Age", maxAge);
  }

  private static Lab lab(Profile profile, Response preflight) {
    return new Lab(profile).answer("OPTIONS", B, preflight).answer(B, trusted());
  }

  private static Lab lab(Response preflight) {
    return lab(Profile.standard(), preflight);
  }

  /** Whether this fetch asks first. */
  private static boolean asks(Lab lab, FetchRequest request) {
    var before = lab.wire.size();
    lab.fetch(request);
    return lab.wire.get(before).method().equals("OPTIONS")
        && lab.wire.get(before).headers().has("Access-Control-Request-Method");
  }

  @ParameterizedTest(name = "Max-Age {0}: good for {1} s")
  @CsvSource({
    ", 5",
    "10, 10",
    "0, 0",
    "'', 5",
    "-1, 5",
    "abc, 5",
    "1.5, 5",
    "'10, 20', 5",
    "10s, 5",
    "10/, 5",
    "10:, 5",
    "7200, 7200",
    "7201, 7200",
    "86400, 7200",
    "99999999999999999999999, 7200",
    "0010, 10"
  })
  void lasts_as_long_as_the_answer_says(String maxAge, int seconds) {
    var lab = lab(allowing("PUT", null, maxAge));
    assertThat(asks(lab, cors("PUT", B))).isTrue();
    if (seconds > 0) {
      lab.pass(Duration.ofSeconds(seconds).minusMillis(1));
      assertThat(asks(lab, cors("PUT", B))).isFalse();
      lab.pass(Duration.ofMillis(1));
    }
    assertThat(asks(lab, cors("PUT", B))).isTrue();
  }

  @Test
  void is_for_the_method_and_the_headers_that_were_named() {
    var lab = lab(allowing("PUT, DELETE", "x-a, X-B", "60"));
    assertThat(asks(lab, cors("PUT", B))).isTrue();
    assertThat(asks(lab, cors("DELETE", B, "x-b", "1"))).isFalse();
    assertThat(asks(lab, cors("PUT", B, "X-A", "1", "X-B", "1"))).isFalse();
    assertThat(asks(lab, cors("GET", B, "X-A", "1"))).isFalse();
    assertThat(asks(lab, cors("HEAD", B, "X-A", "1"))).isFalse();
    assertThat(asks(lab, cors("PATCH", B))).isTrue();
  }

  @Test
  void is_for_one_url() {
    var lab = lab(allowing("PUT", null, "60"));
    lab.fetch(cors("PUT", B));
    assertThat(asks(lab, cors("PUT", B))).isFalse();
    assertThat(asks(lab, cors("PUT", B + "?q"))).isTrue();
    assertThat(asks(lab, cors("PUT", "https://b.test/"))).isTrue();
  }

  @Test
  void is_for_one_origin_and_null_is_one() {
    var star =
        Response.of(204, "Access-Control-Allow-Origin", "*")
            .with("Access-Control-Allow-Methods", "PUT");
    var lab = new Lab(Profile.standard()).answer(B, star);
    var top = A + "/";
    assertThat(asks(lab, cors(framed("https://c.test/", top), "PUT", B))).isTrue();
    assertThat(asks(lab, cors(framed("https://d.test/", top), "PUT", B))).isTrue();
    assertThat(asks(lab, cors(sandboxed("https://c.test/", top), "PUT", B))).isTrue();
    assertThat(asks(lab, cors(sandboxed("https://d.test/", top), "PUT", B))).isFalse();
    assertThat(asks(lab, cors(framed("https://c.test/", top), "PUT", B))).isFalse();
  }

  @Test
  void is_for_one_top_level_site() {
    var star =
        Response.of(204, "Access-Control-Allow-Origin", "*")
            .with("Access-Control-Allow-Methods", "PUT");
    var lab = new Lab(Profile.standard()).answer(B, star);
    var shared =
        new Lab(Profile.standard().without(Rule.PREFLIGHT_CACHE_PARTITION)).answer(B, star);
    for (var each : new Lab[] {lab, shared}) {
      assertThat(asks(each, cors(framed("https://c.test/", "https://a.test/"), "PUT", B))).isTrue();
      assertThat(asks(each, cors(framed("https://c.test/", "https://w.a.test/"), "PUT", B)))
          .isFalse();
    }
    var elsewhere = framed("https://c.test/", "https://d.test/");
    assertThat(asks(lab, cors(elsewhere, "PUT", B))).isTrue();
    assertThat(asks(shared, cors(elsewhere, "PUT", B))).isFalse();
  }

  @Test
  void a_grant_with_credentials_serves_both_and_one_without_only_its_own_kind() {
    var with = lab(allowing("PUT", null, "60"));
    with.fetch(withCredentials(cors("PUT", B)));
    assertThat(asks(with, cors("PUT", B))).isFalse();
    assertThat(asks(with, withCredentials(cors("PUT", B)))).isFalse();

    var without = lab(allowing("PUT", null, "60"));
    without.fetch(cors("PUT", B));
    assertThat(asks(without, cors("PUT", B))).isFalse();
    assertThat(asks(without, withCredentials(cors("PUT", B)))).isTrue();
  }

  @Test
  void a_later_answer_without_credentials_does_not_lengthen_a_grant_with_them() {
    var lab = lab(allowing("PUT, DELETE", null, "10"));
    lab.fetch(withCredentials(cors("PUT", B)));
    lab.answer("OPTIONS", B, allowing("PUT, DELETE, PATCH", null, "600"));
    lab.fetch(cors("PATCH", B));
    lab.pass(Duration.ofSeconds(11));
    assertThat(asks(lab, cors("PUT", B))).isFalse();
    assertThat(asks(lab, withCredentials(cors("PUT", B)))).isTrue();
  }

  @Nested
  @DisplayName("wildcard entries")
  final class Wildcards {
    @Test
    void grant_every_method_and_header_but_authorization() {
      var lab = lab(allowing("*", "*", "60"));
      lab.fetch(cors("PUT", B, "X-A", "1"));
      assertThat(asks(lab, cors("DELETE", B, "X-B", "1"))).isFalse();
      assertThat(asks(lab, cors("GET", B, "Authorization", "x"))).isTrue();
    }

    @Test
    void are_names_like_any_other_with_credentials() {
      var lab = lab(allowing("PUT, *", "x-a, *", "60"));
      lab.fetch(withCredentials(cors("PUT", B, "X-A", "1")));
      assertThat(asks(lab, withCredentials(cors("PUT", B, "X-A", "1")))).isFalse();
      assertThat(asks(lab, withCredentials(cors("DELETE", B)))).isTrue();
      assertThat(asks(lab, withCredentials(cors("GET", B, "X-B", "1")))).isTrue();
    }

    @Test
    void do_not_last_longer_because_a_later_answer_names_one_method() {
      var lab = lab(allowing("*", null, "10"));
      lab.fetch(cors("PUT", B));
      lab.answer("OPTIONS", B, allowing("PUT", "x-a", "600"));
      lab.fetch(cors("PUT", B, "X-A", "1"));
      lab.pass(Duration.ofSeconds(11));
      assertThat(asks(lab, cors("PUT", B))).isFalse();
      assertThat(asks(lab, cors("DELETE", B))).isTrue();
    }
  }

  @Nested
  @DisplayName("clear cache entries")
  final class Cleared {
    @Test
    void a_request_that_failed_takes_its_grants_along() {
      var lab = lab(allowing("PUT", null, "60"));
      lab.fetch(cors("PUT", B));
      lab.answer("PUT", B, Response.of(500));
      assertThat(asks(lab, cors("PUT", B))).isFalse();
      assertThat(asks(lab, cors("PUT", B))).isTrue();
    }

    @Test
    void one_that_did_not_need_them_does_not() {
      var lab = lab(allowing("PUT", null, "60"));
      lab.fetch(cors("PUT", B));
      lab.answer("GET", B, Response.of(500));
      assertThat(lab.fetch(cors("GET", B)).isError()).isTrue();
      assertThat(asks(lab, cors("PUT", B))).isFalse();
    }
  }

  @Test
  void a_refused_preflight_leaves_nothing() {
    var lab = lab(allowing("DELETE", null, "60"));
    assertThat(lab.fetch(cors("PUT", B)).isError()).isTrue();
    assertThat(asks(lab, cors("DELETE", B))).isTrue();
  }

  @Test
  void a_watched_upload_is_remembered_without_allow_methods() {
    var lab = lab(allowing(null, null, "60"));
    for (var i = 0; i < 2; i++) {
      var request = cors("POST", B);
      request.useCorsPreflight = true;
      assertThat(asks(lab, request)).isEqualTo(i == 0);
    }
  }

  @Test
  void holds_so_many_urls_and_no_more() {
    var lab = new Lab(Profile.standard());
    var answer = allowing("PUT", null, "600");
    var cache = new PreflightCache(lab.profile);
    for (var i = 0; i <= PreflightCache.MAX_URLS; i++) {
      var request = cors("PUT", "https://b.test/" + i);
      cache.store(key(request), request, List.of("PUT"), List.of(), answer.headers(), 0);
    }
    assertThat(covers(cache, 0)).isFalse();
    assertThat(covers(cache, 1)).isTrue();
    assertThat(covers(cache, PreflightCache.MAX_URLS)).isTrue();
  }

  @Test
  void holds_so_many_grants_of_a_url_and_no_more() {
    var cache = new PreflightCache(Profile.standard());
    var request = cors("PUT", "https://b.test/0");
    var names = IntStream.range(0, 1_000).mapToObj(i -> "x-" + i).toList();
    cache.store(
        key(request), request, List.of("PUT"), names, allowing(null, null, "600").headers(), 0);
    assertThat(cache.covers(key(request), request, new String[] {"x-5"}, 1)).isTrue();
    assertThat(cache.covers(key(request), request, new String[] {"x-999"}, 1)).isFalse();
  }

  @Test
  void holds_exactly_so_many_grants() {
    var cache = new PreflightCache(Profile.standard());
    var request = cors("PUT", "https://b.test/0");
    var last = PreflightCache.MAX_GRANTS - 2;
    store(cache, request, 0, 600, List.of("PUT"), names(last + 2));
    assertThat(cache.covers(key(request), request, new String[] {"x-" + last}, 1)).isTrue();
    assertThat(cache.covers(key(request), request, new String[] {"x-" + (last + 1)}, 1)).isFalse();
  }

  @Test
  void makes_room_for_new_grants_where_old_ones_have_ended() {
    var cache = new PreflightCache(Profile.standard());
    var request = cors("PUT", "https://b.test/0");
    store(cache, request, 0, 1, List.of("PUT"), names(PreflightCache.MAX_GRANTS));
    store(cache, request, 1_000, 60, List.of("PUT"), List.of("x-new"));
    assertThat(cache.covers(key(request), request, new String[] {"x-new"}, 1_001)).isTrue();
  }

  @Test
  void a_later_answer_lengthens_what_it_grants_again_and_nothing_else() {
    var cache = new PreflightCache(Profile.standard());
    var request = cors("PUT", "https://b.test/0");
    store(cache, request, 0, 10, List.of("PUT", "DELETE"), List.of("x-a", "x-b"));
    store(cache, request, 5_000, 10, List.of("PUT"), List.of("x-a"));
    assertThat(cache.covers(key(request), request, new String[] {"x-a"}, 14_999)).isTrue();
    assertThat(cache.covers(key(request), request, new String[] {"x-b"}, 14_999)).isFalse();
    var delete = cors("DELETE", "https://b.test/0");
    assertThat(cache.covers(key(delete), delete, new String[0], 9_999)).isTrue();
    assertThat(cache.covers(key(delete), delete, new String[0], 10_000)).isFalse();
  }

  @Test
  void a_method_is_no_header_of_that_name_nor_the_other_way_round() {
    var cache = new PreflightCache(Profile.standard());
    var request = cors("PATCH", "https://b.test/0");
    store(cache, request, 0, 60, List.of("PATCH"), List.of());
    assertThat(cache.covers(key(request), request, new String[] {"patch"}, 1)).isFalse();
    store(cache, request, 0, 60, List.of(), List.of("PATCH"));
    assertThat(cache.covers(key(request), request, new String[] {"patch"}, 1)).isTrue();
    var other = new PreflightCache(Profile.standard());
    store(other, request, 0, 60, List.of(), List.of("PATCH"));
    assertThat(other.covers(key(request), request, new String[0], 1)).isFalse();
  }

  @Test
  void a_method_that_is_a_star_is_asked_for_by_its_name() {
    var lab = lab(allowing("PUT", null, "60"));
    lab.fetch(cors("PUT", B));
    assertThat(asks(lab, cors("*", B))).isTrue();
  }

  @Test
  void with_a_single_item_every_later_answer_replaces_the_earlier_one() {
    var cache = new PreflightCache(Profiles.WEBKIT);
    var request = cors("PUT", "https://b.test/0");
    store(cache, request, 0, 60, List.of("PUT"), List.of());
    store(cache, request, 0, 60, List.of("DELETE"), List.of());
    assertThat(cache.covers(key(request), request, new String[0], 1)).isFalse();
    store(cache, request, 0, 60, List.of("PUT"), List.of());
    store(cache, request, 0, 0, List.of("DELETE"), List.of());
    assertThat(cache.covers(key(request), request, new String[0], 1)).isFalse();
    store(cache, request, 0, 60, List.of("PUT"), List.of());
    assertThat(cache.covers(key(request), request, new String[] {"x-a"}, 1)).isFalse();
    assertThat(cache.covers(key(request), request, new String[0], 1)).as("gone").isFalse();
  }

  @Test
  void an_answer_that_is_good_for_nothing_leaves_an_earlier_one_where_there_are_several() {
    var cache = new PreflightCache(Profile.standard());
    var request = cors("PUT", "https://b.test/0");
    store(cache, request, 0, 60, List.of("PUT"), List.of());
    store(cache, request, 0, 0, List.of("DELETE"), List.of());
    assertThat(cache.covers(key(request), request, new String[] {"x-a"}, 1)).isFalse();
    assertThat(cache.covers(key(request), request, new String[0], 1)).isTrue();
  }

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "x-" + i).toList();
  }

  private static void store(
      PreflightCache cache,
      FetchRequest request,
      long now,
      int maxAge,
      List<String> methods,
      List<String> names) {
    var answer = allowing(null, null, String.valueOf(maxAge)).headers();
    cache.store(key(request), request, methods, names, answer, now);
  }

  private static boolean covers(PreflightCache cache, int i) {
    var request = cors("PUT", "https://b.test/" + i);
    return cache.covers(key(request), request, new String[0], 1);
  }

  private static PreflightCache.Key key(FetchRequest request) {
    return new PreflightCache.Key(null, A, request.url());
  }

  @Nested
  @DisplayName("browsers that differ")
  final class Divergences {
    @ParameterizedTest(name = "{0} caps at {1} s")
    @CsvSource({"chromium, 7200", "firefox, 86400", "webkit, 600"})
    void by_the_longest_age(String name, int seconds) {
      var lab = lab(Profiles.BY_NAME.get(name), allowing("PUT", null, "999999"));
      lab.fetch(cors("PUT", B));
      lab.pass(Duration.ofSeconds(seconds - 1));
      assertThat(asks(lab, cors("PUT", B))).isFalse();
      lab.pass(Duration.ofSeconds(1));
      assertThat(asks(lab, cors("PUT", B))).isTrue();
    }

    @ParameterizedTest(name = "Max-Age {0}")
    @ValueSource(strings = {"-1", "abc", "5s"})
    void without_the_rule_an_unparsable_age_is_none(String maxAge) {
      var profile = Profile.standard().without(Rule.PREFLIGHT_CACHE_UNPARSABLE);
      var lab = lab(profile, allowing("PUT", null, maxAge));
      lab.fetch(cors("PUT", B));
      assertThat(asks(lab, cors("PUT", B))).isTrue();
    }

    @Test
    void without_the_rule_a_missing_age_is_none() {
      var profile = Profile.standard().without(Rule.PREFLIGHT_CACHE_DEFAULT);
      var lab = lab(profile, allowing("PUT", null, null));
      lab.fetch(cors("PUT", B));
      assertThat(asks(lab, cors("PUT", B))).isTrue();
    }

    @Test
    void without_the_rule_a_remembered_star_is_a_name() {
      var profile = Profile.standard().without(Rule.PREFLIGHT_CACHE_WILDCARD);
      var lab = lab(profile, allowing("*", "*", "60"));
      lab.fetch(cors("PUT", B));
      assertThat(asks(lab, cors("PUT", B))).isTrue();
    }

    @Test
    void without_the_rule_head_must_be_named() {
      var profile = Profile.standard().without(Rule.PREFLIGHT_CACHE_HEAD);
      var lab = lab(profile, allowing(null, "x-a", "60"));
      lab.fetch(cors("GET", B, "X-A", "1"));
      assertThat(asks(lab, cors("GET", B, "X-A", "1"))).isFalse();
      assertThat(asks(lab, cors("HEAD", B, "X-A", "1"))).isTrue();
    }

    @Test
    void with_a_single_item_a_new_preflight_replaces_the_old_one() {
      var lab = lab(Profiles.WEBKIT, allowing("PUT", null, "60"));
      lab.fetch(cors("PUT", B));
      assertThat(asks(lab, cors("PUT", B))).isFalse();
      lab.answer("OPTIONS", B, allowing("DELETE", null, "60"));
      assertThat(asks(lab, cors("DELETE", B))).isTrue();
      assertThat(asks(lab, cors("PUT", B))).isTrue();
    }

    @Test
    void with_a_single_item_a_refused_answer_is_remembered_for_what_it_names() {
      var lab = lab(Profiles.WEBKIT, allowing("DELETE", null, "60"));
      assertThat(lab.fetch(cors("PUT", B)).isError()).isTrue();
      assertThat(lab.methods()).containsExactly("OPTIONS");
      assertThat(asks(lab, cors("DELETE", B))).isFalse();
    }
  }
}
