package dev.cordon.servlet;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** How a container's response headers are read, and replaced by other lines. */
final class HeaderWriting {
  private HeaderWriting() {}

  /** The lines with a name, in order; empty if there is none. */
  static List<String> read(HttpServletResponse response, String name) {
    Collection<String> lines = response.getHeaders(name);
    return lines == null || lines.isEmpty() ? List.of() : new ArrayList<>(lines);
  }

  /** Replaces the lines with a name; those that stand there already stay untouched. */
  static void write(HttpServletResponse response, String name, List<String> lines) {
    List<String> before = read(response, name);
    if (lines.equals(before)) {
      return;
    }
    if (name.equalsIgnoreCase("Content-Type")) {
      response.setContentType(lines.isEmpty() ? null : lines.get(0));
      return;
    }
    int kept = before.size();
    if (before.isEmpty() || !startsWith(lines, before)) {
      // Servlet 6.1 removes a header that is set to null; the containers of 6.0 do as well.
      response.setHeader(name, lines.isEmpty() ? null : lines.get(0));
      kept = Math.min(1, lines.size());
    }
    for (String line : lines.subList(kept, lines.size())) {
      response.addHeader(name, line);
    }
  }

  private static boolean startsWith(List<String> lines, List<String> before) {
    return lines.size() >= before.size() && lines.subList(0, before.size()).equals(before);
  }
}
