package dev.cordon.bench.edge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** One size on one line of a table of growth: who serves what, and what it cost. */
final class Point {
  private final Product product;
  private final int size;
  private final Server server;
  private final Request request;
  private final int connections;
  private final List<Sample> samples = new ArrayList<>();

  Point(Product product, int size, Server server, Request request, int connections) {
    this.product = product;
    this.size = size;
    this.server = server;
    this.request = request;
    this.connections = connections;
  }

  Product product() {
    return product;
  }

  int size() {
    return size;
  }

  Server server() {
    return server;
  }

  /** Loads it with no more than a JVM needs to become flat. */
  void warm(Rig rig, int windows) throws IOException, InterruptedException {
    WarmUp warmUp = new WarmUp(product.isJvm() ? windows : 1, WarmUp.enough(Cell.GET));
    while (!warmUp.isOver()) {
      warmUp.add(load(rig, 1));
    }
    Rig.say("warm: " + product.title() + ", " + size + ", " + warmUp);
  }

  void measure(Rig rig, int seconds) throws IOException, InterruptedException {
    samples.add(load(rig, seconds));
  }

  private Sample load(Rig rig, int seconds) throws IOException, InterruptedException {
    return rig.generator().load(server, Cell.GET, request, connections, seconds);
  }

  /** What was wrong with the answers; empty if nothing was. */
  String fault() {
    return samples.stream()
        .map(sample -> sample.load().fault(Cell.Expected.GRANTED))
        .filter(fault -> !fault.isEmpty())
        .findFirst()
        .orElse("");
  }

  double median(ToDoubleFunction<Sample> of) {
    return Medians.of(samples.stream().map(of::applyAsDouble).toList());
  }

  /** The median over the rounds of what it cost in each, as a multiple of {@code base}. */
  double ratio(Point base) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      ratios.add(samples.get(i).cpuMicros() / base.samples.get(i).cpuMicros());
    }
    return Medians.of(ratios);
  }
}
