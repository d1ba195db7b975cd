package dev.cordon.config;

import dev.cordon.policy.AmbientCredential;
import dev.cordon.policy.Mode;
import dev.cordon.policy.PolicyBuilder;
import dev.cordon.policy.Profile;
import dev.cordon.policy.TargetQuirk;
import java.util.ArrayList;
import java.util.List;

/**
 * Hands the sections of a policy to its builder, which judges what the values mean. What could not
 * be read is left out; the finding about it stands already.
 */
final class PolicySections {
  static final ValueType<Mode> MODE = ValueTypes.choice(Mode.class);

  private PolicySections() {}

  static void read(Section root, PolicyBuilder policy) {
    root.value("profile", ValueTypes.choice(Profile.class)).ifPresent(policy::profile);
    root.value("mode", MODE).ifPresent(policy::mode);
    root.section("app", Vocabulary.APP).ifPresent(app -> app(app, policy));
    root.section("target", Vocabulary.TARGET).ifPresent(target -> target(target, policy));
    for (Section rule : root.sections("cors", Vocabulary.CORS)) {
      policy.cors(cors -> CorsSection.read(rule, cors));
    }
    root.section("csrf", Vocabulary.CSRF)
        .ifPresent(section -> policy.csrf(csrf -> CsrfSection.read(section, csrf)));
    for (Section entry : root.sections("sessions", Vocabulary.SESSIONS)) {
      policy.session(session -> SessionsSection.read(entry, session));
    }
    for (Section rule : root.sections("isolation", Vocabulary.ISOLATION)) {
      policy.isolation(isolation -> IsolationSection.read(rule, isolation));
    }
    root.section("websocket", Vocabulary.WEBSOCKET)
        .ifPresent(websocket -> websocket(websocket, policy));
    root.texts("never").ifPresent(policy::never);
  }

  private static void app(Section app, PolicyBuilder policy) {
    app.texts("origins").ifPresent(policy::origins);
    app.texts("hosts").ifPresent(policy::hosts);
    if (app.isTrue("mutual")) {
      policy.mutual();
    }
    policy.ambient(app.values("ambient", ValueTypes.choice(AmbientCredential.class)));
    app.texts("inert").ifPresent(policy::inert);
    app.texts("proxies").ifPresent(policy::proxies);
  }

  private static void target(Section target, PolicyBuilder policy) {
    List<TargetQuirk> allowed = new ArrayList<>();
    for (TargetQuirk quirk : TargetQuirk.values()) {
      if (target.isTrue(quirk.key())) {
        allowed.add(quirk);
      }
    }
    policy.allow(allowed);
  }

  private static void websocket(Section websocket, PolicyBuilder policy) {
    websocket.texts("origins").ifPresent(policy::websocketOrigins);
    websocket.value("mode", MODE).ifPresent(policy::websocketMode);
  }
}
