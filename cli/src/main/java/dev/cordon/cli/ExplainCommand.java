package dev.cordon.cli;

import dev.cordon.cli.explain.BadRequestException;
import dev.cordon.cli.explain.Explainer;
import dev.cordon.cli.explain.ExplanationJson;
import dev.cordon.cli.explain.ExplanationText;
import dev.cordon.cli.explain.GivenHeader;
import dev.cordon.cli.explain.GivenRequest;
import dev.cordon.cli.explain.RequestJson;
import dev.cordon.cli.explain.RequestUrl;
import dev.cordon.cli.explain.SettableClock;
import dev.cordon.guard.Guard;
import dev.cordon.guard.Reason;
import dev.cordon.guard.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says what a policy decides about a request, and why. */
@Command(
    name = "explain",
    description = {
      "Say what a policy decides about a request: layer by layer, each with the clause it rests"
          + " on.",
      "The target is judged exactly as written after the authority. Nothing is sent anywhere."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cordon explain --policy cordon.yaml --method POST --url https://bank.example/pay \\",
      "      -H 'Origin: https://evil.example' -H 'Cookie: JSESSIONID=1'",
      "  cordon explain --policy cordon.yaml --requests requests.jsonl > decisions.jsonl",
      "",
      "A line of --requests:"
          + " {\"id\":1,\"method\":\"GET\",\"url\":\"https://a/\",\"headers\":[[\"Origin\",\"null\"]],",
      "  \"peer\":\"192.0.2.7\"}, and if wanted \"time\", \"protocol\", \"body\", \"target\".",
      "",
      "A single request that is refused ends with exit code 1; with --requests, verdicts are"
          + " results",
      "and only lines that cannot be read change the exit code, to 2."
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class ExplainCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(names = "--policy", required = true, paramLabel = "FILE", description = "The policy.")
  Path policy;

  @Option(names = "--method", paramLabel = "M", description = "The method. Default: GET.")
  @Nullable String method;

  @Option(names = "--url", paramLabel = "U", description = "An absolute URL.")
  @Nullable String url;

  @Option(
      names = {"-H", "--header"},
      paramLabel = "'Name: value'",
      description = "A header line; Host is added if it is not given.")
  List<String> headers = new ArrayList<>();

  @Option(
      names = "--peer",
      paramLabel = "A",
      description =
          "The address that the connection comes from. Default: an address nobody trusts.")
  @Nullable String peer;

  @Option(
      names = "--protocol",
      paramLabel = "P",
      description = "HTTP/1.1 or HTTP/2. Default: HTTP/1.1.")
  @Nullable String protocol;

  @Option(names = "--body", paramLabel = "TEXT", description = "The body, where a token may stand.")
  @Nullable String body;

  @Option(
      names = "--requests",
      paramLabel = "FILE.jsonl",
      description = "One request a line, or - for standard input; one decision a line is written.")
  @Nullable String requests;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "For a single request, one of text, json. Default: ${DEFAULT-VALUE}.")
  OutputFormat format;

  @Override
  public Integer call() {
    if ((requests == null) == (url == null)) {
      throw usage("Give either --url, with a single request, or --requests.");
    }
    if (requests != null
        && (method != null
            || peer != null
            || protocol != null
            || body != null
            || !headers.isEmpty())) {
      throw usage("With --requests, everything about a request stands in its line.");
    }
    var clock = new SettableClock(Instant.now());
    var file = PolicyFiles.read(policy);
    var guard =
        Guard.builder(file.policy()).keys(PolicyKeys.ring(file.keys())).clock(clock).build();
    var explainer = new Explainer(guard::explain, clock);
    if (requests == null) {
      return single(explainer, clock.instant());
    }
    return new ExplainLines(
            explainer,
            new RequestJson(clock.instant()),
            spec.commandLine().getOut(),
            spec.commandLine().getErr())
        .run(requests);
  }

  private int single(Explainer explainer, Instant now) {
    var explanation = explainer.explain(request(now));
    var out = spec.commandLine().getOut();
    if (format == OutputFormat.JSON) {
      out.println(ExplanationJson.of(explanation));
    } else {
      out.print(new ExplanationText(spec.commandLine().getColorScheme().ansi()).of(explanation));
    }
    out.flush();
    var decision = explanation.decision();
    boolean refused =
        decision.verdict() instanceof Verdict.Refuse
            || (decision.reason().code().startsWith("preflight-")
                && decision.reason() != Reason.PREFLIGHT_GRANTED);
    return refused ? ExitCode.FINDINGS : ExitCode.GOOD;
  }

  private GivenRequest request(Instant now) {
    try {
      var parsed = RequestUrl.parse(url == null ? "" : url);
      return new GivenRequest(
          null,
          method == null ? "GET" : method,
          parsed.scheme(),
          parsed.authority(),
          parsed.target(),
          headers.stream().map(GivenHeader::parse).toList(),
          peer == null ? GivenRequest.SOMEBODY : peer,
          now,
          RequestJson.version(protocol),
          body == null ? "" : body);
    } catch (BadRequestException e) {
      throw usage(e.getMessage());
    }
  }

  private ParameterException usage(@Nullable String sentence) {
    return new ParameterException(spec.commandLine(), String.valueOf(sentence));
  }
}
