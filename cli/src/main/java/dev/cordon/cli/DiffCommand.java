package dev.cordon.cli;

import dev.cordon.cli.prove.ProgressLine;
import dev.cordon.proof.ProofDiff;
import dev.cordon.proof.report.Colours;
import dev.cordon.proof.report.DiffJson;
import dev.cordon.proof.report.DiffMarkdown;
import dev.cordon.proof.report.DiffText;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what strangers gain and lose when one policy takes the place of another. */
@Command(
    name = "diff",
    description = {
      "Prove two policies over the strangers and routes of both, and say what each stranger gains"
          + " and loses, for a review. What no stranger can notice is told as a setting."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  git show HEAD:cordon.yaml > old.yaml",
      "  cordon diff old.yaml cordon.yaml",
      "  cordon diff old.yaml cordon.yaml --format markdown         for a pull request",
      "  cordon diff old.yaml cordon.yaml --fail-on gain            a gate",
      "",
      "Exit code 0: told. 1: something is gained, with --fail-on gain. 2: a policy has faults."
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class DiffCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "OLD", description = "The policy as it was.")
  Path before;

  @Parameters(index = "1", paramLabel = "NEW", description = "The policy as it is to be.")
  Path after;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "One of text, markdown, json. Default: ${DEFAULT-VALUE}.")
  Format format;

  @Option(
      names = "--fail-on",
      paramLabel = "WHAT",
      defaultValue = "nothing",
      description =
          "What makes the exit code 1: gain, some stranger gains something; nothing. Default:"
              + " ${DEFAULT-VALUE}.")
  FailOn failOn;

  /** How it is written. */
  enum Format {
    TEXT,
    MARKDOWN,
    JSON
  }

  /** What makes it a failure. */
  enum FailOn {
    GAIN,
    NOTHING
  }

  @Override
  public Integer call() {
    var diff = diff();
    var line = spec.commandLine();
    var colours = line.getColorScheme().ansi().enabled() ? Colours.ANSI : Colours.NONE;
    line.getOut()
        .print(
            switch (format) {
              case TEXT -> DiffText.of(diff, colours);
              case MARKDOWN -> DiffMarkdown.of(diff);
              case JSON -> DiffJson.of(diff);
            });
    line.getOut().flush();
    return failOn == FailOn.GAIN && diff.isGain() ? ExitCode.FINDINGS : ExitCode.GOOD;
  }

  private ProofDiff diff() {
    var old = PolicyFiles.read(before).policy();
    var now = PolicyFiles.read(after).policy();
    if (!Terminal.isErrWatched()) {
      return ProofDiff.of(old, now);
    }
    try (var line = new ProgressLine(spec.commandLine().getErr())) {
      return ProofDiff.of(old, now, line);
    }
  }
}
