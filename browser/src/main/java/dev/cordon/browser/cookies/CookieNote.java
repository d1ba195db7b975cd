package dev.cordon.browser.cookies;

import dev.cordon.browser.profile.Rule;
import org.jspecify.annotations.Nullable;

/**
 * A cookie of the jar that a request could have carried, or one that an answer tried to set, and
 * what became of it.
 *
 * @param name the cookie's name
 * @param rule why it was left at home or refused; null where it went along or was stored
 * @param detail the same in a sentence
 */
public record CookieNote(String name, @Nullable Rule rule, String detail) {
  /** Whether the cookie went along, or was stored. */
  public boolean accepted() {
    return rule == null;
  }

  /** What to do if it is to go along, or to be stored; empty where there is nothing to say. */
  public String instead() {
    return rule == null ? "" : CookieAdvice.of(rule);
  }
}
