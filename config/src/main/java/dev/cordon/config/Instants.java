package dev.cordon.config;

import dev.cordon.config.Complaint.Raised;
import dev.cordon.config.YamlNode.Scalar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/**
 * Moments as a file writes them: {@code 2030-01-31T12:00:00Z}, or a date, which means its beginning
 * in UTC.
 */
final class Instants {
  static final ValueType<Instant> TYPE =
      new ValueType<>("a date such as 2030-01-31", Instants::parse);

  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern MOMENT =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");

  private Instants() {}

  private static Instant parse(Scalar scalar) throws Raised {
    String text = scalar.text();
    try {
      if (DATE.matcher(text).matches()) {
        return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      if (MOMENT.matcher(text).matches()) {
        return Instant.parse(text);
      }
    } catch (DateTimeParseException e) {
      // A 13th month or a 31st of April: refused below like any other text.
    }
    throw new Complaint(
            "date",
            Quoted.of(text) + " is not a date",
            "",
            "Write a day as 2030-01-31, which means its beginning in UTC, or a moment as"
                + " 2030-01-31T12:00:00Z.")
        .raised();
  }
}
