package dev.cordon.policy;

import java.util.List;
import java.util.Set;

/**
 * A set of paths, compared segment by segment with a canonical path. Case matters.
 *
 * <table>
 *   <caption>What the spellings match</caption>
 *   <tr><th>pattern</th><th>matches</th><th>does not match</th></tr>
 *   <tr><td>{@code /api}</td><td>{@code /api}</td><td>{@code /api/}, {@code /api/x}, {@code
 *       /API}</td></tr>
 *   <tr><td>{@code /api/*}</td><td>{@code /api/x}</td><td>{@code /api}, {@code /api/}, {@code
 *       /api/x/y}</td></tr>
 *   <tr><td>{@code /api/**}</td><td>{@code /api}, {@code /api/}, {@code /api/x/y}</td><td>{@code
 *       /apis}</td></tr>
 * </table>
 *
 * <p>{@code *} is exactly one segment that is not empty; {@code **}, last only, is any number of
 * segments, none included. Percent-encoded unreserved characters are decoded once, as they are in
 * requests.
 */
public final class PathPattern {

  /** The segment that stands for any one; a literal star is no segment of a pattern. */
  static final String ONE = "*";

  private final List<String> segments;
  private final boolean rest;

  PathPattern(List<String> segments, boolean rest) {
    this.segments = List.copyOf(segments);
    this.rest = rest;
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException that says what to write instead
   */
  public static PathPattern parse(String text) {
    PathReader.Result result = PathReader.read(text, Set.of());
    if (result instanceof PathReader.Good good) {
      return good.pattern();
    }
    throw new IllegalArgumentException(result.toString());
  }

  /** The segments before a closing {@code **}, of which {@link #ONE} stands for any. */
  List<String> segments() {
    return segments;
  }

  /** Whether a closing {@code **} stands for whatever follows the segments. */
  boolean rest() {
    return rest;
  }

  /** Whether it matches one path only. */
  public boolean isExact() {
    return !rest && !segments.contains(ONE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PathPattern that && rest == that.rest && segments.equals(that.segments);
  }

  @Override
  public int hashCode() {
    return 31 * segments.hashCode() + (rest ? 1 : 0);
  }

  /** The pattern in its canonical spelling. */
  @Override
  public String toString() {
    String path = segments.isEmpty() ? "" : "/" + String.join("/", segments);
    return rest ? path + "/**" : path;
  }
}
