package dev.cordon.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes, rotates and lists key rings. */
@Command(
    name = "keys",
    description = "Make, rotate and list the key ring that seals and tokens rest on.",
    subcommands = {KeysNewCommand.class, KeysRotateCommand.class, KeysListCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  cordon keys new keys.cordon         a ring with a current key and the next",
      "  cordon keys rotate keys.cordon      the next becomes current, the current retires",
      "  cordon keys list keys.cordon        ids, states and dates; never a secret"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class KeysCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Which of new, rotate, list?");
  }
}
