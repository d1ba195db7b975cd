package dev.cordon.config;

/**
 * Something in a file that has to change, or, as a warning, that a person should look at.
 *
 * <p>{@link #toString()} is what the command line prints:
 *
 * <pre>
 * cordon.yaml:4:7: [word-unknown] mode: "reports" is not one of enforce, report
 *     4 | mode: reports
 *       |       ^^^^^^^
 *   A word that is not understood would be a rule that is not enforced.
 *   Did you mean report?
 * </pre>
 *
 * @param severity whether the file can be used as it stands
 * @param code a stable word for the kind of fault, in kebab case
 * @param file the file's name as it was given
 * @param line counted from 1; 0 where what it stands in has no lines
 * @param column counted from 1, in code points; 0 where there are no lines
 * @param place the path of keys, such as {@code cors[1].origins[0]}; empty for the file as a whole
 * @param problem what is wrong, with the value, escaped and cut; never a secret
 * @param why what the harm is
 * @param instead what to write instead
 * @param excerpt the source line and a line with the caret, both with a margin; empty when there is
 *     none
 */
public record Fault(
    Severity severity,
    String code,
    String file,
    int line,
    int column,
    String place,
    String problem,
    String why,
    String instead,
    String excerpt) {

  /** Whether a file with it can be used. */
  public enum Severity {
    /** The file is refused. */
    FAULT,
    /** The file is used; a person should look. */
    WARNING
  }

  /** The text of the fault in several lines, without a line break at the end. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(summary());
    if (!excerpt.isEmpty()) {
      text.append('\n').append(excerpt);
    }
    if (!why.isEmpty()) {
      text.append("\n  ").append(why);
    }
    if (!instead.isEmpty()) {
      text.append("\n  ").append(instead);
    }
    return text.toString();
  }

  /** Its first line: {@code file:line:column: [code] place: problem}. */
  public String summary() {
    String at = file + (line == 0 ? "" : ":" + line + ":" + column) + ": ";
    String kind = severity == Severity.WARNING ? "warning: " : "";
    return at + kind + "[" + code + "] " + (place.isEmpty() ? "" : place + ": ") + problem;
  }
}
