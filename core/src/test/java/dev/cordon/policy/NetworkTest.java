package dev.cordon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A network")
class NetworkTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "127.0.0.1, 127.0.0.1/32",
    "0.0.0.0, 0.0.0.0/32",
    "255.255.255.255, 255.255.255.255/32",
    "10.1.2.0/24, 10.1.2.0/24",
    "10.0.0.0/0, 10.0.0.0/0",
    "::1, 0:0:0:0:0:0:0:1/128",
    "2001:db8::/32, 2001:db8:0:0:0:0:0:0/32",
    "::ffff:127.0.0.1, 127.0.0.1/32",
    "0000:0000:0000:0000:0000:ffff:255.255.255.255, 255.255.255.255/32",
  })
  void is_read_as_it_is_written(String text, String network) {
    assertThat(Objects.requireNonNull(Network.parseOrNull(text))).hasToString(network);
  }

  /** The JDK's own reader would ask the DNS about several of these, for whoever sent them. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "256.0.0.1",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.99999999999",
        "1.2.3.",
        ".1.2.3",
        "1..2.3",
        "01.2.3.4",
        "0x7f.0.0.1",
        "2130706433",
        "localhost",
        "a.example",
        "",
        "1.2.3.4 ",
        "+1.2.3.4",
        "١.2.3.4",
        "1.2.3.4/33",
        "1.2.3.4/",
        "1.2.3.4/01",
        "1.2.3.4/-1",
        "1.2.3.4/+1",
        "1.2.3.4/8/8",
        ":::",
        "::1/129",
        "[::1]",
        "::1%lo",
        "::g",
        "1:2:3:4:5:6:7:8:9",
        "::1.2.3.256",
        "::ffff:1.2.3.4.5",
        ":"
      })
  void is_nothing_else(String text) {
    assertThat(Network.parseOrNull(text)).isNull();
  }
}
