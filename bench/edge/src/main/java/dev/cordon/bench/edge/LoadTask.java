package dev.cordon.bench.edge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** Each proxy in each cell, in turn, round after round. */
final class LoadTask {
  private static final int FLUSHED_MILLIS = 1500;

  private final Settings settings;
  private final Rig rig;
  private final Map<Product, Server> servers = new EnumMap<>(Product.class);
  private final Map<Product, String> sessions = new EnumMap<>(Product.class);
  private final Map<Product, Long> requests = new EnumMap<>(Product.class);
  private final Map<Product, Long> idleKib = new EnumMap<>(Product.class);
  private final Map<Product, Long> loadedKib = new EnumMap<>(Product.class);
  private final Map<Cell, Map<Product, Row>> rows = new EnumMap<>(Cell.class);

  /** What is known of one proxy in one cell. */
  private static final class Row {
    private final List<Sample> samples = new ArrayList<>();
    private String fault = "";
    private String warmUp = "";

    void note(String why) {
      if (fault.isEmpty()) {
        fault = why;
      }
    }

    double median(ToDoubleFunction<Sample> of) {
      return Medians.of(samples.stream().map(of::applyAsDouble).toList());
    }
  }

  LoadTask(Settings settings, Rig rig) {
    this.settings = settings;
    this.rig = rig;
  }

  /** Runs it, and returns the report. */
  String run() throws IOException, InterruptedException {
    for (Product product : settings.products()) {
      start(product);
    }
    for (Cell cell : settings.cells()) {
      rows.put(cell, new LinkedHashMap<>());
      for (Product product : servers.keySet()) {
        if (product.can(cell)) {
          prepare(cell, product);
        }
      }
    }
    for (int round = 1; round <= settings.rounds(); round++) {
      Rig.say("round " + round + " of " + settings.rounds());
      for (Cell cell : settings.cells()) {
        for (Map.Entry<Product, Row> each : rowsOf(cell).entrySet()) {
          each.getValue().samples.add(measure(cell, each.getKey(), each.getValue()));
        }
      }
    }
    for (Map.Entry<Product, Server> each : servers.entrySet()) {
      loadedKib.put(each.getKey(), each.getValue().residentKib());
    }
    // Until what waits in buffers is written.
    TimeUnit.MILLISECONDS.sleep(FLUSHED_MILLIS);
    return report();
  }

  private void start(Product product) throws IOException, InterruptedException {
    Rig.say("starting " + product.title());
    Server server = rig.start(product);
    servers.put(product, server);
    sessions.put(product, Probe.session(server.place()));
    idleKib.put(product, server.residentKib());
  }

  private void prepare(Cell cell, Product product) throws IOException, InterruptedException {
    Row row = new Row();
    rowsOf(cell).put(product, row);
    row.note(Probe.fault(cell, server(product).place(), session(product)));
    WarmUp warmUp = new WarmUp(product.isJvm() ? settings.warmUp() : 1, WarmUp.enough(cell));
    while (!warmUp.isOver()) {
      warmUp.add(sample(cell, product, 1));
    }
    row.warmUp = product.isJvm() ? warmUp.toString() : "–";
    Rig.say("warm: " + product.title() + ", " + cell.key() + ", " + row.warmUp);
  }

  private Sample measure(Cell cell, Product product, Row row)
      throws IOException, InterruptedException {
    Sample sample = sample(cell, product, settings.seconds());
    row.note(sample.load().fault(cell.expected()));
    return sample;
  }

  private Sample sample(Cell cell, Product product, int seconds)
      throws IOException, InterruptedException {
    Sample sample =
        rig.generator()
            .load(
                server(product),
                cell,
                cell.request(session(product)),
                Generator.connections(cell),
                seconds);
    requests.merge(product, sample.load().requests(), Long::sum);
    return sample;
  }

  private Server server(Product product) {
    return java.util.Objects.requireNonNull(servers.get(product));
  }

  private String session(Product product) {
    return java.util.Objects.requireNonNull(sessions.get(product));
  }

  private Map<Product, Row> rowsOf(Cell cell) {
    return java.util.Objects.requireNonNull(rows.get(cell));
  }

  private String report() throws IOException, InterruptedException {
    StringBuilder out = new StringBuilder("# The gateway beside other proxies\n\n");
    out.append(rig.machine(settings.products()));
    out.append("\nMedians of ")
        .append(settings.rounds())
        .append(" rounds of ")
        .append(settings.seconds())
        .append(
            " s, one proxy after the other in each round. Ratios are of CPU time for each request"
                + " within a round, and their medians.\n\n");
    Table workers =
        new Table("proxy", "workers", "MiB at idle", "MiB after load", "of its requests logged");
    for (Product product : servers.keySet()) {
      workers.row(
          product.title(),
          product.workers(),
          Table.mib(idleKib.getOrDefault(product, 0L)),
          Table.mib(loadedKib.getOrDefault(product, 0L)),
          Table.percent(logged(product)));
    }
    out.append(workers);
    for (Cell cell : settings.cells()) {
      out.append("\n## ")
          .append(cell.title())
          .append("\n\n`")
          .append(cell.key())
          .append("`, ")
          .append(Generator.connections(cell))
          .append(" connections")
          .append(
              cell.wire() == Cell.Wire.H2 ? " of " + H2load.STREAMS + " streams each\n\n" : "\n\n")
          .append(table(cell));
    }
    return out.toString();
  }

  private double logged(Product product) throws IOException {
    long lines = JsonLog.lines(product.log(server(product).place()));
    return Math.min(1, lines / (double) requests.getOrDefault(product, 0L));
  }

  private Table table(Cell cell) {
    Map<Product, Row> of = rowsOf(cell);
    Table table =
        new Table(
            "proxy",
            "right",
            "requests/s",
            "p50 µs",
            "p99 µs",
            "p99.9 µs",
            "CPU µs/request",
            "× bare Vert.x",
            "× nginx",
            "warmed in");
    for (Product product : servers.keySet()) {
      Row row = of.get(product);
      if (row == null) {
        table.row(product.title(), "cannot", "", "", "", "", "", "", "", "");
        continue;
      }
      table.row(
          product.title(),
          row.fault.isEmpty() ? "yes" : "no: " + row.fault,
          Table.whole(row.median(s -> s.load().perSecond())),
          Table.whole(row.median(s -> s.load().p50())),
          Table.whole(row.median(s -> s.load().p99())),
          Table.whole(row.median(s -> s.load().p999())),
          Table.tenths(row.median(Sample::cpuMicros)),
          ratio(row, of.get(Product.VERTX)),
          ratio(row, of.get(Product.NGINX)),
          row.warmUp);
    }
    return table;
  }

  private static String ratio(Row row, @org.jspecify.annotations.Nullable Row base) {
    if (base == null) {
      return "";
    }
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < Math.min(row.samples.size(), base.samples.size()); i++) {
      ratios.add(row.samples.get(i).cpuMicros() / base.samples.get(i).cpuMicros());
    }
    return Table.hundredths(Medians.of(ratios));
  }
}
