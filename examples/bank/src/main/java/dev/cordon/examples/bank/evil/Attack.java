package dev.cordon.examples.bank.evil;

import dev.cordon.examples.bank.Bank;
import java.net.URI;
import java.util.List;

/**
 * One attack: a page that does it by itself once it is open, and the witness that says whether it
 * worked.
 *
 * <p>To run one: {@link #prepare}, clear the {@link Loot}, bring the victim into its state, open
 * {@link #start} in the victim's browser, wait for the {@link #ending}, ask {@link #succeeded}.
 *
 * @param id the catalogue's row and a word, such as {@code W02-form-text-plain}
 * @param catalogue the row of {@code docs/threats.md}, such as {@code W02}
 * @param title what the attacker does, in one line
 * @param position where the attacker's page stands
 * @param victim what the victim has done before
 * @param ending how one can tell that the page has ended
 * @param needsHttps whether it means something only if the target is https and the sibling http
 * @param stoppable whether something in front of the bank can stop it; if not, it is here to show
 *     so
 * @param script the page's own script: {@code T}, {@code S}, {@code E} and {@code B} are target,
 *     sibling, evil and the bouncing site, the rest is in {@link AttackPage}
 * @param head what else stands in the page's head
 * @param visit the path and userinfo that the victim visits before, empty for none
 * @param opens the path at the target that is opened instead of a page, empty for a page
 * @param witness what says whether it worked
 */
public record Attack(
    String id,
    String catalogue,
    String title,
    Position position,
    Victim victim,
    Ending ending,
    boolean needsHttps,
    boolean stoppable,
    String script,
    String head,
    String visit,
    String opens,
    Witness witness) {

  /** Says whether an attack worked, from the bank's books or from what the attacker holds. */
  @FunctionalInterface
  public interface Witness {
    boolean saw(Attack attack, Bank bank, Loot loot);
  }

  /** The page, as the attacker's site serves it. */
  public String page(Targets targets) {
    return AttackPage.of(this, targets);
  }

  /** What the victim's browser has to open. */
  public URI start(Targets targets) {
    return opens.isEmpty()
        ? targets.from(position).resolve("/" + targets.name() + "/" + id)
        : URI.create(host(targets) + opens);
  }

  private String host(Targets targets) {
    return (position == Position.REBOUND_NAME ? targets.rebound() : targets.target()).toString();
  }

  /** What the victim's browser opens before the attack, beyond logging in; often nothing. */
  public List<URI> visits(Targets targets) {
    URI target = targets.target();
    return visit.isEmpty()
        ? List.of()
        : List.of(URI.create(target.getScheme() + "://" + visit.formatted(target.getAuthority())));
  }

  /** Where the victim logs in. */
  public URI loginPage(Targets targets) {
    return targets.target().resolve("/login");
  }

  /** Brings the bank back to its first day, before anybody logs in. */
  public void prepare(Bank bank) {
    bank.reset();
  }

  /** Whether the attack has worked by now. */
  public boolean succeeded(Bank bank, Loot loot) {
    return witness.saw(this, bank, loot);
  }

  @Override
  public String toString() {
    return id;
  }
}
