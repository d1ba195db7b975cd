package dev.cordon.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** The end of a command with a sentence for the person and an exit code. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandFailure(int exitCode, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  static CommandFailure badInput(String message) {
    return new CommandFailure(ExitCode.BAD_INPUT, message, null);
  }

  /** What was asked for is refused, or something was found that should not be. */
  static CommandFailure refused(String message) {
    return new CommandFailure(ExitCode.FINDINGS, message, null);
  }

  static CommandFailure unfinished(String message, @Nullable Throwable cause) {
    return new CommandFailure(ExitCode.UNFINISHED, message, cause);
  }

  /** Tells a person how a command ended, and returns its exit code. */
  static int tell(Exception failure, PrintWriter err) {
    if (failure instanceof CommandFailure told) {
      err.println("cordon: " + told.getMessage());
      return told.exitCode();
    }
    err.println("cordon: unexpected: " + failure);
    failure.printStackTrace(err);
    return ExitCode.UNFINISHED;
  }

  int exitCode() {
    return exitCode;
  }
}
