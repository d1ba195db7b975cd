package dev.cordon.cli.fetch;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A body that is given as text, or as {@code @} and the name of a file. */
final class BodyOption {
  private static final int MAX_BYTES = 8 * 1024 * 1024;

  private BodyOption() {}

  static @Nullable String read(@Nullable String data) {
    if (data == null || !data.startsWith("@")) {
      return data;
    }
    try {
      var file = Path.of(data.substring(1));
      if (Files.size(file) > MAX_BYTES) {
        throw bad(
            data,
            "it has more than " + MAX_BYTES + " bytes.",
            "It is held in memory as a whole.",
            "Name a smaller one.");
      }
      return Files.readString(file);
    } catch (MalformedInputException e) {
      throw bad(
          data, "it is not UTF-8.", "A script's string is sent as UTF-8.", "Name a file of text.");
    } catch (IOException | InvalidPathException e) {
      throw bad(
          data,
          "it cannot be read: " + e.getMessage() + ".",
          "What begins with @ names a file.",
          "Name one that is there.");
    }
  }

  private static BadFetchException bad(String data, String problem, String why, String instead) {
    return new BadFetchException("-d " + Quoted.text(data), problem, why, instead);
  }
}
