package dev.cordon.bench.rivals;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as it stood on the wire, before any product has made its own of it.
 *
 * @param lines the header lines in order, repeated ones repeatedly
 * @param session which of the {@link Cell#SESSIONS} it belongs to
 */
public record Sent(String method, String target, List<Line> lines, int session) {

  /** A header line. */
  public record Line(String name, String value) {}

  /**
   * A request as a browser sends it to the bank, with the user's cookie unless it is a preflight.
   */
  static Sent of(String method, String target, int session) {
    var lines = new ArrayList<Line>();
    lines.add(new Line("Host", Bank.HOST));
    lines.add(
        new Line("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like)"));
    lines.add(new Line("Accept", "*/*"));
    lines.add(new Line("Accept-Encoding", "gzip, deflate, br, zstd"));
    lines.add(new Line("Accept-Language", "en"));
    if (!method.equals("OPTIONS")) {
      lines.add(new Line("Cookie", "theme=dark; JSESSIONID=" + Bank.sessionId(session)));
    }
    return new Sent(method, target, List.copyOf(lines), session);
  }

  /** The same with one line more. */
  public Sent header(String name, String value) {
    var longer = new ArrayList<>(lines);
    longer.add(new Line(name, value));
    return new Sent(method, target, List.copyOf(longer), session);
  }

  /** The same with another cookie in its line. */
  Sent cookie(String nameAndValue) {
    var changed = new ArrayList<Line>();
    for (var line : lines) {
      changed.add(
          line.name().equals("Cookie")
              ? new Line("Cookie", line.value() + "; " + nameAndValue)
              : line);
    }
    return new Sent(method, target, List.copyOf(changed), session);
  }

  /** The first line of this name; null if there is none. */
  public @Nullable String first(String name) {
    for (var line : lines) {
      if (line.name().equalsIgnoreCase(name)) {
        return line.value();
      }
    }
    return null;
  }
}
