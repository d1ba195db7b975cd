package dev.cordon.cli;

/** How results are written. */
enum OutputFormat {
  /** For a person. */
  TEXT,
  /** For a program. */
  JSON
}
