package dev.cordon.proof.move;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** The methods, headers and media types that moves use: the usual ones, and a policy's. */
final class Vocabulary {
  /** The last is one that nobody knows. */
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "FOO");

  static final Field JSON = Field.type("json", "application/json");

  /** Types that defeat those who compare, search or split (W04 in docs/threats.md). */
  static final List<Field> TYPES =
      List.of(
          JSON,
          Field.type("upper-case", "TEXT/PLAIN"),
          Field.type("json-in-parameter", "text/plain; charset=utf-8; x=application/json"),
          Field.type("json-in-boundary", "multipart/form-data; boundary=application/json"),
          Field.type("two-types", "text/plain, application/json"),
          Field.type("message", "message/x"));

  /** Those of them that need no leave. */
  static final List<Field> SIMPLE_TYPES = TYPES.subList(1, 4);

  static final List<Field> OVERRIDES =
      List.of(
          Field.override("X-HTTP-Method-Override", "DELETE"),
          Field.override("X-HTTP-Method", "DELETE"),
          Field.override("X-Method-Override", "DELETE"));

  /** Those that go along without a preflight. */
  static final Field ACCEPT = Field.of("Accept", "application/vnd.bank+json");

  static final Field RANGE = Field.of("Range", "bytes=0-10");

  private static final List<Field> FIELDS =
      List.of(
          Field.TOKEN,
          Field.EMPTY_TOKEN,
          Field.of("X-Requested-With", "XMLHttpRequest"),
          Field.of("Authorization", "Bearer 1"),
          ACCEPT,
          RANGE);

  private final List<String> methods;
  private final List<Field> fields;

  Vocabulary(MoveWords words) {
    var all = new LinkedHashSet<>(METHODS);
    all.addAll(words.methods());
    methods = List.copyOf(all);
    var named = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    named.addAll(words.headers());
    FIELDS.forEach(field -> named.remove(field.name()));
    OVERRIDES.forEach(field -> named.remove(field.name()));
    // What stands for the type of a body is among the types.
    named.remove("Content-Type");
    var both = new ArrayList<>(FIELDS);
    both.addAll(OVERRIDES);
    named.forEach(name -> both.add(Field.of(name.toLowerCase(Locale.ROOT), "1")));
    fields = List.copyOf(both);
  }

  List<String> methods() {
    return methods;
  }

  List<Field> fields() {
    return fields;
  }
}
