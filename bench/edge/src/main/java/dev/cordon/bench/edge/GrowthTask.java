package dev.cordon.bench.edge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the cost of a request grows with the policy, with connections and with bodies. */
final class GrowthTask {
  private static final List<Integer> RULES = List.of(1, 100, 1_000, 10_000);
  private static final List<Integer> ORIGINS = List.of(1, 10, 100, 1_000, 10_000, 100_000);
  private static final List<Integer> CONNECTIONS = List.of(10, 100, 1_000);
  private static final Map<String, Integer> BODIES =
      Map.of("empty", 0, "small", 1024, "medium", 64 * 1024, "large", 1024 * 1024);
  private static final int USUAL_CONNECTIONS = 32;

  /** The proxies that are looked at where a policy is not what grows. */
  private static final List<Product> BESIDE = List.of(Product.NGINX, Product.VERTX, Product.CORDON);

  private final Settings settings;
  private final Rig rig;
  private int places;

  GrowthTask(Settings settings, Rig rig) {
    this.settings = settings;
    this.rig = rig;
  }

  String run() throws IOException, InterruptedException {
    StringBuilder out = new StringBuilder("# How the cost of a request grows\n\n");
    out.append(rig.machine(BESIDE))
        .append("\nAllowed GETs over plain HTTP. Medians of ")
        .append(settings.rounds())
        .append(" rounds of ")
        .append(settings.seconds())
        .append(" s; multiples of CPU time within a round, and their medians.\n");
    out.append(section("Rules", "rules", policies(RULES, GrowthTask::rules)));
    out.append(section("Origins in one rule", "origins", policies(ORIGINS, GrowthTask::origins)));
    List<Server> servers = new ArrayList<>();
    List<Point> connections = new ArrayList<>();
    List<Point> bodies = new ArrayList<>();
    Request get = Cell.GET.request("");
    for (Product product : BESIDE) {
      Server server = rig.start(product);
      servers.add(server);
      CONNECTIONS.forEach(n -> connections.add(new Point(product, n, server, get, n)));
      BODIES.entrySet().stream()
          .sorted(Map.Entry.comparingByValue())
          .forEach(
              body ->
                  bodies.add(
                      new Point(
                          product,
                          body.getValue(),
                          server,
                          get.withPath("/api/" + body.getKey()),
                          body.getValue() < 64 * 1024 ? USUAL_CONNECTIONS : 8)));
    }
    out.append(section("Connections", "connections", connections));
    out.append(section("Bodies", "bytes", bodies));
    servers.forEach(Server::close);
    return out.toString();
  }

  /** What is written in the policy instead of what. */
  interface Growing {
    Map<String, String> at(int size);
  }

  private List<Point> policies(List<Integer> sizes, Growing growing)
      throws IOException, InterruptedException {
    List<Point> points = new ArrayList<>();
    for (int size : sizes) {
      Place place = rig.place("growth-" + places++);
      Rig.say("starting Cordon, " + size);
      Server server =
          rig.start(
              place,
              Product.cordon(
                  place, settings.jvmFlags(), place.fill("cordon.yaml", growing.at(size))));
      points.add(new Point(Product.CORDON, size, server, Cell.GET.request(""), USUAL_CONNECTIONS));
    }
    return points;
  }

  /** The rule that is asked for, and others beside it. */
  private static Map<String, String> rules(int size) {
    String others =
        IntStream.range(1, size)
            .mapToObj(
                i ->
                    "  - paths: [/other/"
                        + i
                        + "/**]\n    origins: [\"https://app-"
                        + i
                        + ".example\"]\n    credentials: true\n")
            .collect(Collectors.joining());
    return Map.of("cors:\n", "cors:\n" + others);
  }

  /** The origin that asks, and others beside it. */
  private static Map<String, String> origins(int size) {
    String others =
        IntStream.range(1, size)
            .mapToObj(i -> "https://app-" + i + ".example, ")
            .collect(Collectors.joining());
    return Map.of("origins: [" + Cell.ORIGIN + "]", "origins: [" + others + Cell.ORIGIN + "]");
  }

  private String section(String title, String unit, List<Point> points)
      throws IOException, InterruptedException {
    for (Point point : points) {
      point.warm(rig, settings.warmUp());
    }
    for (int round = 1; round <= settings.rounds(); round++) {
      Rig.say(unit + ": round " + round + " of " + settings.rounds());
      for (Point point : points) {
        point.measure(rig, settings.seconds());
      }
    }
    Table table =
        new Table("proxy", unit, "right", "requests/s", "p99 µs", "CPU µs/request", "× smallest");
    for (Point point : points) {
      Point smallest =
          points.stream().filter(p -> p.product() == point.product()).findFirst().orElseThrow();
      String fault = point.fault();
      if (fault.isEmpty()) {
        fault = Probe.fault(Cell.GET, point.server().place(), "");
      }
      boolean floor = point.product() == Product.VERTX;
      table.row(
          point.product().title(),
          String.valueOf(point.size()),
          fault.isEmpty() ? "yes" : floor ? "no policy" : "no: " + fault,
          Table.whole(point.median(s -> s.load().perSecond())),
          Table.whole(point.median(s -> s.load().p99())),
          Table.tenths(point.median(Sample::cpuMicros)),
          Table.hundredths(point.ratio(smallest)));
    }
    if (points.stream().allMatch(p -> p.product() == Product.CORDON)) {
      points.forEach(p -> p.server().close());
    }
    return "\n## " + title + "\n\n" + table;
  }
}
