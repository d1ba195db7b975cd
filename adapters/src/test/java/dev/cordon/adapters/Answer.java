package dev.cordon.adapters;

import dev.cordon.guard.HeaderView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer as a client reads it.
 *
 * @param headers lines by lower-case name, in their order
 * @param body decoded
 */
record Answer(int status, Map<String, List<String>> headers, byte[] body) {

  static Answer of(int status, List<Line> lines, byte[] body) {
    Map<String, List<String>> headers = new TreeMap<>();
    lines.forEach(
        line ->
            headers.computeIfAbsent(line.lowerName(), n -> new ArrayList<>()).add(line.value()));
    return new Answer(status, headers, body);
  }

  List<String> header(String name) {
    return headers.getOrDefault(name, List.of());
  }

  String text() {
    return new String(body, StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder().append(status).append('\n');
    headers.forEach(
        (name, values) ->
            values.forEach(value -> text.append(name).append(": ").append(value).append('\n')));
    String body = text();
    return text + "\n" + (body.length() > 2000 ? body.substring(0, 2000) + "…" : body);
  }

  /** Header lines that can be edited, in memory. */
  static final class Lines implements HeaderView {
    private final List<Line> lines;

    Lines(List<Line> lines) {
      this.lines = new ArrayList<>(lines);
    }

    List<Line> lines() {
      return lines;
    }

    @Override
    public List<String> get(String name) {
      return lines.stream().filter(line -> line.is(name)).map(Line::value).toList();
    }

    @Override
    public void set(String name, String value) {
      remove(name);
      add(name, value);
    }

    @Override
    public void add(String name, String value) {
      lines.add(new Line(name, value));
    }

    @Override
    public void remove(String name) {
      lines.removeIf(line -> line.is(name));
    }
  }
}
