package dev.cordon.config;

import dev.cordon.config.Complaint.Raised;
import dev.cordon.session.KeyRing;
import dev.cordon.session.KeyRingException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code keys}: where the keys for seals and tokens come from. */
final class KeysSection {
  /** The ring's file in the state folder. */
  static final String STATE_RING = "keys";

  /** The code that a key ring's complaint begins with. */
  private static final Pattern CODE = Pattern.compile("\\[([a-z-]+)] [^:]*: (.*)", Pattern.DOTALL);

  private KeysSection() {}

  static KeySettings read(Optional<Section> section, Path state) {
    KeySettings standard = new KeySettings.StateRing(state.resolve(STATE_RING));
    return section.map(keys -> read(keys, standard)).orElse(standard);
  }

  private static KeySettings read(Section keys, KeySettings standard) {
    Optional<Path> file = keys.value("file", GatewaySection.path(keys.reading()));
    Optional<Secret> secret =
        keys.value("secret", keys.reading().variables().secret("CORDON_KEY", KeysSection::check));
    if (keys.has("file") && keys.has("secret")) {
      keys.fault(
          "secret",
          new Complaint(
              "keys-twice",
              "both a file and a secret are named",
              "Which of the two makes the keys would be a guess.",
              "Keep one: a file can be rotated, a secret is the same on every machine."));
    }
    return secret
        .<KeySettings>map(KeySettings.FromSecret::new)
        .or(() -> file.map(KeySettings.RingFile::new))
        .orElse(standard);
  }

  /**
   * Lets the key ring judge what it would be made of; its complaints repeat nothing of a secret.
   */
  private static void check(Secret secret) throws Raised {
    try {
      KeyRing.ofSecret(secret.reveal());
    } catch (KeyRingException e) {
      Matcher said = CODE.matcher(String.valueOf(e.getMessage()));
      boolean coded = said.matches();
      throw new Complaint(
              coded ? said.group(1) : "key-secret",
              secret + " holds no secret to make keys from",
              coded ? sentence(said.group(2)) : "",
              "Set " + secret.variable() + " to the output of: openssl rand -base64 32")
          .raised();
    }
  }

  private static String sentence(String text) {
    int advice = text.indexOf(" Write ");
    String why = advice < 0 ? text : text.substring(0, advice);
    return why.isEmpty() ? "" : Character.toUpperCase(why.charAt(0)) + why.substring(1);
  }
}
