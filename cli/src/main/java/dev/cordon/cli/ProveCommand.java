package dev.cordon.cli;

import dev.cordon.cli.prove.Comparison;
import dev.cordon.cli.prove.FailOn;
import dev.cordon.cli.prove.ProgressLine;
import dev.cordon.cli.prove.ProofFormat;
import dev.cordon.cli.prove.WitnessFolder;
import dev.cordon.cli.prove.WitnessReplay;
import dev.cordon.config.CordonFile;
import dev.cordon.proof.Proof;
import dev.cordon.proof.Prover;
import dev.cordon.proof.asif.AsIf;
import dev.cordon.proof.layers.LayersTable;
import dev.cordon.proof.report.Colours;
import dev.cordon.rig.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what every other site can still do to an application under a policy. */
@Command(
    name = "prove",
    description = {
      "Hold a policy's guard against every move of every modelled browser, and say what each"
          + " stranger can still do where: send, with the user's cookies, read the answer, cause an"
          + " effect. Each promise of the policy holds or is told with a witness.",
      "Exhaustive over the model, and no more: what is taken for granted stands in the report."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cordon prove cordon.yaml",
      "  cordon prove cordon.yaml --format html --output proof.html    a page with the whole"
          + " matrix",
      "  cordon prove cordon.yaml --format sarif --output proof.sarif  for a code review",
      "  cordon prove cordon.yaml --witness pages          a page that does it for each yes",
      "  cordon prove cordon.yaml --replay firefox         and Firefox itself, if it agrees",
      "  cordon prove cordon.yaml --as-if spring-security  what another product would let through",
      "  cordon prove --layers                             what each layer stops alone",
      "",
      "Exit code 0: every promise is kept, and the browser agreed. 1: a promise is broken, or the",
      "browser did otherwise. 2: the policy has faults. 3: the browser is missing, or the like."
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class ProveCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "The policy, cordon.yaml.")
  @Nullable Path file;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "One of text, json, sarif, html. Default: ${DEFAULT-VALUE}.")
  ProofFormat format;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where to write the report. Default: standard output.")
  @Nullable Path output;

  @Option(
      names = "--fail-on",
      paramLabel = "WHAT",
      defaultValue = "broken",
      description =
          "What makes the exit code 1: broken, a promise is; granted, or the policy lets another"
              + " site act or read in the user's name; nothing. Default: ${DEFAULT-VALUE}.")
  FailOn failOn;

  @Option(
      names = "--as-if",
      paramLabel = "PRODUCT",
      description =
          "Put another product as it comes in the place of Cordon, over the origins, routes and"
              + " promises of FILE: ${COMPLETION-CANDIDATES}.")
  AsIf.@Nullable Name asIf;

  @Option(
      names = "--layers",
      description =
          "Instead, without FILE: play every attack of the catalogue behind each layer of a defence"
              + " alone and behind all, and print what stops what.")
  boolean layers;

  @Option(
      names = "--witness",
      paramLabel = "FOLDER",
      description = "Also write a page of HTML for each yes, which does it, and an index.html.")
  @Nullable Path witness;

  @Option(
      names = "--replay",
      paramLabel = "BROWSER",
      description =
          "Also replay the witnesses of the findings in a real chromium, firefox or webkit against"
              + " the gateway with a stub behind, and say whether it agrees.")
  @Nullable String replay;

  @Option(
      names = "--replay-limit",
      paramLabel = "N",
      defaultValue = "40",
      description = "How many witnesses are replayed at most. Default: ${DEFAULT-VALUE}.")
  int replayLimit;

  @Override
  public Integer call() throws InterruptedException {
    if (layers) {
      return layers();
    }
    if (file == null) {
      throw usage("Which policy? Write cordon prove FILE, or --layers without one.");
    }
    if (asIf != null && (format == ProofFormat.SARIF || replay != null)) {
      throw usage(
          "--as-if leaves the policy's rules and the gateway aside, so that there are no lines for"
              + " --format sarif to point at and nothing to --replay. Leave one of them out.");
    }
    var engine = engine();
    var read = PolicyFiles.read(file);
    var proof = proof(file, read);
    write(format.of(proof, read, colours()));
    writeWitnesses(proof);
    boolean agreed = engine == null || replay(engine, proof, read);
    return failOn.isMetBy(proof) || !agreed ? ExitCode.FINDINGS : ExitCode.GOOD;
  }

  private int layers() {
    if (file != null || asIf != null || witness != null || replay != null) {
      throw usage("--layers looks at no policy: it goes with --output alone.");
    }
    if (format != ProofFormat.TEXT) {
      throw usage("--layers is written as text.");
    }
    write(LayersTable.compute().text());
    return ExitCode.GOOD;
  }

  private Proof proof(Path file, CordonFile read) {
    var prover =
        asIf == null
            ? Prover.of(read.policy()).named(file.toString())
            : Comparison.prover(asIf, read.policy(), file.toString());
    Proof proof;
    if (Terminal.isErrWatched()) {
      try (var line = new ProgressLine(spec.commandLine().getErr())) {
        proof = prover.progress(line).prove();
      }
    } else {
      proof = prover.prove();
    }
    return asIf == null ? proof : Comparison.told(asIf, proof);
  }

  private Colours colours() {
    var coloured = output == null && spec.commandLine().getColorScheme().ansi().enabled();
    return coloured ? Colours.ANSI : Colours.NONE;
  }

  private void write(String report) {
    var line = spec.commandLine();
    if (output == null) {
      line.getOut().print(report);
      line.getOut().flush();
      return;
    }
    try {
      Files.writeString(output, report);
    } catch (IOException e) {
      throw CommandFailure.unfinished(output + " could not be written: " + e, e);
    }
  }

  private void writeWitnesses(Proof proof) {
    if (witness == null) {
      return;
    }
    try {
      var pages = WitnessFolder.write(proof, witness);
      spec.commandLine()
          .getErr()
          .println("cordon: " + pages + " pages are in " + witness + "; begin at index.html there");
    } catch (IOException e) {
      throw CommandFailure.unfinished(witness + " could not be written: " + e, e);
    }
  }

  /** Found before anything else is done; null where nothing is to be replayed. */
  private @Nullable Engine engine() {
    if (replayLimit < 1) {
      throw usage("--replay-limit: " + replayLimit + " replays nothing. Write 1 or more.");
    }
    if (replay == null) {
      return null;
    }
    if (!Engine.FAMILIES.contains(replay)) {
      throw usage(
          "--replay: no browser is called "
              + replay
              + ". Write one of "
              + String.join(", ", Engine.FAMILIES)
              + ".");
    }
    var family = replay;
    return Engine.find(family)
        .orElseThrow(() -> CommandFailure.unfinished(Engine.howToInstall(family), null));
  }

  /** Beside a report for a program, what is told of it goes to standard error. */
  private boolean replay(Engine engine, Proof proof, CordonFile read) throws InterruptedException {
    var line = spec.commandLine();
    var beside = output == null && format != ProofFormat.TEXT;
    // The gateway's own words would stand between the lines.
    System.setProperty("org.slf4j.simpleLogger.log.dev.cordon.gateway", "warn");
    var out = beside ? line.getErr() : line.getOut();
    out.println();
    try {
      return new WitnessReplay(engine, replayLimit, out).run(proof, read.policy());
    } catch (IOException | IllegalStateException e) {
      throw CommandFailure.unfinished(
          "the witnesses could not be replayed in " + engine.family() + ": " + e.getMessage(), e);
    }
  }

  private ParameterException usage(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
