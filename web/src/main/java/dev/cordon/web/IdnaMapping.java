package dev.cordon.web;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What stands for a character in a domain (UTS #46, section 5), worked out of the JDK's Unicode
 * data instead of the standard's table: folded, in compatibility form, and nothing where that form
 * is empty.
 */
final class IdnaMapping {
  private static final char FULL_STOP = '\u3002';

  /**
   * Fillers that show nothing; capitals whose small letter came only after the first domains (UTS
   * #46 maps them since Unicode 15.1, Chromium does, no name is registered with them); ideographs
   * whose compatibility form was wrong at first.
   */
  private static final String DISALLOWED =
      "\u115f\u1160\u17b4\u17b5\u3164\uffa0\u04c0\u2132\u2183\u1680\ufffc\ufffd"
          + Character.toString(0x2f868)
          + Character.toString(0x2f874)
          + Character.toString(0x2f91f)
          + Character.toString(0x2f95f)
          + Character.toString(0x2f9bf);

  private IdnaMapping() {}

  /** The text with each character mapped, or null if one of them may stand in no domain. */
  static @Nullable String mapOrNull(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (point < 0x80) {
        out.append(Ascii.toLower((char) point));
      } else if (!isIgnored(point)) {
        String mapped = isDisallowed(point) ? null : map(point);
        if (mapped == null) {
          return null;
        }
        out.append(mapped);
      }
    }
    return out.toString();
  }

  private static @Nullable String map(int point) {
    return switch (point) {
      case 0xdf, 0x3c2, 0x200c, 0x200d -> // UTS #46, deviation characters: ß, ς, the joiners.
          Character.toString(point);
      case 0x3002, 0xff0e, 0xff61 -> "."; // Full stops of other scripts.
      case 0x130 -> "i\u0307"; // İ, whose lower case is two characters.
      case 0x1e9e -> "\u00df"; // The capital of ß.
      default -> compatibleOrNull(point);
    };
  }

  /** The folded compatibility form, unless it would make labels, as that of ⒈, … and ︒ would. */
  private static @Nullable String compatibleOrNull(int point) {
    String folded = fold(Normalizer.normalize(fold(Character.toString(point)), Form.NFKC));
    String mapped = Normalizer.normalize(folded, Form.NFKC);
    if (mapped.indexOf('.') >= 0 || mapped.indexOf(FULL_STOP) >= 0) {
      return null;
    }
    return mapped;
  }

  /** Unicode, full case folding. */
  private static String fold(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (point == 0x131 || point == 0xdf || point == 0x3c2) {
                out.appendCodePoint(point);
              } else if (Character.UnicodeScript.of(point) == Character.UnicodeScript.CHEROKEE) {
                out.appendCodePoint(Character.toUpperCase(point)); // Folds to capitals.
              } else {
                String upper = Character.toString(point).toUpperCase(Locale.ROOT);
                upper.codePoints().map(Character::toLowerCase).forEach(out::appendCodePoint);
              }
            });
    return out.toString();
  }

  /** UTS #46, ignored: soft hyphen, joiner of graphemes, variation selectors, zero widths. */
  private static boolean isIgnored(int point) {
    return switch (point) {
      case 0xad, 0x34f, 0x200b, 0x2060, 0x2064, 0xfeff -> true;
      default ->
          (point >= 0x180b && point <= 0x180f)
              || (point >= 0xfe00 && point <= 0xfe0f)
              || (point >= 0x1bca0 && point <= 0x1bca3)
              || (point >= 0xe0100 && point <= 0xe01ef);
    };
  }

  private static boolean isDisallowed(int point) {
    return switch (Character.getType(point)) {
      case Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> point != 0x200c && point != 0x200d;
      default ->
          DISALLOWED.indexOf(point) >= 0
              || (point >= 0x10a0 && point <= 0x10c5)
              || (point >= 0x2ff0 && point <= 0x2fff);
    };
  }
}
