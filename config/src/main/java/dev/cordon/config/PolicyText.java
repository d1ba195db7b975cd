package dev.cordon.config;

import dev.cordon.config.YamlNode.Mapping;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The text of a {@code cordon.yaml}: what tells it from every other, and where things stand. */
public final class PolicyText {
  private final String sha256;
  private final Mapping root;

  PolicyText(String text, Mapping root) {
    this.sha256 = digest(text);
    this.root = root;
  }

  /**
   * A place in the text.
   *
   * @param line counted from 1
   * @param column in Unicode code points, counted from 1
   */
  public record Position(int line, int column) {}

  /**
   * The SHA-256 of the text as it was read, in hexadecimal. Equal texts give equal policies: of
   * what a policy says, nothing comes from the environment.
   */
  public String sha256() {
    return sha256;
  }

  /**
   * Where something stands, or the closest thing around it.
   *
   * @param place as faults and reasons write it: {@code cors[1].origins[0]}
   * @return empty where the text says nothing under the first name of the place, as of a default
   */
  public Optional<Position> position(String place) {
    if (!Places.isNamed(root, place)) {
      return Optional.empty();
    }
    Span caret = Places.caret(root, place);
    return Optional.of(new Position(caret.line(), caret.column()));
  }

  private static String digest(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
