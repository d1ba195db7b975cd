package dev.cordon.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** The text of a file, from which excerpts are shown; secrets in it are masked first. */
final class Source {
  /** The longest stretch of a line that is shown. */
  private static final int WIDTH = 100;

  private static final int MASK = '*';

  private final String name;
  private final String text;
  private final List<String> written;
  private final List<int[]> lines;

  Source(String name, String text) {
    this.name = name;
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    this.written = split(this.text);
    this.lines = written.stream().map(line -> line.codePoints().toArray()).toList();
    maskPasswords();
    maskPemFiles();
  }

  String name() {
    return name;
  }

  /** The text without a byte order mark. */
  String text() {
    return text;
  }

  int lineCount() {
    return lines.size();
  }

  /** The line as it was written, which is not to be shown; empty when there is no such line. */
  String written(int line) {
    return line < 1 || line > written.size() ? "" : written.get(line - 1);
  }

  /** Where a character first stands, or the beginning of the file. */
  Span find(int point) {
    for (int line = 0; line < lines.size(); line++) {
      int[] points = lines.get(line);
      for (int i = 0; i < points.length; i++) {
        if (points[i] == point) {
          return Span.at(line + 1, i + 1);
        }
      }
    }
    return Span.START;
  }

  /** Replaces every character of the stretch, so that no excerpt can show it. */
  void mask(Span span) {
    for (int line = span.line(); line <= Math.min(span.endLine(), lines.size()); line++) {
      int[] points = lines.get(line - 1);
      int from = line == span.line() ? span.column() - 1 : 0;
      int to = line == span.endLine() ? span.endColumn() - 1 : points.length;
      for (int i = from; i < Math.min(to, points.length); i++) {
        points[i] = points[i] == ' ' || points[i] == '\t' ? points[i] : MASK;
      }
    }
  }

  /**
   * The first line of the stretch with a caret under each of its characters. A long line is cut to
   * the part around the stretch; characters that would disturb a terminal are replaced.
   */
  String excerpt(Span span) {
    if (span.line() > lines.size() || lines.get(span.line() - 1).length == 0) {
      return "";
    }
    int[] points = lines.get(span.line() - 1);
    int from = Math.min(span.column() - 1, points.length);
    int to = span.endLine() == span.line() ? span.endColumn() - 1 : points.length;
    to = Math.max(from + 1, to);
    int start = to <= WIDTH ? 0 : Math.max(0, Math.min(from - WIDTH / 4, points.length - WIDTH));
    int end = Math.min(points.length, start + WIDTH);
    to = Math.min(to, Math.max(end, from + 1));

    StringBuilder shown = new StringBuilder();
    StringBuilder carets = new StringBuilder();
    if (start > 0) {
      shown.append('…');
      carets.append(' ');
    }
    for (int i = start; i < end; i++) {
      shown.appendCodePoint(visible(points[i]));
    }
    if (end < points.length) {
      shown.append('…');
    }
    for (int i = start; i < from; i++) {
      carets.append(i < points.length && points[i] == '\t' ? '\t' : ' ');
    }
    carets.append("^".repeat(to - from));
    String number = String.format("%5d", span.line());
    return number + " | " + shown + "\n" + " ".repeat(number.length()) + " | " + carets;
  }

  /** Hides what stands before the {@code @} of a URL, wherever one stands. */
  private void maskPasswords() {
    for (int i = 0; i < lines.size(); i++) {
      String line = written.get(i);
      if (!line.contains("://")) {
        continue;
      }
      Matcher userinfo = Quoted.USERINFO.matcher(line);
      while (userinfo.find()) {
        int from = line.codePointCount(0, userinfo.start(1)) + 1;
        int to = line.codePointCount(0, userinfo.end(1)) + 1;
        mask(new Span(i + 1, from, i + 1, to));
      }
    }
  }

  /** Hides what someone pasted from a PEM file, which may be a private key. */
  private void maskPemFiles() {
    boolean inside = false;
    for (int i = 1; i <= lines.size(); i++) {
      String line = written(i);
      int begin = line.indexOf(SecretKeys.PEM_BEGIN);
      int from = inside ? 0 : begin;
      if (from >= 0) {
        inside = !line.contains("-----END");
        mask(new Span(i, line.codePointCount(0, from) + 1, i + 1, 1));
      }
    }
  }

  private static int visible(int point) {
    return point == '\t' || Printable.test(point) ? point : '\uFFFD';
  }

  /** Splits where YAML does (section 5.4): LF, CR LF, and CR alone. */
  private static List<String> split(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        lines.add(text.substring(start, i));
        i += c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
        start = i + 1;
      }
    }
    if (start < text.length() || lines.isEmpty()) {
      lines.add(text.substring(start));
    }
    return lines;
  }
}
