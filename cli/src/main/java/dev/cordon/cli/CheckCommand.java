package dev.cordon.cli;

import dev.cordon.config.CordonFile;
import dev.cordon.config.InvalidConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds every fault of a policy at once. */
@Command(
    name = "check",
    description = {
      "Find every fault of a policy, each with its place and what to write instead.",
      "Warnings are told and leave the exit code at 0, unless --strict is given."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cordon check cordon.yaml",
      "  cordon check cordon.yaml --show-defaults      what holds where the file says nothing",
      "  cordon check cordon.yaml --format json        for a program"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class CheckCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The policy, cordon.yaml.")
  Path file;

  @Option(
      names = "--show-defaults",
      description = "Also write the settings in force, with every default filled in, as YAML.")
  boolean showDefaults;

  @Option(names = "--strict", description = "Warnings make the exit code 1 too.")
  boolean strict;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "One of text, json. Default: ${DEFAULT-VALUE}.")
  OutputFormat format;

  @Override
  public Integer call() {
    var report = report();
    var out = spec.commandLine().getOut();
    out.print(
        format == OutputFormat.JSON
            ? report.json()
            : report.text(spec.commandLine().getColorScheme().ansi()));
    out.flush();
    return report.isGood(strict) ? ExitCode.GOOD : ExitCode.FINDINGS;
  }

  private CheckReport report() {
    try {
      var read = CordonFile.read(file);
      return CheckReport.good(
          file.toString(), read.warnings(), showDefaults ? read.defaults() : "");
    } catch (InvalidConfigException e) {
      return CheckReport.faulty(file.toString(), e.faults());
    } catch (IOException e) {
      throw PolicyFiles.unreadable(file, e);
    }
  }
}
