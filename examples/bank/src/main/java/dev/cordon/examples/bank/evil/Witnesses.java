package dev.cordon.examples.bank.evil;

import dev.cordon.examples.bank.Visit;
import java.util.function.Predicate;

/** The usual ways to see that an attack worked. */
final class Witnesses {

  private Witnesses() {}

  /** Alice's money went to Mallory. */
  static Attack.Witness moneyMoved() {
    return (attack, bank, loot) ->
        bank.transfers().stream()
            .anyMatch(t -> t.from().equals("alice") && t.to().equals("mallory"));
  }

  /** The attacker holds the number of Alice's account. */
  static Attack.Witness accountStolen() {
    return (attack, bank, loot) -> loot.contains(attack.id(), bank.ledger().number("alice"));
  }

  /** The attacker's page reported a text. */
  static Attack.Witness reported(String text) {
    return (attack, bank, loot) -> loot.contains(attack.id(), text);
  }

  /** Bob's account is gone. */
  static Attack.Witness bobIsGone() {
    return (attack, bank, loot) -> !bank.users().contains("bob");
  }

  /** Alice's mail goes to the attacker. */
  static Attack.Witness profileChanged() {
    return (attack, bank, loot) ->
        bank.ledger().profile("alice", "email").equals("mallory@evil.example");
  }

  /** Nobody is logged in as Alice, who was. */
  static Attack.Witness loggedOut() {
    return (attack, bank, loot) ->
        !bank.loggedIn().contains("alice")
            && bank.visits().stream().anyMatch(v -> v.user().equals("alice"));
  }

  /** The bank served a request that looks like this. */
  static Attack.Witness served(Predicate<Visit> likeThis) {
    return (attack, bank, loot) -> bank.visits().stream().anyMatch(likeThis);
  }

  /** Alice logged in under a session that the attacker chose. */
  static Attack.Witness fixated(String sessionId) {
    return (attack, bank, loot) -> bank.sessionUser(sessionId).equals("alice");
  }
}
