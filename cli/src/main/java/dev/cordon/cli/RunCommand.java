package dev.cordon.cli;

import dev.cordon.gateway.GatewayOptions.Tls;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the gateway until the process is told to end. */
@Command(
    name = "run",
    description = {
      "Run the gateway: judge every request by the policy, forward what passes.",
      "A changed file and SIGHUP put the new policy into force without a lost request; a faulty one"
          + " leaves the old in force and says why. SIGTERM and Ctrl-C let requests in flight"
          + " finish.",
      "Where the policy has promises (never), they are proved before the start and before each"
          + " reload; a policy that breaks one is refused with what breaks it. What was proved once"
          + " is known by the file's text."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cordon run cordon.yaml",
      "  cordon run cordon.yaml --dev-tls      https on localhost without a certificate",
      "",
      "Exit code 1: the policy breaks a promise. 2: it has a fault. 3: a port is taken, or the"
          + " like."
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class RunCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The policy with its gateway section.")
  Path file;

  @Option(
      names = "--dev-tls",
      description =
          "Where the file names no certificate, make one for localhost that nobody trusts.")
  boolean devTls;

  @Override
  public Integer call() throws InterruptedException {
    return GatewayRun.run(
        file, devTls ? Tls.DEVELOPMENT : Tls.FROM_FILES, spec.commandLine().getErr());
  }
}
