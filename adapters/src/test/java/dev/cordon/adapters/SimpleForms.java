package dev.cordon.adapters;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The cookies and form fields of a request, for the servers that have no parser of their own. */
final class SimpleForms {
  private SimpleForms() {}

  static List<String> cookies(List<Line> lines) {
    List<String> cookies = new ArrayList<>();
    for (Line line : lines) {
      if (line.is("Cookie")) {
        for (String pair : line.value().split(";", -1)) {
          if (pair.indexOf('=') > 0) {
            cookies.add(pair.strip());
          }
        }
      }
    }
    return cookies;
  }

  static List<String> fields(List<Line> lines, byte[] body) {
    String type =
        lines.stream().filter(l -> l.is("Content-Type")).map(Line::value).findFirst().orElse("");
    String text = new String(body, StandardCharsets.ISO_8859_1);
    return type.startsWith("multipart/form-data") ? parts(text) : pairs(text);
  }

  private static List<String> pairs(String text) {
    List<String> fields = new ArrayList<>();
    for (String pair : text.split("&", -1)) {
      if (!pair.isEmpty()) {
        fields.add(URLDecoder.decode(pair, StandardCharsets.UTF_8));
      }
    }
    return fields;
  }

  private static List<String> parts(String text) {
    List<String> fields = new ArrayList<>();
    for (String part : text.split("--edge(--)?\r\n", -1)) {
      int blank = part.indexOf("\r\n\r\n");
      if (blank > 0) {
        String head = part.substring(0, blank);
        String name = head.substring(head.indexOf("name=\"") + 6, head.lastIndexOf('"'));
        fields.add(name + "=" + part.substring(blank + 4, part.length() - 2));
      }
    }
    return fields;
  }
}
