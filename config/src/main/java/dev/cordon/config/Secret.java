package dev.cordon.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A secret out of the environment. It prints as the variable it came from, {@code ${CORDON_KEY}},
 * and shows itself to {@link #reveal()} alone, so that every use can be searched for.
 */
public final class Secret {
  private final String variable;
  private final String value;

  Secret(String variable, String value) {
    this.variable = variable;
    this.value = value;
  }

  /** The name of the environment variable. */
  public String variable() {
    return variable;
  }

  /** The secret itself, never empty. */
  public String reveal() {
    return value;
  }

  /** Compares in constant time for one length. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret
        && variable.equals(secret.variable)
        && MessageDigest.isEqual(bytes(value), bytes(secret.value));
  }

  @Override
  public int hashCode() {
    return variable.hashCode();
  }

  /** The variable: {@code ${CORDON_KEY}}. */
  @Override
  public String toString() {
    return "${" + variable + "}";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
