package dev.cordon.cli;

/** Whether a person watches. */
final class Terminal {
  private Terminal() {}

  /** Said by the launcher, which can ask the system; the JVM of before 22 can, too. */
  static boolean isAttached() {
    var told = System.getProperty("cordon.terminal");
    return told == null
        ? System.console() != null && Runtime.version().feature() < 22
        : Boolean.parseBoolean(told);
  }
}
