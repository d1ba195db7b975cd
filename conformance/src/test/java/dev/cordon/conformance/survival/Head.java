package dev.cordon.conformance.survival;

import java.util.Map;
import java.util.Optional;

/**
 * The head of a message.
 *
 * @param start the request or status line
 * @param fields by name in lower case; lines of one name are joined by a comma
 */
record Head(String start, Map<String, String> fields) {
  Head {
    fields = Map.copyOf(fields);
  }

  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  String method() {
    return start.substring(0, start.indexOf(' '));
  }

  String target() {
    return start.split(" ", 3)[1];
  }

  int status() {
    return Integer.parseInt(start.substring(9, 12));
  }

  boolean isChunked() {
    return field("transfer-encoding").filter("chunked"::equalsIgnoreCase).isPresent();
  }

  boolean closes() {
    return field("connection").filter("close"::equalsIgnoreCase).isPresent();
  }
}
