package dev.cordon.cli.fetch;

import dev.cordon.browser.http.ReportedHeaders;

/** A value as a fault shows it: in quotes, on one line, cut. */
final class Quoted {
  private Quoted() {}

  static String text(String value) {
    return "\"" + ReportedHeaders.shown(value) + "\"";
  }
}
