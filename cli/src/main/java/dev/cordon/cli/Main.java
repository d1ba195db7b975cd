package dev.cordon.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Starts the command {@code cordon}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(utf8(FileDescriptor.out), utf8(FileDescriptor.err), arguments));
  }

  /** Runs the command within this process, and returns its exit code. */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    var plain = GatewayRun.plain(arguments);
    return plain != null
        ? plain.execute(err)
        : CordonCommand.commandLine(out, err).execute(arguments);
  }

  // UTF-8 whatever the locale says, as JSON is; a JDK of 17 would take the locale's word.
  private static PrintWriter utf8(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
  }
}
