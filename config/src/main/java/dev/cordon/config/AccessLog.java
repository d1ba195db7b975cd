package dev.cordon.config;

import java.nio.file.Path;

/** Where the gateway writes a line for each request. */
public sealed interface AccessLog {

  /** To standard output. */
  record Stdout() implements AccessLog {
    @Override
    public String toString() {
      return "stdout";
    }
  }

  /** Nowhere. */
  record Off() implements AccessLog {
    @Override
    public String toString() {
      return "off";
    }
  }

  /** To the end of a file. */
  record ToFile(Path path) implements AccessLog {
    @Override
    public String toString() {
      return path.toString();
    }
  }
}
