package dev.cordon.config;

/** Whether a character can be shown without disturbing a terminal or the order of what it shows. */
final class Printable {
  private Printable() {}

  static boolean test(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
