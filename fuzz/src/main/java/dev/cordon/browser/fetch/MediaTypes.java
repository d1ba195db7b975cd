package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Headers;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The browser model's reader of media types, which its module keeps to itself. */
@NullMarked
public final class MediaTypes {
  private MediaTypes() {}

  /**
   * A type as it was read.
   *
   * @param text the type written again
   */
  public record Read(String essence, Map<String, String> parameters, String text) {}

  public static @Nullable Read parseOrNull(String text) {
    return read(MediaType.parseOrNull(text));
  }

  public static @Nullable Read extract(String line) {
    return read(MediaType.extract(Headers.of("Content-Type", line)));
  }

  private static @Nullable Read read(@Nullable MediaType type) {
    return type == null ? null : new Read(type.essence(), type.parameters(), type.toString());
  }
}
