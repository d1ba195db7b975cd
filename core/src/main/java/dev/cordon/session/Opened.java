package dev.cordon.session;

/** What a session cookie turned out to be. */
public sealed interface Opened {
  /** Sealed here, for this cookie, and in date. */
  record Genuine(SealedSession session) implements Opened {}

  /** Sealed here, and over. */
  record Expired(SealedSession session, Ending ending) implements Opened {}

  /** How a session ended. */
  enum Ending {
    /** Its absolute lifetime is over. */
    ABSOLUTE,
    /** It was not used for too long. */
    IDLE
  }

  /** Sealed under a key that is dead. */
  record DeadKey() implements Opened {}

  /**
   * It looks like a seal and is none of ours for this place.
   *
   * @param why for the log alone; a client must not learn it
   */
  record Forged(String why) implements Opened {}

  /**
   * It does not look like a seal: a value of the application's own, from before the roll-out or
   * planted.
   */
  record Unsealed() implements Opened {}
}
