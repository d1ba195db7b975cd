package dev.cordon.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.AddressSpace;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Local Network Access check")
class LocalNetworkAccessTest {
  private static final Profile STANDARD = Profile.standard();

  private static @Nullable Block check(FetchRequest request, AddressSpace target, Profile profile) {
    return LocalNetworkAccess.check(request, request.url(), target, profile);
  }

  @ParameterizedTest(name = "from {0} to {1}: {2}")
  @CsvSource({
    "PUBLIC, PUBLIC, free",
    "PUBLIC, LOCAL, asked",
    "PUBLIC, LOOPBACK, asked",
    "LOCAL, PUBLIC, free",
    "LOCAL, LOCAL, free",
    "LOCAL, LOOPBACK, asked",
    "LOOPBACK, PUBLIC, free",
    "LOOPBACK, LOCAL, free",
    "LOOPBACK, LOOPBACK, free",
  })
  void a_nearer_address_needs_leave(AddressSpace from, AddressSpace to, String outcome) {
    var page = Settings.page("https://app.example/").at(from);
    var request = page.fetch("https://router.example/");
    assertThat(check(request, to, STANDARD) == null ? "free" : "asked").isEqualTo(outcome);
    assertThat(check(request, to, STANDARD.without(Rule.LOCAL_NETWORK_ACCESS))).isNull();
    var granted = page.localNetworkGranted().fetch("https://router.example/");
    assertThat(check(granted, to, STANDARD)).isNull();
  }

  @Test
  void leave_counts_in_secure_contexts_alone() {
    var page = Settings.page("http://app.example/").localNetworkGranted();
    var block = check(page.fetch("http://router.example/"), AddressSpace.LOCAL, STANDARD);
    assertThat(block).isNotNull();
    assertThat(block.problem()).contains("no secure context").contains("public").contains("local");
    assertThat(block.instead()).contains("https");
  }

  @Test
  void a_page_reaches_its_own_secure_origin() {
    var request = Settings.page("https://app.example/").fetch("https://app.example/x");
    assertThat(check(request, AddressSpace.LOCAL, STANDARD)).isNull();
    var insecure = Settings.page("http://app.example/").fetch("http://app.example/x");
    assertThat(check(insecure, AddressSpace.LOCAL, STANDARD)).isNotNull();
  }

  @Test
  void links_are_free_and_frames_are_not() {
    var page = Settings.page("https://app.example/");
    assertThat(check(page.link("http://192.168.0.1/"), AddressSpace.LOCAL, STANDARD)).isNull();
    assertThat(check(page.frame("http://192.168.0.1/"), AddressSpace.LOCAL, STANDARD)).isNotNull();
    assertThat(check(Settings.typed("http://192.168.0.1/"), AddressSpace.LOCAL, STANDARD)).isNull();
  }
}
