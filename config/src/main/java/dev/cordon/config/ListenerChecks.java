package dev.cordon.config;

import java.util.ArrayList;
import java.util.List;

/** What only shows when the listeners of a gateway are looked at together. */
final class ListenerChecks {
  private final Section section;
  private final GatewaySettings settings;

  private ListenerChecks(Section section, GatewaySettings settings) {
    this.section = section;
    this.settings = settings;
  }

  static void check(Section section, GatewaySettings settings) {
    ListenerChecks checks = new ListenerChecks(section, settings);
    checks.addresses();
    checks.redirect();
    checks.admin();
    checks.tls();
  }

  private boolean https() {
    return settings.listen().stream().anyMatch(at -> at.protocol() == Protocol.HTTPS);
  }

  private void addresses() {
    List<String> taken = new ArrayList<>();
    settings.listen().forEach(at -> take("listen", at, taken));
    settings.redirectHttp().ifPresent(at -> take("redirect-http", at, taken));
    take("admin", settings.admin().listen(), taken);
  }

  private void take(String key, Endpoint at, List<String> taken) {
    if (at.port() != 0 && taken.contains(at.authority())) {
      section.fault(
          key,
          new Complaint(
              "listener-twice",
              at.authority() + " is listened at twice",
              "Only one listener can have an address and port.",
              "Give one of them another port."));
    }
    taken.add(at.authority());
  }

  private void redirect() {
    if (settings.redirectHttp().isEmpty()) {
      return;
    }
    if (settings.redirectHttp().get().protocol() == Protocol.HTTPS) {
      section.fault(
          "redirect-http",
          new Complaint(
              "redirect-https",
              "the listener that sends clients to https is itself https",
              "",
              "Write: http://" + settings.redirectHttp().get().authority()));
    } else if (!https()) {
      section.fault(
          "redirect-http",
          new Complaint(
              "redirect-nowhere",
              "clients are sent to https, and no listener speaks it",
              "",
              "Add an https URL to listen."));
    }
  }

  private void admin() {
    Endpoint at = settings.admin().listen();
    boolean guarded =
        section.section("admin", Vocabulary.ADMIN).filter(admin -> admin.has("token")).isPresent();
    if (!at.isLoopback() && !guarded) {
      section.fault(
          "admin",
          new Complaint(
              "admin-open",
              "the admin listener is reached from other machines, and no token guards it",
              "It shows the policy in force and the last decisions.",
              "Write token: ${CORDON_ADMIN_TOKEN} below admin, or let it listen at 127.0.0.1."));
    }
  }

  private void tls() {
    if (https() && !section.has("tls")) {
      section.warning(
          "listen",
          new Complaint(
              "tls-missing",
              "https is spoken, and no certificate is named",
              "Such a gateway only starts with --dev-tls, whose certificate no browser trusts.",
              "Write tls: with a certificate and a key."));
    }
    if (!https() && section.has("tls") && settings.admin().listen().protocol() != Protocol.HTTPS) {
      section.warning(
          "tls",
          new Complaint(
              "tls-unused",
              "a certificate is named, and no listener speaks https",
              "Everything travels in the clear.",
              "Write https:// in listen."));
    }
  }
}
