package dev.cordon.guard;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which CSRF token does the form carry? An adapter answers with the first bytes of the body, keeps
 * what it read and passes the whole body on unchanged; or with the field, where its framework
 * parses forms and keeps them for the application.
 */
public final class FormTokenQuestion implements Question {
  /** How many bytes of the body are looked at: 64 KiB. */
  public static final int LIMIT_BYTES = 64 * 1024;

  private final String field;
  private final Function<byte[], @Nullable String> find;
  private final Function<@Nullable String, Judgement> next;

  FormTokenQuestion(
      String field,
      Function<byte[], @Nullable String> find,
      Function<@Nullable String, Judgement> next) {
    this.field = field;
    this.find = find;
    this.next = next;
  }

  /** The name of the field that holds the token. */
  public String field() {
    return field;
  }

  /**
   * Goes on, with the first {@link #LIMIT_BYTES} bytes of the body, or all of it where it is
   * shorter.
   */
  public Judgement resume(byte[] prefix) {
    return next.apply(find.apply(prefix));
  }

  /**
   * Goes on, with the field as a framework's parser found it.
   *
   * @param value of the field in the body, never of the query, which ends up in logs and in
   *     Referer; null where it is absent or given more than once
   */
  public Judgement resumeWithField(@Nullable String value) {
    return next.apply(value);
  }
}
