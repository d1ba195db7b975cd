package dev.cordon.config;

/** What carries the gateway's connections between the kernel and its event loops. */
public enum Transport {
  /** {@link #EPOLL} where the system has it, {@link #NIO} elsewhere. */
  AUTO,
  /** Linux's readiness events. */
  EPOLL,
  /**
   * Linux's rings of requests and completions, which take fewer system calls. Never chosen unasked:
   * many containers forbid it, and what it locks in memory counts against a limit of the user.
   */
  IO_URING,
  /** The JDK's own, which runs everywhere. */
  NIO;

  /** As it is written in a file. */
  @Override
  public String toString() {
    return ValueTypes.word(this);
  }
}
