package dev.cordon.browser.cookies;

import java.io.IOException;

/** A line of a cookie file that is none, or a file that is too large. */
public final class CookieFileException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int line;

  CookieFileException(String file, int line, String problem) {
    super("[cookie-file] " + file + (line == 0 ? "" : ":" + line) + ": " + problem);
    this.line = line;
  }

  /** The line, from 1; 0 if it is the whole file. */
  public int line() {
    return line;
  }
}
