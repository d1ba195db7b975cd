package dev.cordon.bench.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One request by curl, and whether its answer is right. */
final class Probe {
  /** Jetty's handler for CORS refuses with 400. */
  private static final Set<Integer> REFUSALS = Set.of(400, 401, 403);

  private Probe() {}

  /** Why the answer is wrong; empty where it is right. */
  static String fault(Cell cell, Place place, String session) throws InterruptedException {
    try {
      return faultOfAnswer(cell, place, session);
    } catch (IOException e) {
      return "no answer ("
          + String.valueOf(e.getMessage()).lines().skip(1).findFirst().orElse("")
          + ")";
    }
  }

  private static String faultOfAnswer(Cell cell, Place place, String session)
      throws IOException, InterruptedException {
    Request request = cell.request(session);
    if (cell == Cell.SESSION) {
      Answer who = ask(cell, place, request.withPath("/account/who"));
      String seen = who.header("X-Seen-Session").orElse("nothing");
      if (!seen.equals(Sessions.PLAIN)) {
        return "the application saw another session";
      }
    }
    Answer answer = ask(cell, place, request);
    return switch (cell.expected()) {
      case SESSION -> answer.status() == 200 ? "" : "status " + answer.status();
      case REFUSED -> REFUSALS.contains(answer.status()) ? "" : "status " + answer.status();
      case GRANTED -> answer.status() == 200 && answer.isGranted() ? "" : answer.words();
      case PREFLIGHT ->
          (answer.status() == 200 || answer.status() == 204)
                  && answer.isGranted()
                  && answer.header("Access-Control-Allow-Methods").orElse("").contains("PUT")
              ? ""
              : answer.words();
    };
  }

  /** The cookie with which the proxy lets the application's session out. */
  static String session(Place place) throws IOException, InterruptedException {
    Answer answer =
        ask(Cell.GET, place, new Request("GET", "/account/login", 0, List.of("Accept: */*")));
    String cookie =
        answer
            .header("Set-Cookie")
            .orElseThrow(() -> new IOException("the login gave no cookie: " + answer.words()));
    return cookie.substring(0, cookie.indexOf(';'));
  }

  private static Answer ask(Cell cell, Place place, Request request)
      throws IOException, InterruptedException {
    boolean plain = cell.wire() == Cell.Wire.HTTP;
    List<String> command =
        new ArrayList<>(
            List.of(
                "curl",
                "--silent",
                "--show-error",
                "--insecure",
                "--noproxy",
                "*",
                "--dump-header",
                "-",
                "--output",
                "/dev/null",
                "--max-time",
                "10",
                cell.wire() == Cell.Wire.H2 ? "--http2" : "--http1.1",
                "--connect-to",
                "::127.0.0.1:" + (plain ? place.port() : place.tlsPort()),
                "--request",
                request.method()));
    for (String header : request.headers()) {
      command.add("--header");
      command.add(header);
    }
    if (request.bodyBytes() > 0) {
      Path body = place.folder().resolve("body");
      Files.writeString(body, "a".repeat(request.bodyBytes()));
      command.add("--header");
      command.add("Expect:");
      command.add("--data-binary");
      command.add("@" + body);
    }
    command.add((plain ? "http://" : "https://") + Request.HOST + request.path());
    return Answer.parse(Command.run(command, 20));
  }

  /**
   * The head of an answer.
   *
   * @param headers lines, {@code Name: value}
   */
  record Answer(String protocol, int status, List<String> headers) {
    Answer {
      headers = List.copyOf(headers);
    }

    static Answer parse(String head) {
      List<String> lines = head.lines().filter(line -> !line.isBlank()).toList();
      String[] start = lines.get(0).split(" ");
      return new Answer(start[0], Integer.parseInt(start[1]), lines.subList(1, lines.size()));
    }

    Optional<String> header(String name) {
      return headers.stream()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst();
    }

    boolean isGranted() {
      return header("Access-Control-Allow-Origin").orElse("").equals(Cell.ORIGIN)
          && header("Access-Control-Allow-Credentials").orElse("").equals("true");
    }

    String words() {
      return "status " + status + (isGranted() ? "" : ", no grant");
    }
  }
}
