package dev.cordon.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("HKDF-SHA256")
class HkdfTest {
  @Nested
  @DisplayName("RFC 5869, appendix A")
  class AppendixA {
    @Test
    @DisplayName("A.1, basic")
    void basic() {
      check(
          "0b".repeat(22),
          "000102030405060708090a0b0c",
          "f0f1f2f3f4f5f6f7f8f9",
          "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
          "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    }

    @Test
    @DisplayName("A.2, longer inputs and output")
    void longer() {
      check(
          hex(0x00, 80),
          hex(0x60, 80),
          hex(0xb0, 80),
          "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244",
          "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87");
    }

    @Test
    @DisplayName("A.3, no salt, no info")
    void empty() {
      check(
          "0b".repeat(22),
          "",
          "",
          "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
          "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    }

    private String hex(int first, int count) {
      return HexFormat.of().formatHex(Given.range(first, count));
    }

    private void check(String secret, String salt, String info, String key, String output) {
      HexFormat hex = HexFormat.of();
      byte[] extracted = Hkdf.extract(hex.parseHex(salt), hex.parseHex(secret));
      assertThat(hex.formatHex(extracted)).isEqualTo(key);
      assertThat(hex.formatHex(Hkdf.expand(extracted, hex.parseHex(info), output.length() / 2)))
          .isEqualTo(output);
    }
  }

  @ParameterizedTest(name = "refuses to give {0} bytes (RFC 5869, section 2.3: at most 255 blocks)")
  @ValueSource(ints = {-1, 0, 8161})
  void bounds(int length) {
    assertThatThrownBy(() -> Hkdf.expand(new byte[32], new byte[0], length))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
