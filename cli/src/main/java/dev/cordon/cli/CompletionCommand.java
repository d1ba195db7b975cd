package dev.cordon.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes a completion script for bash and zsh. */
@Command(
    name = "completion",
    description = "Write a completion script for bash and zsh.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(cordon completion)                                     this shell",
      "  cordon completion > /etc/bash_completion.d/cordon               every shell"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class CompletionCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    out.print(AutoComplete.bash("cordon", spec.root().commandLine()));
    out.flush();
    return ExitCode.GOOD;
  }
}
