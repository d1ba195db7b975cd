package dev.cordon.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("MIME Sniffing, section 6")
class SniffingTest {
  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  @Nested
  @DisplayName("6.1 images")
  class Images {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
      "00000100,                          true",
      "00000200,                          true",
      "000001,                            false",
      "00000300,                          false",
      "424d,                              true",
      "42,                                false",
      "4d42,                              false",
      "474946383761,                      true",
      "474946383861,                      false",
      "52494646 01020304 574542505650,    true",
      "52494646 ffffffff 574542505650 00, true",
      "52494646 01020304 574542505600,    false",
      "89504e470d0a1a0a,                  true",
      "89504e470d0a1a0b,                  false",
      "ffd8ff,                            true",
      "ffd8fe,                            false",
      "'',                                false",
    })
    void are_known_by_their_first_bytes(String hex, boolean image) {
      assertThat(Sniffing.isImage(bytes(hex))).isEqualTo(image);
      assertThat(Sniffing.isAudioOrVideo(bytes(hex))).isFalse();
    }
  }

  @Nested
  @DisplayName("6.2.1 the signature of MP4")
  class Mp4 {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
      "0000000c 66747970 6d703431,                            true",
      "0000000c 66747970 6d7034,                              false",
      "0000000e 66747970 6d703431 0000,                       false",
      "00000010 66747970 6d703431,                            false",
      "0000000c 66747971 6d703431,                            false",
      "0000000c 66747970 69736f6d,                            false",
      "00000014 66747970 69736f6d 00000000 6d703432,          true",
      "00000014 66747970 69736f6d 6d703432 69736f6d,          false",
      "00000014 66747970 69736f6d 00000000 69736f6d 6d703432, false",
      "00000018 66747970 69736f6d 00000000 69736f6d 6d703432, true",
      "00000018 66747970 69736f6d 00000000 69736d70 34323432, false",
      "01000014 66747970 69736f6d 00000000 6d703432,          false",
      "00010014 66747970 69736f6d 00000000 6d703432,          false",
      "00000114 66747970 69736f6d 00000000 6d703432,          false",
      "80000014 66747970 69736f6d 00000000 6d703432,          false",
    })
    void is_a_box_that_is_all_there_with_such_a_brand(String hex, boolean mp4) {
      assertThat(Sniffing.isAudioOrVideo(bytes(hex))).isEqualTo(mp4);
    }

    @ParameterizedTest(name = "of {0} bytes")
    @ValueSource(ints = {0x80, 0xfc, 0x114, 0x8000, 0x10014, 0x800000})
    void may_name_its_brand_last(int size) {
      var box = new byte[size];
      System.arraycopy(bytes("00000000 66747970 69736f6d"), 0, box, 0, 12);
      for (var i = 0; i < 4; i++) {
        box[i] = (byte) (size >> 24 - 8 * i);
      }
      assertThat(Sniffing.isAudioOrVideo(box)).isFalse();
      System.arraycopy(bytes("6d703431"), 0, box, size - 4, 4);
      assertThat(Sniffing.isAudioOrVideo(box)).isTrue();
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "fffb9000, true",
    "ffe20000, true",
    "fff3e800, true",
    "fffb90,   false",
    "fefb9000, false",
    "ffdb9000, false",
    "ff1b9000, false",
    "fff99000, false",
    "fffd9000, false",
    "ffff9000, false",
    "fffbf000, false",
    "fffb9c00, false",
  })
  @DisplayName("6.2.3 the header of a frame of MP3")
  void a_frame_of_layer_three_with_a_known_rate(String hex, boolean mp3) {
    assertThat(Sniffing.isAudioOrVideo(bytes(hex))).isEqualTo(mp3);
  }

  @Nested
  @DisplayName("7.1 markup")
  class Markup {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '~',
        value = {
          "<html>                        | true",
          "<HTML >                       | true",
          "~<html\t~                     | true",
          "<html                         | false",
          "<htmls>                       | false",
          "<html/>                       | false",
          "html>                         | false",
          "~ \r\n\f\t<p>~                | true",
          "x<p>                          | false",
          "<!-- a --><b>                 | true",
          "<!-- a -- > --> <!----> <br > | true",
          "<!-- a <b>                    | false",
          "<!-- a -->b                   | false",
          "<!-- a -->                    | false",
          "<?xml                         | true",
          "<?XML                         | false",
          "~  <?xml version='1.0'~       | true",
          "<?php                         | false",
          "~~                            | false",
          "<!doctype html>               | true",
          "<!DOCTYPE svg>                | false",
        })
    void begins_with_a_tag_that_ends_or_with_xml(String text, boolean markup) {
      assertThat(Sniffing.isMarkup(text)).isEqualTo(markup);
    }

    @Test
    void is_no_text_that_ends_in_white_space() {
      assertThat(Sniffing.isMarkup("  ")).isFalse();
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        ")]}'           | true",
        "~)]}',\n{}~    | true",
        "{}&& {}        | true",
        "for(;;);{}     | true",
        "for (;;);{}    | true",
        "while(1);{}    | true",
        "~ )]}'~        | false",
        ")]}            | false",
        "run()          | false",
      })
  void json_that_is_kept_from_running_begins_so(String text, boolean guarded) {
    assertThat(Sniffing.isGuardedJson(text)).isEqualTo(guarded);
  }
}
