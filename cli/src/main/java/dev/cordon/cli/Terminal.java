package dev.cordon.cli;

/** Whether a person watches. */
final class Terminal {
  private Terminal() {}

  /** Said by the script that starts the JVM: only a shell can ask on every JDK. */
  static boolean isAttached() {
    return Boolean.getBoolean("cordon.terminal");
  }

  /** Whether a person sees standard error, where a line may be written over. */
  static boolean isErrWatched() {
    return Boolean.getBoolean("cordon.terminal.err");
  }
}
