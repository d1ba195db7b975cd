package dev.cordon.cli;

import dev.cordon.cli.prove.PromiseCheck;
import dev.cordon.gateway.Gateway;
import dev.cordon.gateway.GatewayOptions;
import dev.cordon.gateway.GatewayOptions.Tls;
import dev.cordon.gateway.PolicyRefusedException;
import dev.cordon.gateway.Signals;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
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
    var read = PolicyFiles.read(file);
    var err = spec.commandLine().getErr();
    read.warnings().forEach(warning -> err.println(warning + "\n"));
    if (read.gateway().isEmpty()) {
      throw CommandFailure.badInput(
          file
              + " has no gateway section, which says where to listen and what stands behind."
              + " Write:\n  gateway:\n    listen: https://0.0.0.0:8443\n"
              + "    upstream: http://127.0.0.1:9000");
    }
    var options =
        GatewayOptions.DEFAULT
            .withTls(devTls ? Tls.DEVELOPMENT : Tls.FROM_FILES)
            .withCheck(new PromiseCheck(file, Version.number()));
    try {
      Signals.attach(Gateway.start(read, file, options).get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PolicyRefusedException refused) {
        throw CommandFailure.refused(
            file + " is not put into force, since it breaks a promise:\n" + refused.getMessage());
      }
      throw CommandFailure.unfinished("the gateway could not start: " + sentence(e), e);
    }
    new CountDownLatch(1).await();
    return ExitCode.GOOD;
  }

  private static String sentence(ExecutionException failure) {
    var cause = failure.getCause();
    return cause == null ? failure.toString() : String.valueOf(cause.getMessage());
  }
}
