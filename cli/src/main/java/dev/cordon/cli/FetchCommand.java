package dev.cordon.cli;

import dev.cordon.cli.fetch.BadFetchException;
import dev.cordon.cli.fetch.FetchOptions;
import dev.cordon.cli.fetch.OrderReader;
import dev.cordon.cli.fetch.Report;
import dev.cordon.cli.fetch.ReportJson;
import dev.cordon.cli.fetch.ReportText;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes a browser's steps against a live server, and says what a page would see, and why. */
@Command(
    name = "fetch",
    description = {
      "Ask a live server as a page in a browser would: the preflight first, then the request or"
          + " not, with the cookies that go along, and what the page may read of the answer.",
      "What is blocked is told with the header that was missing or wrong, and what to send instead."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cordon fetch https://api.example/x --from https://app.example -X PUT \\",
      "      -H 'Authorization: Bearer x' --credentials include --as firefox",
      "  cordon fetch https://bank.example/pay --from https://evil.example --form -F to=me \\",
      "      --cookie 'sid=1; Secure; SameSite=Lax'",
      "  cordon fetch https://api.example:8443/x --from https://app.example \\",
      "      --resolve api.example:8443:127.0.0.1 --cacert ca.pem",
      "",
      "Exit code 0: the page reads the answer, the element loads, the request is under way."
          + " 1: it is",
      "blocked or fails. 2: bad usage, and nothing was sent. 3: a server could not be reached."
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class FetchCommand implements Callable<Integer> {
  private CommandSpec spec;

  @Mixin FetchOptions options;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "One of text, json. Default: ${DEFAULT-VALUE}.")
  OutputFormat format;

  @Option(names = "--body", description = "Also the body, as much of it as the page sees.")
  boolean body;

  @Override
  public Integer call() {
    var report = report();
    var out = spec.commandLine().getOut();
    if (format == OutputFormat.JSON) {
      out.println(ReportJson.of(report, body));
    } else {
      out.print(new ReportText(spec.commandLine().getColorScheme().ansi()).of(report, body));
    }
    out.flush();
    if (report.outcome() == Report.Outcome.UNREACHABLE) {
      return ExitCode.UNFINISHED;
    }
    return report.outcome().isGood() ? ExitCode.GOOD : ExitCode.FINDINGS;
  }

  /** The parser goes on after a fault, so that all can be told at once. */
  @Spec
  void spec(CommandSpec spec) {
    this.spec = spec;
    spec.parser().collectErrors(true);
  }

  private Report report() {
    try {
      return OrderReader.read(options, spec.commandLine().getParseResult()).run();
    } catch (BadFetchException e) {
      throw CommandFailure.badInput(told(e.faults()));
    } catch (IOException e) {
      throw CommandFailure.unfinished("--cookie-jar could not be written: " + e.getMessage(), e);
    }
  }

  private static String told(List<String> faults) {
    var count = faults.size() == 1 ? "1 fault" : faults.size() + " faults";
    return count
        + ", and nothing was sent. How it is written: cordon fetch --help\n  "
        + String.join("\n  ", faults);
  }
}
