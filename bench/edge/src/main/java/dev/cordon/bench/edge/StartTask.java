package dev.cordon.bench.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * From exec to the first answered request. Cordon is held against the bare Vert.x proxy with the
 * same flags, archives of classes made in the same way, one after the other in each round.
 */
final class StartTask {
  /** For the launcher, which builds where it has to. */
  private static final int PATIENCE_SECONDS = 600;

  /** Until what was begun at the start is done. */
  private static final int SETTLING_MILLIS = 1000;

  private final Settings settings;
  private final Rig rig;
  private final List<Starting> ways = new ArrayList<>();
  private int places;

  StartTask(Settings settings, Rig rig) {
    this.settings = settings;
    this.rig = rig;
  }

  String run() throws IOException, InterruptedException {
    Starting launcher =
        new Starting(
            "cordon run, by its launcher", "bare Vert.x, the launcher's flags", this::launcher);
    // The first start may build, and may leave behind what makes the next ones quick.
    LauncherFlags flags = launcherFlags(launcher);
    add("the launcher's flags", flags.flags(), flags.hasArchive(), false);
    ways.add(launcher);
    add("no archive", settings.jvmFlags(), false, true);
    add("an archive of its classes", settings.jvmFlags(), true, true);
    for (int round = 1; round <= settings.rounds(); round++) {
      Rig.say("round " + round + " of " + settings.rounds());
      for (Starting way : ways) {
        way.measured().add(once(way));
      }
    }
    return report(flags);
  }

  /** Adds the bare proxy with these flags, and Cordon with the same. */
  private void add(String suffix, List<String> flags, boolean archive, boolean both)
      throws IOException, InterruptedException {
    String floor = "bare Vert.x, " + suffix;
    ways.add(archived(new Starting(floor, floor, p -> Product.VERTX.command(p, flags)), archive));
    if (both) {
      ways.add(
          archived(
              new Starting("Cordon, " + suffix, floor, p -> Product.CORDON.command(p, flags)),
              archive));
    }
  }

  /** The same with an archive of the classes that one start and a request have loaded. */
  private Starting archived(Starting way, boolean archive)
      throws IOException, InterruptedException {
    if (!archive) {
      return way;
    }
    Path file = place().folder().resolve("classes.jsa");
    Rig.say("making an archive: " + way.title());
    Place place = place();
    List<String> command =
        withFlag(way.launch().command(place), "-XX:ArchiveClassesAtExit=" + file);
    try (Server server = Server.launch(place, command)) {
      FirstAnswer.await(server, PATIENCE_SECONDS);
    }
    if (!Files.exists(file)) {
      throw new IOException("no archive was made for " + way.title());
    }
    return new Starting(
        way.title(),
        way.floor(),
        p -> withFlag(way.launch().command(p), "-XX:SharedArchiveFile=" + file));
  }

  private static List<String> withFlag(List<String> command, String flag) {
    List<String> with = new ArrayList<>(command);
    with.add(1, flag);
    return with;
  }

  private List<String> launcher(Place place) {
    Path command = settings.home().resolve("../../cordon").normalize();
    return List.of(command.toString(), "run", place.fill("cordon.yaml"));
  }

  private LauncherFlags launcherFlags(Starting launcher) throws IOException, InterruptedException {
    Rig.say("the launcher, once unmeasured");
    Place place = place();
    try (Server server = Server.launch(place, launcher.launch().command(place))) {
      FirstAnswer.await(server, PATIENCE_SECONDS);
      return LauncherFlags.of(server.arguments());
    }
  }

  private Starting.Once once(Starting way) throws IOException, InterruptedException {
    Place place = place();
    List<String> command = way.launch().command(place);
    long before = System.nanoTime();
    try (Server server = Server.launch(place, command)) {
      int status = FirstAnswer.await(server, PATIENCE_SECONDS);
      double millis = (System.nanoTime() - before) / 1e6;
      double cpuMillis = server.cpuMicros() / 1e3;
      if (status != 200) {
        throw new IOException(way.title() + " answered " + status);
      }
      TimeUnit.MILLISECONDS.sleep(SETTLING_MILLIS);
      return new Starting.Once(millis, cpuMillis, server.residentKib());
    }
  }

  private Place place() throws IOException {
    return rig.place("start-" + places++);
  }

  private String report(LauncherFlags flags) throws IOException, InterruptedException {
    Table table =
        new Table(
            "",
            "ms to the first answer",
            "× bare Vert.x",
            "CPU ms until then",
            "× bare Vert.x",
            "MiB at idle");
    for (Starting way : ways) {
      Starting floor =
          ways.stream().filter(w -> w.title().equals(way.floor())).findFirst().orElseThrow();
      table.row(
          way.title(),
          Table.whole(median(way, Starting.Once::millis)),
          ratio(way, floor, Starting.Once::millis),
          Table.whole(median(way, Starting.Once::cpuMillis)),
          ratio(way, floor, Starting.Once::cpuMillis),
          Table.mib(Math.round(median(way, Starting.Once::residentKib))));
    }
    return "# Start-up\n\n"
        + Machine.describe(settings, List.of(Product.VERTX))
        + "\nFrom before the exec to the first answered request, on all cores; medians of "
        + settings.rounds()
        + " rounds, one after the other in each; ratios within a round, and their medians. Memory "
        + SETTLING_MILLIS
        + " ms later. The launcher's flags: "
        + (flags.flags().isEmpty() ? "none" : "`" + String.join(" ", flags.flags()) + "`")
        + (flags.hasArchive() ? ", and an archive of classes" : "")
        + ".\n\n"
        + table;
  }

  private static double median(Starting way, ToDoubleFunction<Starting.Once> of) {
    return Medians.of(way.measured().stream().map(of::applyAsDouble).toList());
  }

  private static String ratio(Starting way, Starting floor, ToDoubleFunction<Starting.Once> of) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < way.measured().size(); i++) {
      ratios.add(
          of.applyAsDouble(way.measured().get(i)) / of.applyAsDouble(floor.measured().get(i)));
    }
    return Table.hundredths(Medians.of(ratios));
  }
}
