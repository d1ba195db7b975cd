package dev.cordon.config;

/**
 * A stretch of the file; lines and columns count from 1, columns in code points, and the end is the
 * first position after it.
 */
record Span(int line, int column, int endLine, int endColumn) {
  static final Span START = at(1, 1);

  static Span at(int line, int column) {
    return new Span(line, column, line, column + 1);
  }
}
