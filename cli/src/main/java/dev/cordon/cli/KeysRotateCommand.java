package dev.cordon.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a key ring one step on. */
@Command(
    name = "rotate",
    description =
        "Take a key ring one step on: next becomes current, current retires, a new next is made.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cordon keys rotate keys.cordon",
      "  cordon keys rotate --retirement-days 7 keys.cordon   when no session lives longer",
      "",
      "With several nodes, hand the rotated ring to each of them before rotating again."
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class KeysRotateCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The ring, replaced in one step.")
  Path file;

  @Option(
      names = "--retirement-days",
      paramLabel = "DAYS",
      defaultValue = "31",
      description =
          "How long a retired key still verifies: at least the longest session lifetime."
              + " Default: ${DEFAULT-VALUE}.")
  int retirementDays;

  @Override
  public Integer call() {
    if (retirementDays < 1) {
      throw CommandFailure.badInput(
          "--retirement-days: " + retirementDays + " would end sessions at once. Write 1 or more.");
    }
    var ring =
        KeyRings.read(file)
            .rotate(new SecureRandom(), Instant.now(), Duration.ofDays(retirementDays));
    KeyRings.write(ring, file);
    KeyRings.print(ring, spec.commandLine().getOut());
    return ExitCode.GOOD;
  }
}
