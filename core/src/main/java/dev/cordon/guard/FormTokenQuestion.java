package dev.cordon.guard;

import java.util.function.Function;

/**
 * What are the first bytes of the body? The CSRF token may stand in a form field there. The adapter
 * keeps what it read and passes the whole body on unchanged.
 */
public final class FormTokenQuestion implements Question {
  /** How many bytes of the body are looked at: 64 KiB. */
  public static final int LIMIT_BYTES = 64 * 1024;

  private final Function<byte[], Judgement> next;

  FormTokenQuestion(Function<byte[], Judgement> next) {
    this.next = next;
  }

  /**
   * Goes on, with the first {@link #LIMIT_BYTES} bytes of the body, or all of it where it is
   * shorter.
   */
  public Judgement resume(byte[] prefix) {
    return next.apply(prefix);
  }
}
