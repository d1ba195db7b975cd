package dev.cordon.cli.chromium;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a Chromium is started.
 *
 * @param resolverRules value of {@code --host-resolver-rules}, for example {@code MAP * 127.0.0.1};
 *     empty for the system's resolver
 * @param trustedKeys base64 SHA-256 digests of the public keys whose certificates are trusted
 *     whoever signed them ({@code --ignore-certificate-errors-spki-list})
 * @param flags further command-line flags, as Chromium spells them
 * @param preferences the preferences of the fresh profile, as the JSON that Chromium keeps; empty
 *     for its defaults
 * @param startTimeout how long Chromium may take until its DevTools listen
 * @param callTimeout how long one DevTools command may take
 */
public record ChromiumOptions(
    String resolverRules,
    List<String> trustedKeys,
    List<String> flags,
    String preferences,
    Duration startTimeout,
    Duration callTimeout) {

  public ChromiumOptions {
    trustedKeys = List.copyOf(trustedKeys);
    flags = List.copyOf(flags);
  }

  /** The system's resolver, no certificate trusted beyond the usual, no further flags. */
  public static ChromiumOptions defaults() {
    return new ChromiumOptions(
        "", List.of(), List.of(), "", Duration.ofSeconds(45), Duration.ofSeconds(20));
  }

  public ChromiumOptions withResolverRules(String rules) {
    return new ChromiumOptions(rules, trustedKeys, flags, preferences, startTimeout, callTimeout);
  }

  /** Trusts every certificate of this public key: the base64 SHA-256 digest of its SPKI. */
  public ChromiumOptions withTrustedKey(String spkiDigest) {
    return new ChromiumOptions(
        resolverRules,
        with(trustedKeys, spkiDigest),
        flags,
        preferences,
        startTimeout,
        callTimeout);
  }

  public ChromiumOptions withFlag(String flag) {
    return new ChromiumOptions(
        resolverRules, trustedKeys, with(flags, flag), preferences, startTimeout, callTimeout);
  }

  /** Starts with these preferences, such as {@code {"profile": {"cookie_controls_mode": 1}}}. */
  public ChromiumOptions withPreferences(String json) {
    return new ChromiumOptions(resolverRules, trustedKeys, flags, json, startTimeout, callTimeout);
  }

  private static List<String> with(List<String> list, String last) {
    var longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }
}
