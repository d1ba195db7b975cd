package dev.cordon.bench.edge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The generator for HTTP/2. It prints no percentiles, but keeps a log of each request. */
final class H2load {
  /** Streams at one time on each connection. */
  static final int STREAMS = 4;

  private static final Pattern FINISHED = Pattern.compile("finished in ([0-9.]+)(ms|s|us),");
  private static final Pattern REQUESTS =
      Pattern.compile(
          "requests: \\d+ total, \\d+ started, (\\d+) done, \\d+ succeeded, \\d+ failed,"
              + " (\\d+) errored, (\\d+) timeout");
  private static final Pattern STATUSES =
      Pattern.compile("status codes: \\d+ 2xx, \\d+ 3xx, (\\d+) 4xx, (\\d+) 5xx");

  private H2load() {}

  static List<String> command(String log, int port, Request request, int connections, int seconds) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "h2load",
                "--duration",
                String.valueOf(seconds),
                "--clients",
                String.valueOf(connections),
                "--max-concurrent-streams",
                String.valueOf(STREAMS),
                "--connect-to",
                "127.0.0.1:" + port,
                // Without it one that got no answer is waited for without end.
                "--connection-inactivity-timeout",
                "10s",
                "--log-file",
                log));
    for (String header : request.headers()) {
      command.add("--header");
      command.add(header);
    }
    command.add("https://" + Request.HOST + request.path());
    return command;
  }

  /**
   * Reads both.
   *
   * @param log lines of: start in microseconds, status, latency in microseconds
   */
  static Load parse(String output, Stream<String> log) {
    Matcher finished = find(FINISHED, output);
    Matcher requests = find(REQUESTS, output);
    Matcher statuses = find(STATUSES, output);
    long[] latencies =
        log.mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf('\t') + 1))).toArray();
    Arrays.sort(latencies);
    return new Load(
        Long.parseLong(requests.group(1)),
        micros(finished.group(1), finished.group(2)),
        percentile(latencies, 0.5),
        percentile(latencies, 0.99),
        percentile(latencies, 0.999),
        Long.parseLong(statuses.group(1)) + Long.parseLong(statuses.group(2)),
        Long.parseLong(requests.group(2)) + Long.parseLong(requests.group(3)));
  }

  private static Matcher find(Pattern pattern, String output) {
    Matcher matcher = pattern.matcher(output);
    if (!matcher.find()) {
      throw new IllegalStateException("h2load printed no result:\n" + output);
    }
    return matcher;
  }

  private static long micros(String number, String unit) {
    double value = Double.parseDouble(number);
    return Math.round(
        switch (unit) {
          case "s" -> value * 1e6;
          case "ms" -> value * 1e3;
          default -> value;
        });
  }

  private static long percentile(long[] sorted, double share) {
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1L, (long) Math.ceil(sorted.length * share))];
  }
}
