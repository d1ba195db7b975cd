package dev.cordon.config;

import dev.cordon.policy.CsrfBuilder;
import dev.cordon.policy.ReceiveBuilder;
import dev.cordon.policy.TokenPattern;
import dev.cordon.policy.TokenUse;
import java.util.List;

/** Reads {@code csrf}. */
final class CsrfSection {
  /** The header in which applications expect a token to be handed over, unless told another. */
  private static final String HANDOVER_HEADER = "X-Page-CSRF-Token";

  private CsrfSection() {}

  static void read(Section section, CsrfBuilder csrf) {
    section.value("tokens", ValueTypes.choice(TokenUse.class)).ifPresent(csrf::tokens);
    section.texts("required").ifPresent(csrf::required);
    section.value("pattern", ValueTypes.choice(TokenPattern.class)).ifPresent(csrf::pattern);
    section.texts("login").ifPresent(csrf::login);
    section.texts("unsafe").ifPresent(csrf::unsafe);
    if (section.isTrue("overrides")) {
      csrf.honourOverrides();
    }
    section.text("header").ifPresent(csrf::header);
    section.text("field").ifPresent(csrf::field);
    section.value("lifetime", Durations.ANY).ifPresent(csrf::lifetime);
    section.value("grace", Durations.ANY).ifPresent(csrf::grace);
    if (section.isTrue("single-use")) {
      csrf.singleUse();
    }
    section
        .section("handover", Vocabulary.HANDOVER)
        .ifPresent(
            handover ->
                csrf.handover(
                    handover.text("header").orElse(HANDOVER_HEADER),
                    handover.texts("paths").orElse(List.of())));
    for (Section entry : section.sections("receive", Vocabulary.RECEIVE)) {
      csrf.receive(rule -> receive(entry, rule));
    }
    for (Section entry : section.sections("exempt", Vocabulary.EXEMPT)) {
      csrf.exempt(entry.text("path").orElse(""), entry.text("because").orElse(""));
    }
    section.value("mode", PolicySections.MODE).ifPresent(csrf::mode);
  }

  private static void receive(Section section, ReceiveBuilder rule) {
    section.text("path").ifPresent(rule::path);
    section.texts("origins").ifPresent(rule::origins);
    if (section.isTrue("dangerously-allow-null")) {
      rule.dangerouslyAllowNull();
    }
  }
}
