package dev.cordon.policy;

import dev.cordon.policy.PolicyFault.Code;

/** Finds paths of which {@code csrf} says two things that cannot both hold. */
final class CsrfOverlaps {

  private final Faults faults;
  private final CsrfBuilder from;

  CsrfOverlaps(Compilation compilation, CsrfBuilder from) {
    this.faults = compilation.faults();
    this.from = from;
  }

  void check(CsrfSection.Paths paths) {
    for (ExemptRule exempt : paths.exempt().values()) {
      exempt(exempt, paths.required(), "csrf.required", "a token is asked for there");
      exempt(exempt, paths.login(), "csrf.login", "a login creates what is ambient");
      exempt(exempt, paths.handover(), "csrf.handover", "pages with a token belong to a session");
      if (paths.receive().containsKey(exempt.path())) {
        overlap(exempt, "csrf.receive", "forms come there with the user's cookies");
      }
    }
    for (ReceiveRule receive : paths.receive().values()) {
      if (from.tokens == TokenUse.REQUIRED || paths.required().contains(receive.path())) {
        faults.add(
            Code.RECEIVE_NEEDS_TOKEN,
            receive.place() + ".path",
            receive.path(),
            "the path "
                + Quote.quote(receive.path())
                + " receives forms from elsewhere and requires a token",
            "the sender of the form cannot know one, so the rule could never match",
            "leave the path out of csrf.required, and write tokens: when-unproven");
      }
    }
  }

  private void exempt(ExemptRule exempt, PathSet paths, String key, String why) {
    if (paths.contains(exempt.path())) {
      overlap(exempt, key, why);
    }
  }

  private void overlap(ExemptRule exempt, String key, String why) {
    faults.add(
        Code.EXEMPT_OVERLAP,
        exempt.place() + ".path",
        exempt.path(),
        "the path " + Quote.quote(exempt.path()) + " is exempt and in " + key,
        "everything ambient is stripped from exempt requests, but " + why,
        "leave it out of one of the two");
  }
}
