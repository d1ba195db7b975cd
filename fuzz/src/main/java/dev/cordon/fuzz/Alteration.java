package dev.cordon.fuzz;

/**
 * How a secret text is altered, written as commands: {@code 12=x} puts a character at a place,
 * {@code 12-} cuts there, {@code 12+abc} inserts, {@code 12^} flips the lowest bit, {@code 12%} the
 * case; places count modulo the length, negative ones from the end; a space ends a command.
 */
record Alteration(String commands) {
  private static final int MOST_COMMANDS = 8;

  static Alteration of(String commands) {
    return new Alteration(commands);
  }

  String apply(String text) {
    String altered = text;
    int done = 0;
    for (String command : commands.split(" ", -1)) {
      if (done++ == MOST_COMMANDS) {
        break;
      }
      altered = one(altered, command);
    }
    return altered;
  }

  private static String one(String text, String command) {
    int digits = 0;
    while (digits < command.length()
        && digits < 6
        && (Character.isDigit(command.charAt(digits))
            || (digits == 0 && command.startsWith("-")))) {
      digits++;
    }
    if (text.isEmpty()
        || digits == command.length()
        || digits == 0
        || command.startsWith("-", digits - 1)) {
      return text;
    }
    int place = Math.floorMod(number(command.substring(0, digits)), text.length());
    String rest = command.substring(digits + 1);
    String before = text.substring(0, place);
    String after = text.substring(place + 1);
    char there = text.charAt(place);
    return switch (command.charAt(digits)) {
      case '=' -> before + (rest.isEmpty() ? "" : rest.charAt(0)) + after;
      case '-' -> before;
      case '+' -> before + rest + there + after;
      case '^' -> before + (char) (there ^ 1) + after;
      case '%' -> before + (Character.isLetter(there) ? (char) (there ^ 0x20) : there) + after;
      default -> text;
    };
  }

  private static int number(String digits) {
    int number = 0;
    for (int i = digits.startsWith("-") ? 1 : 0; i < digits.length(); i++) {
      number = number * 10 + Character.digit(digits.charAt(i), 10);
    }
    return digits.startsWith("-") ? -number : number;
  }
}
