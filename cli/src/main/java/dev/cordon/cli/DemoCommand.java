package dev.cordon.cli;

import dev.cordon.cli.demo.Demo;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the same attacks succeed on a bare bank and fail on one behind Cordon. */
@Command(
    name = "demo",
    description = {
      "Open a bank, the same bank behind Cordon, and an attacker; where a Chromium is found, run"
          + " every attack on both and print who was robbed.",
      "Everything listens on 127.0.0.1 alone, under names that need no hosts file."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cordon demo                          run the attacks, then stay open to be clicked on",
      "  cordon demo --no-keep                run the attacks, then end",
      "  cordon demo --no-browser             only open the sites",
      "  cordon demo --port-base 9000         the same ports every time",
      "",
      "Exit code 0: every attack went as expected. 1: one did not."
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class DemoCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(names = "--no-browser", description = "Do not run the attacks; only open the sites.")
  boolean noBrowser;

  @Option(
      names = "--port-base",
      paramLabel = "N",
      defaultValue = "0",
      description = "The first of five ports to use. Default: free ones.")
  int portBase;

  @Option(
      names = "--keep",
      negatable = true,
      description = "Stay open after the attacks. Default: on a terminal, and with --no-browser.")
  @Nullable Boolean keep;

  @Override
  public Integer call() throws InterruptedException {
    if (portBase != 0 && (portBase < 1 || portBase > 65_531)) {
      throw CommandFailure.badInput(
          "--port-base: " + portBase + " leaves no room for five ports. Write 1024 to 65531.");
    }
    var line = spec.commandLine();
    // The gateways' own words would stand between the rows of the table.
    System.setProperty("org.slf4j.simpleLogger.log.dev.cordon.gateway", "warn");
    // Ctrl-C in the middle of an attack is no news either.
    System.setProperty("org.slf4j.simpleLogger.log.io.vertx", "off");
    try (var demo =
        Demo.start(portBase, line.getOut(), line.getErr(), line.getColorScheme().ansi())) {
      Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "demo-at-exit"));
      demo.tellWhereToClick();
      boolean asExpected = noBrowser || demo.attack();
      if (keep == null ? noBrowser || Terminal.isAttached() : keep) {
        demo.keepServing();
      }
      return asExpected ? ExitCode.GOOD : ExitCode.FINDINGS;
    } catch (IOException | RuntimeException e) {
      throw CommandFailure.unfinished(
          "the demonstration could not go on: "
              + e.getMessage()
              + (portBase == 0 ? "" : ". It needs the ports " + portBase + " to " + (portBase + 4)),
          e);
    }
  }
}
