package dev.cordon.examples.bank.evil;

/** An attack as it is being written down: one line of it a call. */
final class Draft {

  private final String id;
  private final String title;
  private Position position = Position.EVIL_SITE;
  private Victim victim = Victim.LOGGED_IN;
  private Ending ending = Ending.REPORTS;
  private boolean needsHttps;
  private boolean stoppable = true;
  private String script = "";
  private String head = "";
  private String visit = "";
  private String opens = "";

  private Draft(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** An attack from the attacker's own site. */
  static Draft fromEvil(String id, String title) {
    return new Draft(id, title);
  }

  /** An attack from the hacked subdomain. */
  static Draft fromSibling(String id, String title) {
    return new Draft(id, title).at(Position.SIBLING);
  }

  Draft at(Position where) {
    position = where;
    return this;
  }

  Draft victim(Victim who) {
    victim = who;
    return this;
  }

  Draft needsHttps() {
    needsHttps = true;
    return this;
  }

  Draft unstoppable() {
    stoppable = false;
    return this;
  }

  Draft head(String html) {
    head = html;
    return this;
  }

  /** The victim visits this first; {@code %s} is the target's authority. */
  Draft visits(String authorityAndPath) {
    visit = authorityAndPath;
    return this;
  }

  /** The page's script, after which it reports its end. */
  Draft does(String javascript) {
    script = javascript;
    ending = Ending.REPORTS;
    return this;
  }

  /** The page's script, which leaves for the bank. */
  Draft leavesBy(String javascript) {
    script = javascript;
    ending = Ending.LEAVES;
    return this;
  }

  /** No page: the browser opens this path at the target, or under the rebound name. */
  Draft opens(String path) {
    opens = path;
    ending = Ending.LEAVES;
    return this;
  }

  Attack worksIf(Attack.Witness witness) {
    return new Attack(
        id,
        id.substring(0, id.indexOf('-')),
        title,
        position,
        victim,
        ending,
        needsHttps,
        stoppable,
        script,
        head,
        visit,
        opens,
        witness);
  }
}
