package dev.cordon.fuzz;

import dev.cordon.web.HttpToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A request and an application's answer, written as lines:
 *
 * <pre>
 * POST /api/x            the method and the target
 * !policy 2              which policy judges; further asides are those of {@link GivenRequest}
 * Origin: https://a.b    a header line, in which \r and \n stand for what they say
 * &lt;Vary: Accept          a header line of the answer
 * </pre>
 */
record GuardInput(GivenRequest request, List<Map.Entry<String, String>> answer, int policy) {
  private static final int MOST_LINES = 64;

  static GuardInput read(byte[] input) {
    List<String> lines = Input.latin1Lines(input);
    String first = lines.get(0);
    String target = Input.unescape(Input.after(first, " "));
    GivenRequest request = new GivenRequest(Input.before(first, " "), target);
    List<Map.Entry<String, String>> answer = new ArrayList<>();
    int policy = 0;
    for (String line : lines.subList(1, Math.min(lines.size(), MOST_LINES))) {
      if (line.startsWith("!policy ")) {
        policy = line.charAt(line.length() - 1);
      } else if (line.startsWith("!")) {
        request.aside(Input.before(line.substring(1), " "), Input.unescape(Input.after(line, " ")));
      } else if (line.startsWith("<")) {
        // An application's server lets no line break into a header, whatever its code asks for.
        String name = Input.before(line.substring(1), ":");
        String value = Input.trim(Input.after(line, ":")).replaceAll("[\\r\\n\\x00]", "");
        if (HttpToken.isToken(name)) {
          answer.add(Map.entry(name, value));
        }
      } else if (HttpToken.isToken(Input.before(line, ":"))) {
        String value = Input.unescape(Input.after(line, ":"));
        request.header(Input.before(line, ":"), value);
      }
    }
    return new GuardInput(request, answer, policy);
  }

  boolean breaksLines() {
    return request.lines.stream()
        .anyMatch(line -> line.getValue().indexOf('\r') >= 0 || line.getValue().indexOf('\n') >= 0);
  }
}
