package dev.cordon.config;

import dev.cordon.config.Complaint.Raised;
import dev.cordon.config.YamlNode.Scalar;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lengths of time as a file writes them: a whole number and a unit, {@code 90s}, {@code 2h}, {@code
 * 7d}.
 */
final class Durations {
  /** Any length; what makes sense is for its reader to say. */
  static final ValueType<Duration> ANY =
      new ValueType<>("a duration such as 90s, 15m, 12h or 7d", Durations::parse);

  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
  private static final Pattern SLOPPY = Pattern.compile("([0-9]{1,9})[ _]*+([a-zA-Z]*+)");

  private Durations() {}

  /** A length within bounds, both included. */
  static ValueType<Duration> within(Duration least, Duration most) {
    return new ValueType<>(ANY.expected(), scalar -> within(scalar, least, most));
  }

  /** The shortest way to write a length: {@code PT2H} as {@code 2h}. */
  static String format(Duration duration) {
    long millis = duration.toMillis();
    if (millis == 0) {
      return "0s";
    }
    String[] units = {"d", "h", "m", "s"};
    long[] sizes = {86_400_000, 3_600_000, 60_000, 1_000};
    for (int i = 0; i < units.length; i++) {
      if (millis % sizes[i] == 0) {
        return millis / sizes[i] + units[i];
      }
    }
    return millis + "ms";
  }

  private static Duration within(Scalar scalar, Duration least, Duration most) throws Raised {
    Duration duration = parse(scalar);
    if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
      throw new Complaint(
              "duration-range",
              Quoted.of(scalar.text())
                  + " is not between "
                  + format(least)
                  + " and "
                  + format(most),
              "",
              "Write a duration within these bounds.")
          .raised();
    }
    return duration;
  }

  private static Duration parse(Scalar scalar) throws Raised {
    Matcher form = FORM.matcher(scalar.text());
    if (!form.matches()) {
      throw new Complaint(
              "duration",
              Quoted.of(scalar.text()) + " is not a duration",
              "A number without its unit is read as seconds by one and as milliseconds by another.",
              meant(scalar.text()))
          .raised();
    }
    long amount = Long.parseLong(form.group(1));
    return switch (form.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  private static String meant(String text) {
    Matcher sloppy = SLOPPY.matcher(text);
    if (!sloppy.matches()) {
      return "Write a whole number and one unit of ms, s, m, h or d, such as 90s or 12h.";
    }
    String unit =
        switch (sloppy.group(2).toLowerCase(Locale.ROOT)) {
          case "", "s", "sec", "secs", "second", "seconds" -> "s";
          case "ms", "msec", "millis", "milliseconds" -> "ms";
          case "m", "min", "mins", "minute", "minutes" -> "m";
          case "h", "hr", "hrs", "hour", "hours" -> "h";
          case "d", "day", "days" -> "d";
          default -> "";
        };
    return unit.isEmpty()
        ? "The units are ms, s, m, h and d."
        : "Write: "
            + sloppy.group(1)
            + unit
            + (sloppy.group(2).isEmpty() ? ", if seconds are meant" : "");
  }
}
