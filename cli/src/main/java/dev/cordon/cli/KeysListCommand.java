package dev.cordon.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists a key ring without its secrets. */
@Command(
    name = "list",
    description = "List the keys of a ring: id, state, dates. Never a secret.",
    footerHeading = "%nExample:%n",
    footer = "  cordon keys list keys.cordon")
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class KeysListCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The ring.")
  Path file;

  @Override
  public Integer call() {
    KeyRings.print(KeyRings.read(file), spec.commandLine().getOut());
    return ExitCode.GOOD;
  }
}
