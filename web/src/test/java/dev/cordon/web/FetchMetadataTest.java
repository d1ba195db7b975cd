package dev.cordon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Fetch metadata")
class FetchMetadataTest {
  @ParameterizedTest(name = "Sec-Fetch-Site: {0} is {1}")
  @CsvSource({
    "same-origin, SAME_ORIGIN",
    "same-site, SAME_SITE",
    "cross-site, CROSS_SITE",
    "none, NONE",
  })
  void site(String value, FetchSite site) {
    assertThat(FetchSite.of(value)).isEqualTo(site);
  }

  @ParameterizedTest(name = "Sec-Fetch-Site: \"{0}\" is none of the known values")
  @ValueSource(
      strings = {
        "",
        "Same-Origin",
        "SAME-ORIGIN",
        "same_origin",
        "same-origin ",
        " same-origin",
        "same-origin, cross-site",
        "same-origin;a=1",
        "\"same-origin\"",
        "same-\u017fite",
        "absent",
        "other",
      })
  void oddSite(String value) {
    assertThat(FetchSite.of(value)).isEqualTo(FetchSite.OTHER);
  }

  @ParameterizedTest(name = "Sec-Fetch-Mode: {0} is {1}")
  @CsvSource({
    "navigate, NAVIGATE",
    "cors, CORS",
    "no-cors, NO_CORS",
    "same-origin, SAME_ORIGIN",
    "websocket, WEBSOCKET",
    "CORS, OTHER",
    "'', OTHER",
    "no_cors, OTHER",
  })
  void mode(String value, RequestMode mode) {
    assertThat(RequestMode.of(value)).isEqualTo(mode);
  }

  @Nested
  @DisplayName("Sec-Fetch-Dest")
  class Destinations {
    @Test
    void knowsEachOfItsNames() {
      for (Destination destination :
          EnumSet.complementOf(EnumSet.of(Destination.ABSENT, Destination.OTHER))) {
        String value = destination.name().toLowerCase(java.util.Locale.ROOT);
        assertThat(Destination.of(value)).isEqualTo(destination);
        assertThat(Destination.of(value.toUpperCase(java.util.Locale.ROOT)))
            .isEqualTo(Destination.OTHER);
      }
    }

    @ParameterizedTest(name = "\"{0}\" is none of the known values")
    @ValueSource(strings = {"", "absent", "other", "Document", "document ", "image,script"})
    void oddValues(String value) {
      assertThat(Destination.of(value)).isEqualTo(Destination.OTHER);
    }

    @Test
    void tellsFramesFromOthers() {
      assertThat(Arrays.stream(Destination.values()).filter(Destination::isFrame))
          .containsExactlyInAnyOrder(
              Destination.EMBED,
              Destination.FENCEDFRAME,
              Destination.FRAME,
              Destination.IFRAME,
              Destination.OBJECT);
    }
  }

  @Test
  void absentIsNoValue() {
    assertThat(FetchMetadata.of(null, null, null, null)).isEqualTo(FetchMetadata.ABSENT);
    assertThat(FetchSite.of(null)).isEqualTo(FetchSite.ABSENT);
    assertThat(RequestMode.of(null)).isEqualTo(RequestMode.ABSENT);
    assertThat(Destination.of(null)).isEqualTo(Destination.ABSENT);
  }

  @Test
  void ofFourHeaders() {
    assertThat(FetchMetadata.of("none", "navigate", "document", "?1"))
        .isEqualTo(
            new FetchMetadata(FetchSite.NONE, RequestMode.NAVIGATE, Destination.DOCUMENT, true));
    assertThat(FetchMetadata.of("none", "navigate", "document", "?0").user()).isFalse();
    assertThat(FetchMetadata.of("none", "navigate", "document", "1").user()).isFalse();
  }
}
