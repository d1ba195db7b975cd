package dev.cordon.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.web.Origin;
import dev.cordon.web.Site;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("HTML, same origin and same site")
class OriginsTest {
  private static final List<Origin> ALL =
      List.of(
              "https://a.test",
              "https://b.test",
              "https://ba.test",
              "https://www.a.test",
              "https://x.www.a.test",
              "https://www.ba.test",
              "http://a.test",
              "http://www.a.test",
              "https://a.test:8443",
              "https://a.test.",
              "https://test",
              "https://co.uk",
              "https://a.co.uk",
              "https://b.co.uk",
              "https://www.a.co.uk",
              "https://a.github.io",
              "https://b.github.io",
              "https://github.io",
              "http://localhost",
              "http://a.localhost",
              "http://127.0.0.1",
              "http://127.0.0.2",
              "http://[::1]",
              "http://[::2]")
          .stream()
          .map(Origin::parse)
          .toList();

  @Test
  void the_short_way_to_a_site_comes_to_the_same_as_the_long_one() {
    for (var a : ALL) {
      for (var b : ALL) {
        var domain = Site.of(a).registrableDomain().equals(Site.of(b).registrableDomain());
        assertThat(Origins.schemelesslySameSite(a, b)).as("%s and %s", a, b).isEqualTo(domain);
        assertThat(Origins.sameSite(a, b))
            .as("%s and %s", a, b)
            .isEqualTo(Site.of(a).equals(Site.of(b)));
        assertThat(Origins.same(a, b)).isEqualTo(a == b);
      }
    }
  }

  @Test
  void an_opaque_origin_is_like_no_other() {
    for (var a : ALL) {
      assertThat(Origins.same(Origin.OPAQUE, a)).isFalse();
      assertThat(Origins.sameSite(Origin.OPAQUE, a)).isFalse();
      assertThat(Origins.schemelesslySameSite(a, Origin.OPAQUE)).isFalse();
    }
    assertThat(Origins.same(Origin.OPAQUE, Origin.OPAQUE)).isFalse();
    assertThat(Origins.schemelesslySameSite(Origin.OPAQUE, Origin.OPAQUE)).isFalse();
  }
}
