package dev.cordon.cli;

import dev.cordon.session.KeyRing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a key ring; never writes over one. */
@Command(
    name = "new",
    description = "Make a key ring, readable by its owner alone. An existing file is left alone.",
    footerHeading = "%nExample:%n",
    footer = "  cordon keys new /etc/cordon/keys.cordon")
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class KeysNewCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The file to write.")
  Path file;

  @Override
  public Integer call() {
    if (Files.exists(file)) {
      throw CommandFailure.badInput(
          file
              + " exists. Writing over a key ring ends every session it sealed."
              + " Use `cordon keys rotate` or another name.");
    }
    var ring = KeyRing.generate(new SecureRandom(), Instant.now());
    KeyRings.write(ring, file);
    KeyRings.print(ring, spec.commandLine().getOut());
    return ExitCode.GOOD;
  }
}
