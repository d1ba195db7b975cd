package dev.cordon.config;

import org.jspecify.annotations.Nullable;

/** The way from the root of the file to a value, written out only where a finding needs it. */
record Trail(@Nullable Trail parent, String step, int depth) {

  static Trail key(@Nullable Trail parent, String key) {
    return new Trail(parent, key, depth(parent));
  }

  static Trail item(@Nullable Trail parent, int index) {
    return new Trail(parent, "[" + index + "]", depth(parent));
  }

  /** Such as {@code cors[1].origins[0]}; empty for the root. */
  static String path(@Nullable Trail trail) {
    if (trail == null) {
      return "";
    }
    String above = path(trail.parent);
    String step = trail.step.startsWith("[") ? trail.step : Quoted.escaped(trail.step);
    return above + (above.isEmpty() || step.startsWith("[") ? "" : ".") + step;
  }

  private static int depth(@Nullable Trail parent) {
    return parent == null ? 1 : parent.depth + 1;
  }
}
