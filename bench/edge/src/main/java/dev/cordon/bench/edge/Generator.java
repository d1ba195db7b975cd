package dev.cordon.bench.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Loads a server with one kind of request for a while, and reads meanwhile what it costs. */
final class Generator {
  private static final int CONNECTIONS = 32;
  private static final int BULK_CONNECTIONS = 8;

  private final Settings settings;
  private final Cores cores;

  Generator(Settings settings, Cores cores) {
    this.settings = settings;
    this.cores = cores;
  }

  /** How many connections {@code cell} is measured with. */
  static int connections(Cell cell) {
    return cell.isBulk() || cell.wire() == Cell.Wire.H2 ? BULK_CONNECTIONS : CONNECTIONS;
  }

  Sample load(Server server, Cell cell, Request request, int connections, int seconds)
      throws IOException, InterruptedException {
    long before = server.cpuMicros();
    Load load;
    try {
      load = run(server.place(), cell, request, connections, seconds);
    } catch (IOException | IllegalStateException e) {
      Rig.say(cell.key() + ": " + e.getMessage());
      load = Load.FAILED;
    }
    long cpu = server.cpuMicros() - before;
    return new Sample(load, load.requests() == 0 ? Double.NaN : (double) cpu / load.requests());
  }

  private Load run(Place place, Cell cell, Request request, int connections, int seconds)
      throws IOException, InterruptedException {
    int limit = seconds + 30;
    if (cell.wire() == Cell.Wire.H2) {
      Path log = place.folder().resolve("h2load.log");
      Files.deleteIfExists(log);
      List<String> command =
          H2load.command(log.toString(), place.tlsPort(), request, connections, seconds);
      String output = Command.run(cores.generator(command), limit);
      try (Stream<String> lines = Files.lines(log)) {
        return H2load.parse(output, lines);
      }
    }
    String origin =
        cell.wire() == Cell.Wire.TLS
            ? "https://127.0.0.1:" + place.tlsPort()
            : "http://127.0.0.1:" + place.port();
    String script = settings.home().resolve("conf/load.lua").toString();
    return Wrk.parse(
        Command.run(
            cores.generator(Wrk.command(script, origin, request, connections, seconds)), limit));
  }
}
