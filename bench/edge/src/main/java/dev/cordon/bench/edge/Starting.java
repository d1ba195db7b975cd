package dev.cordon.bench.edge;

import java.util.ArrayList;
import java.util.List;

/** A way to start a server, and what was measured of it. */
final class Starting {
  /** How a server is started in a place of its own. */
  interface Launch {
    List<String> command(Place place);
  }

  private final String title;
  private final String floor;
  private final Launch launch;
  private final List<Once> measured = new ArrayList<>();

  /**
   * One start.
   *
   * @param millis from before the exec to the first answer
   * @param cpuMillis of the process until then
   * @param residentKib a moment after it
   */
  record Once(double millis, double cpuMillis, long residentKib) {}

  Starting(String title, String floor, Launch launch) {
    this.title = title;
    this.floor = floor;
    this.launch = launch;
  }

  String title() {
    return title;
  }

  /** The title of the bare proxy that it is held against. */
  String floor() {
    return floor;
  }

  Launch launch() {
    return launch;
  }

  List<Once> measured() {
    return measured;
  }
}
