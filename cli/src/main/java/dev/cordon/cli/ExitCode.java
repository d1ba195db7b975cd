package dev.cordon.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the command ends with. The numbers are an interface: scripts read them. */
final class ExitCode {
  /** All is well. */
  static final int GOOD = 0;

  /** Refused, or something was found. */
  static final int FINDINGS = 1;

  /** Bad input or usage. */
  static final int BAD_INPUT = 2;

  /** It could not be finished: a port that is taken, a file that cannot be written. */
  static final int UNFINISHED = 3;

  private ExitCode() {}

  /** The table at the end of every help. */
  static Map<String, String> help() {
    var table = new LinkedHashMap<String, String>();
    table.put(" 0", "all is well");
    table.put(" 1", "refused, or something was found");
    table.put(" 2", "bad input or usage");
    table.put(" 3", "it could not be finished");
    return table;
  }
}
