package dev.cordon.guard;

import java.util.Locale;

/**
 * The layers of a judgement, in the order in which they look at a request; the first to refuse
 * wins.
 */
public enum Layer {
  /** Is the request line unambiguous? */
  TARGET,
  /** Is this name ours? */
  HOST,
  /** Is this a preflight, and which grants does the answer carry? */
  SHARING,
  /** Is the sealed session genuine, in date, not revoked? */
  SESSION,
  /** May a page of that origin cause this effect? */
  FORGERY,
  /** May another site embed or load this? */
  ISOLATION;

  /** The number of the layer in the documentation, from 1. */
  public int number() {
    return ordinal() + 1;
  }

  /** The name in lower case, as it stands in traces and logs. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
