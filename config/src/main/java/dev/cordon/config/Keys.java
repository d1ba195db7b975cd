package dev.cordon.config;

import java.util.List;

/**
 * The keys that one section may hold.
 *
 * @param place the section's path, {@code []} standing for any item of a list
 * @param names in the order in which they are documented
 */
record Keys(String place, List<String> names) {
  static Keys of(String place, String... names) {
    return new Keys(place, List.of(names));
  }

  /** The path of one of them, such as {@code cors[].paths}. */
  String path(String name) {
    return place.isEmpty() ? name : place + "." + name;
  }
}
