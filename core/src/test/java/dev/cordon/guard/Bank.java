package dev.cordon.guard;

import dev.cordon.policy.AmbientCredential;
import dev.cordon.policy.Policy;
import dev.cordon.policy.PolicyBuilder;
import dev.cordon.policy.TargetQuirk;
import java.time.Duration;

/** The policies that the tables are judged by: a bank, its partner, its identity provider. */
final class Bank {
  static final String OWN = "https://bank.example";
  static final String APP = "https://app.example";
  static final String READER = "https://reader.example";
  static final String EVIL = "https://evil.example";
  static final String SIBLING = "https://blog.bank.example";

  private Bank() {}

  /** What most tables rest on; a test adds to it. */
  static PolicyBuilder builder() {
    return Policy.builder()
        .origins(OWN)
        .inert("theme")
        .cors(
            rule ->
                rule.paths("/api/**")
                    .origins(APP, "https://*.partner.example")
                    .methods("GET", "POST", "PUT")
                    .requestHeaders("Content-Type", "X-CSRF-Token")
                    .responseHeaders("ETag")
                    .credentials()
                    .maxAge(Duration.ofHours(2)))
        .cors(rule -> rule.paths("/news/**").origins(READER))
        .cors(rule -> rule.paths("/public/**").origins("*").methods("GET", "POST"))
        .csrf(
            csrf ->
                csrf.login("/login")
                    .unsafe("/quick-transfer")
                    .receive(
                        receive -> receive.path("/oidc/callback").origins("https://id.example"))
                    .exempt("/webhooks/stripe", "authenticated by Stripe-Signature"))
        .websocketOrigins("https://socket.example")
        .isolation(rule -> rule.paths("/images/**").embed("same-site"))
        .isolation(rule -> rule.paths("/cdn/**").embed("any"))
        .isolation(rule -> rule.paths("/widget/**").embed("https://shop.example"));
  }

  static Policy policy() {
    return builder().build();
  }

  static Guard guard() {
    return Guard.of(policy());
  }

  /** A bank whose application honours these credentials besides cookies. */
  static Guard honouring(AmbientCredential... ambient) {
    return Guard.of(Policy.builder().origins(OWN).ambient(ambient).build());
  }

  /** A bank that allows these quirks of the request target. */
  static Guard allowing(TargetQuirk... quirks) {
    return Guard.of(Policy.builder().origins(OWN).allow(quirks).build());
  }
}
