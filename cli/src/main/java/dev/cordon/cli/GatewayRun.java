package dev.cordon.cli;

import dev.cordon.cli.prove.PromiseCheck;
import dev.cordon.gateway.Gateway;
import dev.cordon.gateway.GatewayOptions;
import dev.cordon.gateway.GatewayOptions.Tls;
import dev.cordon.gateway.PolicyRefusedException;
import dev.cordon.gateway.Signals;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** What {@code cordon run} does. */
final class GatewayRun {
  private GatewayRun() {}

  /**
   * What these arguments ask for, where they are nothing but {@code run FILE} and perhaps {@code
   * --dev-tls}; null for all else, help and mistakes included, which are the command line's to
   * read. To set that up takes longer than the whole gateway, and every start of one would wait.
   */
  static @Nullable Plain plain(String... arguments) {
    var devTls = arguments.length == 3 && arguments[2].equals("--dev-tls");
    return (arguments.length == 2 || devTls)
            && arguments[0].equals("run")
            && !arguments[1].isEmpty()
            && !arguments[1].startsWith("-")
        ? new Plain(Path.of(arguments[1]), devTls ? Tls.DEVELOPMENT : Tls.FROM_FILES)
        : null;
  }

  /** A start that is asked for in the plainest way. */
  record Plain(Path file, Tls tls) {
    int execute(PrintWriter err) {
      try {
        return run(file, tls, err);
      } catch (RuntimeException | InterruptedException e) {
        return CommandFailure.tell(e, err);
      }
    }
  }

  /** Runs the gateway until the process is told to end. */
  static int run(Path file, Tls tls, PrintWriter err) throws InterruptedException {
    Signals.attach(start(file, tls, err));
    new CountDownLatch(1).await();
    return ExitCode.GOOD;
  }

  static Gateway start(Path file, Tls tls, PrintWriter err) throws InterruptedException {
    // Netty would describe its events to the flight recorder at each start, recording or not.
    System.setProperty("io.netty.jfr.enabled", System.getProperty("io.netty.jfr.enabled", "false"));
    var read = PolicyFiles.read(file);
    read.warnings().forEach(warning -> err.println(warning + "\n"));
    if (read.gateway().isEmpty()) {
      throw CommandFailure.badInput(
          file
              + " has no gateway section, which says where to listen and what stands behind."
              + " Write:\n  gateway:\n    listen: https://0.0.0.0:8443\n"
              + "    upstream: http://127.0.0.1:9000");
    }
    var options =
        GatewayOptions.DEFAULT.withTls(tls).withCheck(new PromiseCheck(file, Version.number()));
    try {
      return Gateway.start(read, file, options).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PolicyRefusedException refused) {
        throw CommandFailure.refused(
            file + " is not put into force, since it breaks a promise:\n" + refused.getMessage());
      }
      throw CommandFailure.unfinished("the gateway could not start: " + sentence(e), e);
    }
  }

  private static String sentence(ExecutionException failure) {
    var cause = failure.getCause();
    return cause == null ? failure.toString() : String.valueOf(cause.getMessage());
  }
}
