package dev.cordon.cli.demo;

import dev.cordon.examples.bank.evil.Attack;

/** One attack on both banks. */
record Comparison(Outcome bare, Outcome guarded) {

  Attack attack() {
    return bare.attack();
  }

  /** The bare bank is robbed; behind Cordon only by what nothing in front of it can stop. */
  boolean isAsExpected() {
    return bare.robbed() && guarded.robbed() != attack().stoppable();
  }

  /** What stopped it behind Cordon: a reason code, or why the browser kept the answer to itself. */
  String stoppedBy() {
    if (guarded.robbed()) {
      return attack().stoppable() ? "nothing" : "nothing here can";
    }
    if (!guarded.reasons().isEmpty()) {
      return guarded.reasons().get(0);
    }
    return guarded.failures().stream()
        // A navigation that was overtaken by the next one; it says nothing about the attack.
        .filter(failure -> !failure.equals("net::ERR_ABORTED"))
        .findFirst()
        .map(Comparison::inShort)
        .orElse(withoutRefusal());
  }

  /** Nothing was refused: a reader met the headers of the answer, others lost their cookie. */
  private String withoutRefusal() {
    return attack().catalogue().startsWith("R") ? "isolation headers" : "cookie withheld";
  }

  private static String inShort(String failure) {
    return switch (failure) {
      case "MissingAllowOriginHeader", "AllowOriginMismatch" -> "no CORS grant";
      case "corp-not-same-origin", "corp-not-same-site" -> "resource policy (CORP)";
      default -> failure;
    };
  }
}
