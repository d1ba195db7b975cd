package dev.cordon.examples.bank.evil;

import static dev.cordon.examples.bank.evil.Draft.fromEvil;
import static dev.cordon.examples.bank.evil.Draft.fromSibling;
import static dev.cordon.examples.bank.evil.Witnesses.fixated;
import static dev.cordon.examples.bank.evil.Witnesses.served;

import java.util.List;

/** Cookies that a hacked subdomain plants in the whole site. */
final class SessionAttacks {

  private static final String HOST = "const domain = '; Domain=' + new URL(T).hostname;\n";

  private SessionAttacks() {}

  static List<Attack> list() {
    return List.of(
        fromSibling("W19-double-submit", "Plants the cookie that a double-submit field must equal")
            .leavesBy(
                HOST
                    + """
                    document.cookie = 'csrf=tossed; Path=/' + domain;
                    form(T + '/api/pay/double-submit',
                      {to: 'mallory', amount: 1000, csrf: 'tossed'});
                    """)
            .worksIf(Witnesses.moneyMoved()),
        fromSibling("W19-tossed-session", "Plants the attacker's own session over the visitor's")
            .leavesBy(
                HOST
                    + """
                    const mine = await genuine('mallory');
                    document.cookie = 'BANKSESSION=' + mine + '; Path=/dashboard' + domain;
                    location = T + '/dashboard';
                    """)
            .worksIf(
                served(
                    visit ->
                        visit.path().equals("/dashboard")
                            && visit.user().equals("mallory")
                            && visit.destination().equals("document"))),
        fromSibling("W20-encoded-name", "Plants a session under a name that the bank decodes")
            .victim(Victim.LOGS_IN_AFTERWARDS)
            .does(HOST + "document.cookie = '%42ANKSESSION=planted-encoded; Path=/' + domain;")
            .worksIf(fixated("planted-encoded")),
        fromSibling("W22-planted-cookie", "Plants a session id that the login will keep")
            .victim(Victim.LOGS_IN_AFTERWARDS)
            .does(HOST + "document.cookie = 'BANKSESSION=planted-cookie; Path=/' + domain;")
            .worksIf(fixated("planted-cookie")),
        fromSibling("W22-planted-by-http-sibling", "An http page plants it for the https bank")
            .needsHttps()
            .victim(Victim.LOGS_IN_AFTERWARDS)
            .does(HOST + "document.cookie = 'BANKSESSION=planted-by-http; Path=/' + domain;")
            .worksIf(fixated("planted-by-http")),
        fromSibling(
                "W22-genuine-session", "Plants a genuine session of a visitor not yet logged in")
            .victim(Victim.LOGS_IN_AFTERWARDS)
            .does(
                HOST
                    + """
                    const mine = await genuine('');
                    document.cookie = 'BANKSESSION=' + mine + '; Path=/' + domain;
                    """)
            .worksIf(
                (attack, bank, loot) ->
                    bank.loggedIn().contains("alice")
                        && loot.balanceUnderPlantedSession(attack.id())
                            .contains(bank.ledger().number("alice"))),
        fromEvil("W22-session-in-path", "A link whose path carries a session id")
            .victim(Victim.LOGS_IN_AFTERWARDS)
            .leavesBy("location = T + '/login;BANKSESSION=planted-in-path';")
            .worksIf(fixated("planted-in-path")));
  }
}
