package dev.cordon.policy;

import java.util.Locale;

/**
 * A way to write a request target that servers read differently. Each is refused unless the
 * policy's {@code target} section allows it by a {@code dangerously-allow-…} key.
 */
public enum TargetQuirk {
  /** {@code /a/../b}, {@code /a/./b}, {@code /a/%2e%2e/b}. */
  DOT_SEGMENTS,
  /** {@code /a//b}. */
  EMPTY_SEGMENTS,
  /** A raw backslash. */
  BACKSLASH,
  /** {@code %2F} in the path. */
  ENCODED_SLASH,
  /** {@code %5C} in the path. */
  ENCODED_BACKSLASH,
  /** {@code %25} in the path, decoded twice by some. */
  ENCODED_PERCENT,
  /** {@code %00} in the path. */
  ENCODED_NUL,
  /** Control characters, encoded in the path; raw ones are never allowed. */
  CONTROLS,
  /** {@code ;name=value} in a path segment, session ids in URLs included. */
  PATH_PARAMETERS,
  /** A {@code #} in the target. */
  FRAGMENT,
  /** {@code user@host} in an absolute-form target. */
  USERINFO,
  /** An absolute-form target whose authority is not the Host. */
  FOREIGN_ABSOLUTE_FORM;

  /** The policy key that allows it, such as {@code dangerously-allow-encoded-slash}. */
  public String key() {
    return "dangerously-allow-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
