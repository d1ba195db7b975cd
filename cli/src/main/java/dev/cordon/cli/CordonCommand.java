package dev.cordon.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command itself, which only has subcommands. */
@Command(
    name = "cordon",
    description = "Decides which other sites may do what to a web application, and says why.",
    versionProvider = VersionLine.class,
    subcommands = {
      RunCommand.class,
      CheckCommand.class,
      ExplainCommand.class,
      ProveCommand.class,
      DiffCommand.class,
      FetchCommand.class,
      DemoCommand.class,
      KeysCommand.class,
      CompletionCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cordon demo                      attacks on a bank, with and without Cordon",
      "  cordon check cordon.yaml         find every fault of a policy",
      "  cordon prove cordon.yaml         what every other site can still do",
      "  cordon diff old.yaml new.yaml    what a change of a policy gives away",
      "  cordon run cordon.yaml           the gateway",
      "  cordon fetch URL --from PAGE     what a page of another site can do with a URL, and why",
      "  cordon COMMAND --help            what a command takes, with examples"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class CordonCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  /** The command line, ready to run: its results go to {@code out}, all else to {@code err}. */
  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    var line = new CommandLine(new CordonCommand());
    line.setOut(out);
    line.setErr(err);
    everyCommand(line);
    line.setExecutionExceptionHandler(CordonCommand::fail);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    // An argument that begins with @ is one that fetch --data reads, and never a list of others.
    line.setExpandAtFiles(false);
    return line;
  }

  // Said once here rather than at each command: help, version, exit codes, width.
  private static void everyCommand(CommandLine line) {
    var spec = line.getCommandSpec();
    spec.mixinStandardHelpOptions(true);
    spec.versionProvider(new VersionLine());
    spec.exitCodeOnExecutionException(ExitCode.UNFINISHED);
    spec.exitCodeOnInvalidInput(ExitCode.BAD_INPUT);
    spec.usageMessage().width(100).exitCodeListHeading("%nExit codes:%n");
    spec.usageMessage().exitCodeList(ExitCode.help());
    spec.usageMessage().synopsisHeading("Usage: ").descriptionHeading("%n");
    spec.usageMessage().parameterListHeading("%n").optionListHeading("%n");
    line.getSubcommands().values().forEach(CordonCommand::everyCommand);
  }

  private static int fail(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
    return CommandFailure.tell(failure, line.getErr());
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }
}
