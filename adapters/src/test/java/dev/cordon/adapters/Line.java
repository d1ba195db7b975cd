package dev.cordon.adapters;

import java.util.Locale;

/** A header line. */
record Line(String name, String value) {
  boolean is(String other) {
    return name.equalsIgnoreCase(other);
  }

  String lowerName() {
    return name.toLowerCase(Locale.ROOT);
  }
}
