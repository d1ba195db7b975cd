package dev.cordon.cli.fetch;

import java.util.ArrayList;
import java.util.List;

/** Fields of a form as they are given on a command line. */
final class FormFields {
  private FormFields() {}

  /**
   * Names and values in turn.
   *
   * @throws BadFetchException if any is not of the form {@code name=value}; it tells each
   */
  static List<String> parse(List<String> given) {
    var faults = new Faults();
    var fields = new ArrayList<String>();
    for (var field : given) {
      int equals = field.indexOf('=');
      if (equals < 0) {
        faults.add(
            "-F " + Quoted.text(field),
            "it is no field.",
            "Name and value are told apart by the first equals sign.",
            "Write such as -F to=me.");
        continue;
      }
      fields.add(field.substring(0, equals));
      fields.add(field.substring(equals + 1));
    }
    faults.throwIfAny();
    return fields;
  }
}
