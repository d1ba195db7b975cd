package dev.cordon.config;

import dev.cordon.policy.ForgedCookie;
import dev.cordon.policy.SessionBuilder;
import dev.cordon.policy.SessionValue;
import dev.cordon.web.SameSite;

/** Reads an entry of {@code sessions}. */
final class SessionsSection {
  private SessionsSection() {}

  static void read(Section section, SessionBuilder session) {
    section.text("cookie").ifPresent(session::cookie);
    if (section.isTrue("seal")) {
      session.seal();
    }
    section.value("value", ValueTypes.choice(SessionValue.class)).ifPresent(session::value);
    section.value("lifetime", Durations.ANY).ifPresent(session::lifetime);
    section.value("idle", Durations.ANY).ifPresent(session::idle);
    section.value("same-site", ValueTypes.choice(SameSite.class)).ifPresent(session::sameSite);
    section.value("accept-unsealed-until", Instants.TYPE).ifPresent(session::acceptUnsealedUntil);
    section.value("forged", ValueTypes.choice(ForgedCookie.class)).ifPresent(session::forged);
    section.texts("rotate-at").ifPresent(session::rotateAt);
    section.texts("paths").ifPresent(session::paths);
    section.texts("domains").ifPresent(session::domains);
    section.value("mode", PolicySections.MODE).ifPresent(session::mode);
  }
}
