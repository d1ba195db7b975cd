package dev.cordon.fuzz;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says what must hold; an {@link AssertionError} is a finding. */
final class Claim {
  private static final int SHOWN_CHARS = 400;

  private Claim() {}

  static void holds(boolean held, String what, @Nullable Object... shown) {
    if (!held) {
      throw new AssertionError(text(what, shown));
    }
  }

  static void equal(
      @Nullable Object actual, @Nullable Object expected, String what, @Nullable Object... shown) {
    if (!Objects.equals(actual, expected)) {
      throw new AssertionError(
          text(what, shown)
              + "\n  is        "
              + quote(actual)
              + "\n  should be "
              + quote(expected));
    }
  }

  static String text(String what, @Nullable Object... shown) {
    StringBuilder text = new StringBuilder(what);
    for (Object each : shown) {
      text.append("\n  ").append(quote(each));
    }
    return text.toString();
  }

  /** The value with everything escaped that a terminal would not show as it is. */
  static String quote(@Nullable Object value) {
    String text = String.valueOf(value);
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length() && i < SHOWN_CHARS; i++) {
      char c = text.charAt(i);
      if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\') {
        quoted.append(c);
      } else {
        quoted.append(String.format("\\u%04x", (int) c));
      }
    }
    return quoted.append(text.length() > SHOWN_CHARS ? "…\"" : "\"").toString();
  }
}
