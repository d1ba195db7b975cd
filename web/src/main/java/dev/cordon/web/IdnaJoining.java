package dev.cordon.web;

/**
 * What Unicode says of characters next to a joiner and the JDK does not tell: viramas (canonical
 * combining class 9) and joining types. Joining is known of Arabic, Syriac, N'Ko, Mongolian and
 * Phags-pa; a non-joiner between letters of rarer joining scripts is refused.
 */
final class IdnaJoining {
  private static final String VIRAMAS =
      "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0e3a\u0eba\u0f84"
          + "\u1039\u103a\u1714\u1715\u1734\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\u2d7f\ua806"
          + "\ua82c\ua8c4\ua953\ua9c0\uaaf6\uabed";

  /** Those beyond U+FFFF. */
  private static final int[] FURTHER_VIRAMAS = {
    0x10a3f, 0x11046, 0x11070, 0x1107f, 0x110b9, 0x11133, 0x11134, 0x111c0, 0x11235, 0x112ea,
    0x1134d, 0x113ce, 0x113cf, 0x113d0, 0x11442, 0x114c2, 0x115bf, 0x1163f, 0x116b6, 0x1172b,
    0x11839, 0x1193d, 0x1193e, 0x119e0, 0x11a34, 0x11a47, 0x11a99, 0x11c3f, 0x11d44, 0x11d45,
    0x11d97, 0x11f41, 0x11f42
  };

  /** Letters of Arabic and Syriac that join to the one before them only: Joining_Type R. */
  private static final int[][] RIGHT_JOINING = {
    {0x622, 0x625}, {0x627, 0x627}, {0x629, 0x629}, {0x62f, 0x632}, {0x648, 0x648},
    {0x671, 0x673}, {0x675, 0x677}, {0x688, 0x699}, {0x6c0, 0x6c0}, {0x6c3, 0x6cb},
    {0x6cd, 0x6cd}, {0x6cf, 0x6cf}, {0x6d2, 0x6d3}, {0x6d5, 0x6d5}, {0x6ee, 0x6ef},
    {0x710, 0x710}, {0x715, 0x719}, {0x71e, 0x71e}, {0x728, 0x728}, {0x72a, 0x72a},
    {0x72c, 0x72c}, {0x72f, 0x72f}, {0x74d, 0x74d}, {0x759, 0x75b}, {0x76b, 0x76c},
    {0x771, 0x771}, {0x773, 0x774}, {0x778, 0x779}, {0x870, 0x882}, {0x8aa, 0x8ac},
    {0x8ae, 0x8ae}, {0x8b1, 0x8b2}, {0x8b9, 0x8b9}
  };

  private enum Type {
    NONE,
    RIGHT,
    DUAL,
    TRANSPARENT
  }

  private IdnaJoining() {}

  static boolean isVirama(int point) {
    if (point < 0x10000) {
      return VIRAMAS.indexOf(point) >= 0;
    }
    for (int virama : FURTHER_VIRAMAS) {
      if (virama == point) {
        return true;
      }
    }
    return false;
  }

  /** Whether the letters on both sides of {@code at} would join but for what stands there. */
  static boolean joinsAround(String label, int at) {
    int before = at;
    Type left = Type.TRANSPARENT;
    while (before > 0 && left == Type.TRANSPARENT) {
      int point = label.codePointBefore(before);
      left = typeOf(point);
      before -= Character.charCount(point);
    }
    int after = at + 1;
    Type right = Type.TRANSPARENT;
    while (after < label.length() && right == Type.TRANSPARENT) {
      int point = label.codePointAt(after);
      right = typeOf(point);
      after += Character.charCount(point);
    }
    return left == Type.DUAL && (right == Type.DUAL || right == Type.RIGHT);
  }

  private static Type typeOf(int point) {
    int category = Character.getType(point);
    if (category == Character.NON_SPACING_MARK || category == Character.ENCLOSING_MARK) {
      return Type.TRANSPARENT;
    }
    if (category != Character.OTHER_LETTER && category != Character.MODIFIER_LETTER) {
      return Type.NONE;
    }
    for (int[] range : RIGHT_JOINING) {
      if (point >= range[0] && point <= range[1]) {
        return Type.RIGHT;
      }
    }
    boolean alone = point == 0x621 || point == 0x674 || point == 0x8ad || point == 0x6e5;
    return switch (Character.UnicodeScript.of(point)) {
      case ARABIC ->
          alone || point == 0x6e6 || point == 0x8c9 || point > 0x8ff ? Type.NONE : Type.DUAL;
      case SYRIAC -> Type.DUAL;
      case NKO -> point <= 0x7ea ? Type.DUAL : Type.NONE;
      case MONGOLIAN -> point >= 0x1820 && point <= 0x18aa ? Type.DUAL : Type.NONE;
      case PHAGS_PA -> point <= 0xa872 ? Type.DUAL : Type.NONE;
      default -> Type.NONE;
    };
  }
}
