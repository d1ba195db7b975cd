package dev.cordon.examples.bank.evil;

import static dev.cordon.examples.bank.evil.Draft.fromEvil;
import static dev.cordon.examples.bank.evil.Witnesses.served;

import java.util.List;

/** The bank under names that are not its own. */
final class HostAttacks {

  private HostAttacks() {}

  static List<Attack> list() {
    return List.of(
        fromEvil(
                "H01-rebound-name",
                "The attacker's name resolves to the bank: it is same-origin now")
            .at(Position.REBOUND_NAME)
            .victim(Victim.LOGGED_OUT)
            .opens("/internal/metrics")
            .worksIf(metricsServedTo("rebind.localhost:")),
        fromEvil("H02-address", "Reads the bank under 127.0.0.1")
            .victim(Victim.LOGGED_OUT)
            .does(
                """
                const at = T.replace(/:\\/\\/.*/, '://127.0.0.1:' + PORT);
                await loot(await (await fetch(at + '/internal/metrics')).text());
                """)
            .worksIf(Witnesses.reported("corner-bank-internal")),
        fromEvil("H02-zero-address", "Opens the bank under 0.0.0.0")
            .victim(Victim.LOGGED_OUT)
            .leavesBy(
                "location = T.replace(/:\\/\\/.*/, '://0.0.0.0:' + PORT) + '/internal/metrics';")
            .worksIf(metricsServedTo("0.0.0.0:")),
        fromEvil("H03-trailing-dot", "Opens the bank under its name with a dot at the end")
            .victim(Victim.LOGGED_OUT)
            .leavesBy("location = T.replace(':' + PORT, '.:' + PORT) + '/internal/metrics';")
            .worksIf(
                served(
                    visit ->
                        visit.path().equals("/internal/metrics") && visit.host().contains(".:"))),
        fromEvil("H04-forwarded-host", "The link in the password mail leads to the attacker")
            .victim(Victim.LOGGED_OUT)
            .does(
                """
                await fetch(T + '/forgot-password', {method: 'POST',
                  headers: {'X-Forwarded-Host': 'evil.localhost'},
                  body: new URLSearchParams({user: 'alice'})});
                """)
            .worksIf(
                (attack, bank, loot) ->
                    bank.mails().stream().anyMatch(m -> m.link().contains("//evil.localhost"))));
  }

  private static Attack.Witness metricsServedTo(String host) {
    return served(
        visit -> visit.path().equals("/internal/metrics") && visit.host().startsWith(host));
  }
}
