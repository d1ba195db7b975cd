package dev.cordon.fuzz;

import dev.cordon.guard.Guard;
import dev.cordon.policy.AmbientCredential;
import dev.cordon.policy.Mode;
import dev.cordon.policy.Policy;
import dev.cordon.policy.PolicyBuilder;
import dev.cordon.policy.TokenPattern;
import dev.cordon.session.KeyRing;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The policies that whole requests are judged by: variations of one bank. */
final class GuardPolicies {
  static final String OWN = "https://bank.example";

  /** Every origin but the bank's own that some section names, as the policies write it. */
  static final List<String> NAMED =
      List.of("https://app.example", "https://*.partner.example", "https://reader.example");

  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final KeyRing KEYS = KeyRing.generate(new SecureRandom(), NOW);

  static final List<Guard> ENFORCING =
      List.of(
          guard(bank()),
          guard(
              bank()
                  .session(session -> session.cookie("SID").seal().lifetime(Duration.ofHours(2)))
                  .csrf(csrf -> csrf.lifetime(Duration.ofHours(1)))),
          guard(bank().csrf(csrf -> csrf.required("/x", "/form").handover("X-Token", "/form"))),
          guard(
              bank()
                  .csrf(csrf -> csrf.pattern(TokenPattern.DOUBLE_SUBMIT).singleUse())
                  .ambient(AmbientCredential.BASIC, AmbientCredential.DIGEST)
                  .proxies("192.0.2.0/24")),
          guard(bank().csrf(csrf -> csrf.pattern(TokenPattern.CUSTOM_HEADER))));

  static final Guard REPORTING = guard(bank().mode(Mode.REPORT));

  private GuardPolicies() {}

  private static PolicyBuilder bank() {
    return Policy.builder()
        .origins(OWN)
        .inert("theme")
        .cors(
            rule ->
                rule.paths("/api/**")
                    .origins("https://app.example", "https://*.partner.example")
                    .methods("GET", "POST", "PUT")
                    .requestHeaders("Content-Type", "X-CSRF-Token")
                    .responseHeaders("ETag")
                    .credentials())
        .cors(rule -> rule.paths("/news/**").origins("https://reader.example"))
        .cors(rule -> rule.paths("/public/**").origins("*").methods("GET", "POST"))
        .csrf(
            csrf ->
                csrf.login("/login")
                    .unsafe("/quick-transfer")
                    .receive(receive -> receive.path("/oidc").origins("https://id.example"))
                    .exempt("/webhooks/stripe", "authenticated by Stripe-Signature"))
        .websocketOrigins("https://socket.example")
        .isolation(rule -> rule.paths("/images/**").embed("same-site"))
        .isolation(rule -> rule.paths("/cdn/**").embed("any"))
        .isolation(rule -> rule.paths("/widget/**").embed("https://shop.example"));
  }

  private static Guard guard(PolicyBuilder policy) {
    return Guard.builder(policy.build())
        .keys(KEYS)
        .clock(() -> NOW)
        .revocation(Guard.Revocation.ASK)
        .build();
  }
}
