package dev.cordon.proof;

import dev.cordon.browser.profile.Profile;

/**
 * A modelled browser and how it is set.
 *
 * @param name as sentences call it: {@code Firefox}
 * @param settings what differs from how it ships: {@code third-party cookies blocked}; empty for
 *     nothing
 * @param profile what it does
 */
public record BrowserKind(String name, String settings, Profile profile) {

  @Override
  public String toString() {
    return settings.isEmpty() ? name : name + " (" + settings + ")";
  }
}
