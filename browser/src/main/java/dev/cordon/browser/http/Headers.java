package dev.cordon.browser.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Header lines in order, as they stand on the wire (Fetch, header list). Names are compared without
 * regard to case and kept as they were written. Immutable.
 */
public final class Headers {
  public static final Headers EMPTY = new Headers(new String[0], 0);

  /** Name, value, name, value. */
  private final String[] lines;

  private final int length;

  private Headers(String[] lines, int length) {
    this.lines = lines;
    this.length = length;
  }

  /** Headers of names and values in turn. */
  public static Headers of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("Headers.of takes names and values in turn");
    }
    return new Headers(namesAndValues.clone(), namesAndValues.length);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** How many lines there are. */
  public int size() {
    return length / 2;
  }

  public boolean isEmpty() {
    return length == 0;
  }

  public String name(int line) {
    return lines[2 * line];
  }

  public String value(int line) {
    return lines[2 * line + 1];
  }

  public boolean has(String name) {
    return indexOf(lines, length, name, 0) >= 0;
  }

  /** The values of all lines of this name, joined by comma and space (Fetch, get); or null. */
  public @Nullable String get(String name) {
    var at = indexOf(lines, length, name, 0);
    if (at < 0) {
      return null;
    }
    var next = indexOf(lines, length, name, at + 2);
    if (next < 0) {
      return lines[at + 1];
    }
    var joined = new StringBuilder(lines[at + 1]);
    for (; next >= 0; next = indexOf(lines, length, name, next + 2)) {
      joined.append(", ").append(lines[next + 1]);
    }
    return joined.toString();
  }

  /** The values of the lines of this name, in order. */
  public List<String> all(String name) {
    var at = indexOf(lines, length, name, 0);
    if (at < 0) {
      return List.of();
    }
    var values = new ArrayList<String>(1);
    for (; at >= 0; at = indexOf(lines, length, name, at + 2)) {
      values.add(lines[at + 1]);
    }
    return values;
  }

  public void forEach(BiConsumer<String, String> line) {
    for (var i = 0; i < length; i += 2) {
      line.accept(lines[i], lines[i + 1]);
    }
  }

  /** These lines and one more. */
  public Headers with(String name, String value) {
    return toBuilder().add(name, value).build();
  }

  public Builder toBuilder() {
    var builder = new Builder();
    builder.lines = Arrays.copyOf(lines, Math.max(16, length + 8));
    builder.length = length;
    return builder;
  }

  private static int indexOf(String[] lines, int length, String name, int from) {
    for (var i = from; i < length; i += 2) {
      if (isSame(lines[i], name)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether two names are the same; tells most that are not by length and last letter. */
  private static boolean isSame(String one, String other) {
    var last = other.length() - 1;
    return one.length() == last + 1
        && (last < 0 || (one.charAt(last) & 0x1f) == (other.charAt(last) & 0x1f))
        && one.equalsIgnoreCase(other);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Headers headers
        && Arrays.equals(lines, 0, length, headers.lines, 0, headers.length);
  }

  @Override
  public int hashCode() {
    var hash = 1;
    for (var i = 0; i < length; i++) {
      hash = 31 * hash + lines[i].hashCode();
    }
    return hash;
  }

  /** One line each, as on the wire. */
  @Override
  public String toString() {
    var text = new StringBuilder();
    forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    return text.toString();
  }

  /** Header lines being put together. */
  public static final class Builder {
    private String[] lines = new String[16];
    private int length;

    private Builder() {}

    /** Adds a line, after those of the same name (Fetch, append). */
    public Builder add(String name, String value) {
      if (length == lines.length) {
        lines = Arrays.copyOf(lines, 2 * length);
      }
      lines[length++] = name;
      lines[length++] = value;
      return this;
    }

    /** Replaces all lines of this name by one (Fetch, set). */
    public Builder set(String name, String value) {
      var at = indexOf(lines, length, name, 0);
      if (at < 0) {
        return add(name, value);
      }
      lines[at + 1] = value;
      removeFrom(at + 2, name);
      return this;
    }

    public Builder remove(String name) {
      removeFrom(0, name);
      return this;
    }

    public boolean has(String name) {
      return indexOf(lines, length, name, 0) >= 0;
    }

    private void removeFrom(int start, String name) {
      var kept = start;
      for (var i = start; i < length; i += 2) {
        if (!lines[i].equalsIgnoreCase(name)) {
          lines[kept] = lines[i];
          lines[kept + 1] = lines[i + 1];
          kept += 2;
        }
      }
      length = kept;
    }

    public Headers build() {
      return new Headers(Arrays.copyOf(lines, length), length);
    }
  }
}
