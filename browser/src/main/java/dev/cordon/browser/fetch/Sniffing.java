package dev.cordon.browser.fetch;

import java.util.Arrays;

/** What a body is by its first bytes (MIME Sniffing, section 6). */
final class Sniffing {
  private static final int ANY = -1;

  private static final int[][] IMAGES = {
    {0, 0, 1, 0}, // icon
    {0, 0, 2, 0}, // cursor
    bytes("BM"),
    bytes("GIF87a"),
    bytes("GIF89a"),
    bytes("RIFF????WEBPVP"),
    {0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a},
    {0xff, 0xd8, 0xff}
  };

  private static final int[][] MEDIA = {
    bytes("FORM????AIFF"),
    bytes("ID3"),
    {'O', 'g', 'g', 'S', 0},
    {'M', 'T', 'h', 'd', 0, 0, 0, 6},
    bytes("RIFF????AVI "),
    bytes("RIFF????WAVE"),
    {0x1a, 0x45, 0xdf, 0xa3} // EBML: WebM
  };

  /** Section 7.1: what a page begins with, each followed by a space or a bracket. */
  private static final String[] HTML_STARTS = {
    "<!doctype html",
    "<html",
    "<head",
    "<script",
    "<iframe",
    "<h1",
    "<div",
    "<font",
    "<table",
    "<a",
    "<style",
    "<title",
    "<b",
    "<body",
    "<br",
    "<p"
  };

  /** What servers put before JSON so that it does not run. */
  private static final String[] GUARDS = {")]}'", "{}&&", "for(;;);", "while(1);", "for (;;);"};

  private Sniffing() {}

  /** The pattern of a text, in which a question mark stands for any byte. */
  private static int[] bytes(String text) {
    return text.chars().map(c -> c == '?' ? ANY : c).toArray();
  }

  /** Image type pattern matching algorithm. */
  static boolean isImage(byte[] bytes) {
    return Arrays.stream(IMAGES).anyMatch(pattern -> startsWith(bytes, pattern));
  }

  /** Audio or video type pattern matching algorithm, with the signatures of MP4 and MP3. */
  static boolean isAudioOrVideo(byte[] bytes) {
    return Arrays.stream(MEDIA).anyMatch(pattern -> startsWith(bytes, pattern))
        || isMp4(bytes)
        || isMp3(bytes);
  }

  private static boolean startsWith(byte[] bytes, int[] pattern) {
    if (bytes.length < pattern.length) {
      return false;
    }
    for (var i = 0; i < pattern.length; i++) {
      if (pattern[i] != ANY && (bytes[i] & 0xff) != pattern[i]) {
        return false;
      }
    }
    return true;
  }

  /** Section 6.2.1: a box of type ftyp with a brand that begins with mp4. */
  private static boolean isMp4(byte[] bytes) {
    if (bytes.length < 12 || !asciiAt(bytes, 4, "ftyp")) {
      return false;
    }
    var size =
        ((bytes[0] & 0xffL) << 24)
            | ((bytes[1] & 0xff) << 16)
            | ((bytes[2] & 0xff) << 8)
            | (bytes[3] & 0xff);
    if (size % 4 != 0 || bytes.length < size) {
      return false;
    }
    if (asciiAt(bytes, 8, "mp4")) {
      return true;
    }
    for (var at = 16; at + 3 <= size; at += 4) {
      if (asciiAt(bytes, at, "mp4")) {
        return true;
      }
    }
    return false;
  }

  private static boolean asciiAt(byte[] bytes, int at, String text) {
    for (var i = 0; i < text.length(); i++) {
      if (at + i >= bytes.length || bytes[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Section 6.2.3, cut short: the header of one frame of layer III. */
  private static boolean isMp3(byte[] bytes) {
    return bytes.length >= 4
        && (bytes[0] & 0xff) == 0xff
        && (bytes[1] & 0xe0) == 0xe0
        && (bytes[1] & 0x06) == 0x02
        && (bytes[2] & 0xf0) != 0xf0
        && (bytes[2] & 0x0c) != 0x0c;
  }

  /** Whether a text begins as a page or as XML does, after comments and white space. */
  static boolean isMarkup(String text) {
    var start = 0;
    for (; start < text.length(); start++) {
      if (text.startsWith("<!--", start)) {
        var end = text.indexOf("-->", start + 4);
        if (end < 0) {
          return false;
        }
        start = end + 2;
      } else if (!Ascii.isWhitespace(text.charAt(start))) {
        break;
      }
    }
    if (text.startsWith("<?xml", start)) {
      return true;
    }
    for (var tag : HTML_STARTS) {
      var end = start + tag.length();
      if (text.regionMatches(true, start, tag, 0, tag.length())
          && end < text.length()
          && (text.charAt(end) == '>' || Ascii.isWhitespace(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a text begins with what keeps JSON from running. */
  static boolean isGuardedJson(String text) {
    return Arrays.stream(GUARDS).anyMatch(text::startsWith);
  }
}
