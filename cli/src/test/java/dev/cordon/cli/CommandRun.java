package dev.cordon.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;

/** One run of the command in this process: its exit code, results and diagnostics. */
record CommandRun(int exitCode, String out, String err) {

  static CommandRun of(String... arguments) {
    return with(Ansi.OFF, arguments);
  }

  static CommandRun inColour(String... arguments) {
    return with(Ansi.ON, arguments);
  }

  private static CommandRun with(Ansi ansi, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int exitCode =
        CordonCommand.commandLine(new PrintWriter(out), new PrintWriter(err))
            .setColorScheme(new ColorScheme.Builder(ansi).build())
            .execute(arguments);
    return new CommandRun(exitCode, out.toString(), err.toString());
  }
}
