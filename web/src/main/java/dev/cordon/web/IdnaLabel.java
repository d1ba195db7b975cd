package dev.cordon.web;

import java.util.List;

/**
 * Which mapped labels may stand in a domain (UTS #46, section 4.1, with CheckJoiners and CheckBidi,
 * without CheckHyphens).
 */
final class IdnaLabel {
  private static final char NON_JOINER = '\u200c';
  private static final char JOINER = '\u200d';

  private IdnaLabel() {}

  static boolean isValid(String label) {
    return label.isEmpty()
        || (!label.startsWith("xn--") && !isMark(label.codePointAt(0)) && joinersAreInPlace(label));
  }

  private static boolean isMark(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  /** RFC 5892, appendix A.1 and A.2: the two characters that only shape their neighbours. */
  private static boolean joinersAreInPlace(String label) {
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      if (c == JOINER || c == NON_JOINER) {
        boolean afterVirama = i > 0 && IdnaJoining.isVirama(label.codePointBefore(i));
        if (!afterVirama && !(c == NON_JOINER && IdnaJoining.joinsAround(label, i))) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * RFC 5893, section 2: in a domain with a label from right to left, all keep to one direction.
   */
  static boolean followBidiRule(List<String> labels) {
    boolean rightToLeft =
        labels.stream()
            .anyMatch(
                label ->
                    label
                        .codePoints()
                        .map(Character::getDirectionality)
                        .anyMatch(
                            direction ->
                                isRightToLeft(direction)
                                    || direction == Character.DIRECTIONALITY_ARABIC_NUMBER));
    return !rightToLeft || labels.stream().allMatch(IdnaLabel::followsBidiRule);
  }

  private static boolean isRightToLeft(int direction) {
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  private static boolean followsBidiRule(String label) {
    if (label.isEmpty()) {
      return true;
    }
    int[] directions = label.codePoints().map(Character::getDirectionality).toArray();
    boolean leftwards = isRightToLeft(directions[0]);
    if (!leftwards && directions[0] != Character.DIRECTIONALITY_LEFT_TO_RIGHT) {
      return false; // Condition 1.
    }
    boolean european = false;
    boolean arabic = false;
    int last = directions[0];
    for (int direction : directions) {
      if (!mayStandIn(leftwards, direction)) {
        return false; // Conditions 2 and 5.
      }
      european |= direction == Character.DIRECTIONALITY_EUROPEAN_NUMBER;
      arabic |= direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
      last = direction == Character.DIRECTIONALITY_NONSPACING_MARK ? last : direction;
    }
    boolean numberLast =
        last == Character.DIRECTIONALITY_EUROPEAN_NUMBER
            || (leftwards && last == Character.DIRECTIONALITY_ARABIC_NUMBER);
    boolean letterLast =
        leftwards ? isRightToLeft(last) : last == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    return (numberLast || letterLast) // Conditions 3 and 6.
        && !(leftwards && european && arabic); // Condition 4.
  }

  private static boolean mayStandIn(boolean leftwards, int direction) {
    return switch (direction) {
      case Character.DIRECTIONALITY_EUROPEAN_NUMBER,
          Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR,
          Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR,
          Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR,
          Character.DIRECTIONALITY_OTHER_NEUTRALS,
          Character.DIRECTIONALITY_BOUNDARY_NEUTRAL,
          Character.DIRECTIONALITY_NONSPACING_MARK ->
          true;
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> !leftwards;
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
          Character.DIRECTIONALITY_ARABIC_NUMBER ->
          leftwards;
      default -> false;
    };
  }
}
