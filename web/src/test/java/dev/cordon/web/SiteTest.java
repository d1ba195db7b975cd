package dev.cordon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A site")
class SiteTest {
  @ParameterizedTest(name = "{0} and {1} are of one: {2}")
  @CsvSource({
    "https://bank.example, https://bank.example, true",
    "https://bank.example, https://blog.bank.example:8443, true",
    "https://a.b.bank.co.uk, https://bank.co.uk, true",
    "https://bank.example, http://bank.example, false",
    "https://bank.example, https://shop.example, false",
    "https://bank.co.uk, https://evil.co.uk, false",
    "https://a.github.io, https://b.github.io, false",
    "https://github.io, https://github.io, true",
    "https://github.io, https://a.github.io, false",
    "https://co.uk, https://com, false",
    "http://bank.localhost, http://evil.localhost, false",
    "http://blog.bank.localhost:3000, http://bank.localhost, true",
    "http://localhost, http://bank.localhost, false",
    "http://localhost:1, http://localhost:2, true",
    "http://127.0.0.1, http://127.0.0.1:8080, true",
    "http://127.0.0.1, http://127.0.0.2, false",
    "http://[::1], http://[::1]:3000, true",
    "http://[::1], http://[::2], false",
    "http://1.0.0.127, http://2.0.0.127, false",
    "https://bank.example., https://bank.example, false",
    "https://a.bank.example., https://bank.example., true",
    "https://a.xn--p1ai, https://b.a.xn--p1ai, true",
    "https://evilbank.example, https://bank.example, false",
    "http://., http://.., false",
    "chrome-extension://abc, chrome-extension://abc, true",
    "app://a.x.example, app://b.x.example, false",
  })
  void sameSite(String one, String other, boolean same) {
    Site site = Site.of(Origin.parse(one));
    assertThat(site.equals(Site.of(Origin.parse(other)))).isEqualTo(same);
    assertThat(site)
        .isEqualTo(Site.of(Origin.parse(one)))
        .hasSameHashCodeAs(Site.of(Origin.parse(one)));
  }

  @Test
  void isTheRegistrableDomainOrTheWholeHost() {
    assertThat(Site.of(Origin.parse("https://a.b.bank.co.uk")).registrableDomain())
        .isEqualTo("bank.co.uk");
    assertThat(Site.of(Origin.parse("https://co.uk")).registrableDomain()).isEqualTo("co.uk");
    assertThat(Site.of(Origin.parse("https://[::1]")).registrableDomain()).isEqualTo("[::1]");
  }

  @Test
  @DisplayName("of an opaque origin equals no other, not even that of another opaque origin")
  void opaque() {
    Site one = Site.of(Origin.OPAQUE);
    Site other = Site.of(Origin.OPAQUE);
    assertThat(one).isNotEqualTo(other);
    assertThat(Set.of(one)).contains(one).doesNotContain(other);
    assertThat(Site.of(Origin.parse("null://null"))).isNotEqualTo(one);
  }
}
