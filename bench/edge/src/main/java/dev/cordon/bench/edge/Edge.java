package dev.cordon.bench.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The command behind {@code bench/edge/run}. */
final class Edge {
  private Edge() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Settings settings;
    try {
      settings = Arguments.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println("bench/edge/run: " + e.getMessage());
      System.exit(2);
      return;
    }
    Rig rig = Rig.open(settings);
    String report =
        switch (settings.task()) {
          case LOAD -> new LoadTask(settings, rig).run();
          case START -> new StartTask(settings, rig).run();
          case GROWTH -> new GrowthTask(settings, rig).run();
        };
    System.out.print(report);
    Path file =
        settings
            .home()
            .resolve("target")
            .resolve(settings.task().name().toLowerCase(Locale.ROOT) + ".md");
    Files.writeString(file, report);
    System.exit(0);
  }
}
