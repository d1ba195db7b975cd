package dev.cordon.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The percent-encode sets of the URL Standard (section 1.3), each the one before and more. */
enum PercentEncoding {
  /** C0 control percent-encode set: controls, and all beyond {@code ~}. */
  CONTROLS(""),
  FRAGMENT(" \"<>`"),
  QUERY(" \"#<>"),
  SPECIAL_QUERY(" \"#<>'"),
  PATH(" \"#<>?^`{}"),
  USERINFO(" \"#<>?`{}/:;=@[\\]^|");

  private static final String HEX = "0123456789ABCDEF";

  private final boolean[] encoded = new boolean[0x80];

  PercentEncoding(String characters) {
    for (char c = 0; c < 0x80; c++) {
      encoded[c] = Ascii.isControl(c) || characters.indexOf(c) >= 0;
    }
  }

  boolean encodes(char c) {
    return c >= 0x80 || encoded[c];
  }

  /** This part of the text, encoded as UTF-8; the text's own substring where nothing is. */
  String encode(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (encodes(text.charAt(i))) {
        StringBuilder out = new StringBuilder(end - start + 16);
        out.append(text, start, i);
        encode(text, i, end, out);
        return out.toString();
      }
    }
    return text.substring(start, end);
  }

  /** Appends this part of the text, encoded as UTF-8; a lone surrogate counts as U+FFFD. */
  void encode(String text, int start, int end, StringBuilder out) {
    int at = start;
    while (at < end) {
      char c = text.charAt(at);
      if (!encodes(c)) {
        out.append(c);
        at++;
      } else if (c < 0x80) {
        appendByte(out, c);
        at++;
      } else {
        boolean pair =
            Character.isHighSurrogate(c)
                && at + 1 < end
                && Character.isLowSurrogate(text.charAt(at + 1));
        int point = pair ? text.codePointAt(at) : Character.isSurrogate(c) ? 0xfffd : c;
        appendUtf8(out, point);
        at += pair ? 2 : 1;
      }
    }
  }

  private static void appendUtf8(StringBuilder out, int point) {
    if (point < 0x800) {
      appendByte(out, 0xc0 | (point >> 6));
    } else {
      if (point < 0x10000) {
        appendByte(out, 0xe0 | (point >> 12));
      } else {
        appendByte(out, 0xf0 | (point >> 18));
        appendByte(out, 0x80 | ((point >> 12) & 0x3f));
      }
      appendByte(out, 0x80 | ((point >> 6) & 0x3f));
    }
    appendByte(out, 0x80 | (point & 0x3f));
  }

  private static void appendByte(StringBuilder out, int value) {
    out.append('%').append(HEX.charAt(value >> 4)).append(HEX.charAt(value & 0xf));
  }

  /** Percent-decodes, then reads UTF-8 with U+FFFD for what is none (UTF-8 decode without BOM). */
  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length && bytes[i] == '%' ? Ascii.hex((char) bytes[i + 1]) : -1;
      int low = high < 0 ? -1 : Ascii.hex((char) bytes[i + 2]);
      if (low < 0) {
        out.write(bytes[i]);
      } else {
        out.write((high << 4) | low);
        i += 2;
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
