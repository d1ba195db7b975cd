package dev.cordon.config;

import dev.cordon.config.Complaint.Raised;
import dev.cordon.config.YamlNode.Scalar;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes as a file writes them: {@code 65536}, {@code 64KiB}, {@code 8MiB}. */
final class Sizes {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,12})(B|KiB|MiB|GiB)?");
  private static final Pattern SLOPPY = Pattern.compile("([0-9]{1,12}) *+([kmgKMG])i?[bB]?");
  private static final String[] UNITS = {"GiB", "MiB", "KiB"};

  private Sizes() {}

  /** A size within bounds, both included. */
  static ValueType<Long> within(long least, long most) {
    return new ValueType<>("a size such as 64KiB", scalar -> within(scalar, least, most));
  }

  /** The shortest way to write a size: 65536 as {@code 64KiB}. */
  static String format(long bytes) {
    for (String unit : UNITS) {
      if (bytes != 0 && bytes % factor(unit) == 0) {
        return bytes / factor(unit) + unit;
      }
    }
    return Long.toString(bytes);
  }

  private static long within(Scalar scalar, long least, long most) throws Raised {
    long bytes = parse(scalar);
    if (bytes < least || bytes > most) {
      throw new Complaint(
              "size-range",
              Quoted.of(scalar.text())
                  + " is not between "
                  + format(least)
                  + " and "
                  + format(most),
              "",
              "Write a size within these bounds.")
          .raised();
    }
    return bytes;
  }

  private static long parse(Scalar scalar) throws Raised {
    Matcher form = FORM.matcher(scalar.text());
    if (!form.matches()) {
      throw new Complaint(
              "size",
              Quoted.of(scalar.text()) + " is not a size",
              "Units of 1000 and of 1024 are easily taken for one another.",
              meant(scalar.text()))
          .raised();
    }
    long factor = form.group(2) == null ? 1 : factor(form.group(2));
    return Long.parseLong(form.group(1)) * factor;
  }

  private static String meant(String text) {
    Matcher sloppy = SLOPPY.matcher(text);
    return sloppy.matches()
        ? "Write: " + sloppy.group(1) + sloppy.group(2).toUpperCase(Locale.ROOT) + "iB"
        : "Write a whole number of bytes, or one with KiB, MiB or GiB right after it.";
  }

  private static long factor(String unit) {
    return switch (unit) {
      case "GiB" -> 1L << 30;
      case "MiB" -> 1L << 20;
      case "KiB" -> 1L << 10;
      default -> 1;
    };
  }
}
