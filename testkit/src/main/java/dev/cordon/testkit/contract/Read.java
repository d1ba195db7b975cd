package dev.cordon.testkit.contract;

import java.util.List;
import java.util.stream.Stream;

/**
 * A route of the application that shows the user something private: {@code
 * Read.get("/api/balance").showing("4711.00")}. Immutable.
 */
public final class Read {
  private final String path;
  private final String marker;
  private final List<String> sharedWith;

  private Read(String path, String marker, List<String> sharedWith) {
    this.path = path;
    this.marker = marker;
    this.sharedWith = sharedWith;
  }

  public static Read get(String path) {
    return new Read(path, "", List.of());
  }

  /** A text in the answer that nobody but the user may learn. */
  public Read showing(String text) {
    return new Read(path, text, sharedWith);
  }

  /** Other origins whose pages may read it too, with the user's cookies. */
  public Read sharedWith(String... origins) {
    return new Read(path, marker, Stream.concat(sharedWith.stream(), Stream.of(origins)).toList());
  }

  String path() {
    return path;
  }

  String marker() {
    if (marker.isEmpty()) {
      throw new IllegalStateException(
          "[no-marker] "
              + this
              + ": nothing tells whether somebody has read it, so that no attack on it could be"
              + " seen to succeed. Write .showing(\"the account's number\").");
    }
    return marker;
  }

  List<String> origins() {
    return sharedWith;
  }

  @Override
  public String toString() {
    return "GET " + path;
  }
}
