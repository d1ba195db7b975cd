package dev.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The time of a line of the access log. */
class LogTimeTest {

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "2030-01-31T12:00:00.123456Z",
        "2030-01-31T12:00:00.000001Z",
        "2030-01-31T12:00:00.900100Z",
        "2030-01-31T12:00:01.100010Z",
        "2030-01-31T12:00:01Z",
        "2030-01-31T12:00:01.500Z",
        "2030-01-31T12:00:01.123456789Z",
        "1969-12-31T23:59:59.999999Z",
        "+12030-01-31T12:00:00.123456Z",
      })
  void is_that_of_the_instant(String text) {
    Instant time = Instant.parse(text);

    assertThat(LogTime.of(time)).isEqualTo(text).isEqualTo(time.toString());
    assertThat(LogTime.of(time)).isEqualTo(text);
  }
}
