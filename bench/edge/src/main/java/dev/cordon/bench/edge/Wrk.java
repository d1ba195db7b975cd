package dev.cordon.bench.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The generator for HTTP/1.1. Its script, {@code conf/load.lua}, prints the line that is read here.
 */
final class Wrk {
  private static final Pattern LINE =
      Pattern.compile(
          "^edge requests=(\\d+) micros=(\\d+) p50=(\\d+) p99=(\\d+) p999=(\\d+) statuses=(\\d+)"
              + " broken=(\\d+)$",
          Pattern.MULTILINE);

  private Wrk() {}

  static List<String> command(
      String script, String origin, Request request, int connections, int seconds) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "wrk",
                "--threads",
                "1",
                "--connections",
                String.valueOf(connections),
                "--duration",
                seconds + "s",
                "--timeout",
                "10s",
                "--script",
                script,
                origin + request.path(),
                "--",
                request.method(),
                String.valueOf(request.bodyBytes()),
                "Host: " + Request.HOST));
    command.addAll(request.headers());
    return command;
  }

  static Load parse(String output) {
    Matcher line = LINE.matcher(output);
    if (!line.find()) {
      throw new IllegalStateException("wrk printed no result:\n" + output);
    }
    return new Load(
        number(line, 1),
        number(line, 2),
        number(line, 3),
        number(line, 4),
        number(line, 5),
        number(line, 6),
        number(line, 7));
  }

  private static long number(Matcher line, int group) {
    return Long.parseLong(line.group(group));
  }
}
