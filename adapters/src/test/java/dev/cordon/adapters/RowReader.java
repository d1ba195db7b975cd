package dev.cordon.adapters;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a table of rows. One row:
 *
 * <pre>
 * for site: same-origin, cross-site, -
 * a form from {site}
 *   POST /api/form
 *   Sec-Fetch-Site: {site}
 *   Cookie: APPSESSION={session}
 *   form: a=1
 * </pre>
 *
 * <p>The sentence is not indented. A line that holds a name of {@code for} stands for one row a
 * value; a header whose whole value is {@code -} is left out. {@code Host} and {@code
 * X-Forwarded-Proto: https} are there unless a line says otherwise. {@code form:}, {@code json:},
 * {@code text:}, {@code multipart:} and {@code chunked-form:} give the body; {@code then} begins
 * the next request of a row. {@code policy NAME} holds for the rows after it. Other braces: {@link
 * Wares}.
 */
final class RowReader {
  private static final List<String> TABLES =
      List.of(
          "target",
          "host",
          "sharing",
          "session",
          "forgery",
          "token",
          "handshake",
          "isolation",
          "answer",
          "cookie",
          "request",
          "mode");

  private final String table;
  private final List<Row> rows = new ArrayList<>();
  private Rules rules = Rules.MAIN;

  private RowReader(String table) {
    this.table = table;
  }

  /** Every row of every table. */
  static List<Row> all() {
    List<Row> rows = new ArrayList<>();
    TABLES.forEach(table -> rows.addAll(read(table)));
    return rows;
  }

  private static List<Row> read(String table) {
    try (InputStream in = RowReader.class.getResourceAsStream("rows/" + table + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("no table " + table);
      }
      RowReader reader = new RowReader(table);
      reader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
      return reader.rows;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void read(List<String> lines) {
    Map<String, List<String>> variables = new LinkedHashMap<>();
    int at = 0;
    while (at < lines.size()) {
      String line = lines.get(at++);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("policy ")) {
        rules = Rules.valueOf(line.substring(7).strip());
      } else if (line.startsWith("for ")) {
        int colon = line.indexOf(": ");
        List<String> values = List.of(line.substring(colon + 2).split(", ", -1));
        variables.put(line.substring(4, colon), values);
      } else {
        List<String> body = new ArrayList<>();
        while (at < lines.size() && lines.get(at).startsWith("  ")) {
          body.add(lines.get(at++).substring(2));
        }
        if (body.isEmpty()) {
          throw new IllegalStateException(table + ": no request for: " + line);
        }
        expand(line, body, new ArrayList<>(variables.entrySet()));
        variables.clear();
      }
    }
  }

  private void expand(
      String sentence, List<String> body, List<Map.Entry<String, List<String>>> variables) {
    if (variables.isEmpty()) {
      rows.add(new Row(table, sentence, rules, requests(sentence, body)));
      return;
    }
    String hole = "{" + variables.get(0).getKey() + "}";
    for (String value : variables.get(0).getValue()) {
      String said = value.equals("-") ? "absent" : value;
      expand(
          sentence.replace(hole, said),
          body.stream().map(line -> line.replace(hole, value)).toList(),
          variables.subList(1, variables.size()));
    }
  }

  private List<Request> requests(String sentence, List<String> body) {
    Wares wares = new Wares(table + ": " + sentence, rules);
    List<Request> requests = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= body.size(); i++) {
      if (i == body.size() || body.get(i).equals("then")) {
        requests.add(request(body.subList(from, i), wares));
        from = i + 1;
      }
    }
    return requests;
  }

  private static Request request(List<String> text, Wares wares) {
    String[] first = text.get(0).split(" ", -1);
    String version = first.length > 2 ? first[2] : "HTTP/1.1";
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("Host", "bank.example"));
    lines.add(new Line("X-Forwarded-Proto", "https"));
    byte[] body = new byte[0];
    for (String line : text.subList(1, text.size())) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon);
      String value = wares.fill(line.substring(colon + 1).strip());
      if (value.equals("-")) {
        lines.removeIf(each -> isDefault(each, name));
      } else if (name.equals(name.toLowerCase(java.util.Locale.ROOT)) && Body.is(name)) {
        Body filled = Body.of(name, value);
        lines.addAll(filled.lines());
        body = filled.bytes();
      } else {
        boolean first1 = lines.stream().noneMatch(each -> each.is(name) && !isDefault(each, name));
        if (first1) {
          lines.removeIf(each -> isDefault(each, name));
        }
        lines.add(new Line(name, value));
      }
    }
    return new Request(first[0], wares.fill(first[1]), version, lines, body).framed();
  }

  private static boolean isDefault(Line line, String name) {
    return line.is(name)
        && (line.equals(new Line("Host", "bank.example"))
            || line.equals(new Line("X-Forwarded-Proto", "https")));
  }

  /** A body and the lines that come with it. */
  private record Body(List<Line> lines, byte[] bytes) {
    private static final String URLENCODED = "application/x-www-form-urlencoded";

    static boolean is(String name) {
      return List.of("form", "json", "text", "multipart", "chunked-form", "typeless")
          .contains(name);
    }

    static Body of(String name, String value) {
      return switch (name) {
        case "form" -> typed(URLENCODED, value);
        case "json" -> typed("application/json", value);
        case "text" -> typed("text/plain", value);
        case "typeless" -> new Body(List.of(), Wire.latin1(value));
        case "chunked-form" ->
            new Body(
                List.of(
                    new Line("Content-Type", URLENCODED), new Line("Transfer-Encoding", "chunked")),
                Wire.latin1(value));
        default -> multipart(value);
      };
    }

    private static Body typed(String type, String value) {
      return new Body(List.of(new Line("Content-Type", type)), Wire.latin1(value));
    }

    /** {@code a=1&b=2} as two parts. */
    private static Body multipart(String value) {
      StringBuilder parts = new StringBuilder();
      for (String field : value.split("&", -1)) {
        int equals = field.indexOf('=');
        parts
            .append("--edge\r\nContent-Disposition: form-data; name=\"")
            .append(field, 0, equals)
            .append("\"\r\n\r\n")
            .append(field.substring(equals + 1))
            .append("\r\n");
      }
      return typed("multipart/form-data; boundary=edge", parts + "--edge--\r\n");
    }
  }
}
