package dev.cordon.examples.bank.evil;

import static dev.cordon.examples.bank.evil.Draft.fromEvil;
import static dev.cordon.examples.bank.evil.Draft.fromSibling;
import static dev.cordon.examples.bank.evil.Witnesses.moneyMoved;

import java.util.List;

/** Forms that submit themselves, top-level: the browser sends a young cookie along with them. */
final class FormAttacks {

  private static final String FORM = "form(T + '/api/transfer', {to: 'mallory', amount: 1000});";

  private FormAttacks() {}

  static List<Attack> list() {
    return List.of(
        fromEvil("W01-form-urlencoded", "A plain form posts a transfer")
            .leavesBy(FORM)
            .worksIf(moneyMoved()),
        fromEvil("W02-form-text-plain", "A text/plain form whose body is valid JSON")
            .leavesBy(
                """
                form(T + '/api/transfer', {'{"to":"mallory","amount":1000,"x":"': '"}'}, 'text/plain');
                """)
            .worksIf(moneyMoved()),
        fromEvil("W05-form-multipart", "A multipart form posts a transfer")
            .leavesBy(
                """
                form(T + '/api/transfer', {to: 'mallory', amount: 1000}, 'multipart/form-data');
                """)
            .worksIf(moneyMoved()),
        fromEvil("W05-graphql-multipart", "A multipart form carries a GraphQL mutation")
            .leavesBy(
                """
                const query = 'mutation { transfer(to: "mallory", amount: 1000) }';
                form(T + '/graphql', {operations: JSON.stringify({query})}, 'multipart/form-data');
                """)
            .worksIf(moneyMoved()),
        fromEvil("W10-override-field", "A form whose _method field makes it a PUT")
            .leavesBy(
                """
                form(T + '/api/profile', {_method: 'PUT', email: 'mallory@evil.example'});
                """)
            .worksIf(Witnesses.profileChanged()),
        fromEvil("W14-lax-post-after-sso", "Single sign-on renews the cookie, then a form rides it")
            .leavesBy(
                """
                if (location.search === '?renewed') {
                  form(T + '/api/transfer', {to: 'mallory', amount: 1000});
                } else {
                  location = T + '/sso?return=' + encodeURIComponent(location.href + '?renewed');
                }
                """)
            .worksIf(moneyMoved()),
        fromSibling(
                "W16-form-from-sibling", "A form on the hacked blog, which SameSite=Strict lets by")
            .leavesBy(FORM)
            .worksIf(moneyMoved()),
        fromSibling(
                "W16-form-from-http-sibling", "A form on an http page under the https bank's name")
            .needsHttps()
            .leavesBy(FORM)
            .worksIf(moneyMoved()),
        fromEvil("W28-login-csrf", "A form logs the visitor in as the attacker")
            .victim(Victim.LOGGED_OUT)
            .leavesBy("form(T + '/login', {user: 'mallory', password: 'malice'});")
            .worksIf((attack, bank, loot) -> bank.loggedIn().contains("mallory")),
        fromEvil("W31-basic-credentials", "A form to a page that honours Basic credentials")
            .victim(Victim.HAS_BASIC)
            .visits("alice:wonderland@%s/legacy/export")
            .leavesBy("form(T + '/legacy/export', {to: 'mallory', amount: 1000});")
            .worksIf(moneyMoved()),
        fromEvil("W32-no-referrer", "A form without referrer: its Origin is null")
            .head("<meta name=\"referrer\" content=\"no-referrer\">")
            .leavesBy("form(T + '/api/pay/own-origin-or-none', {to: 'mallory', amount: 1000});")
            .worksIf(moneyMoved()),
        fromEvil("W32-redirect-307", "A form that a third site redirects: its Origin is null")
            .leavesBy(
                """
                const to = encodeURIComponent(T + '/api/pay/own-origin-or-none');
                form(B + '/bounce?to=' + to, {to: 'mallory', amount: 1000});
                """)
            .worksIf(moneyMoved()),
        fromEvil(
                "W35-exempt-route",
                "A form to a webhook that is exempt, and honours the cookie too")
            .leavesBy("form(T + '/webhooks/stripe', {event: 'forged-refund'});")
            .worksIf((attack, bank, loot) -> bank.webhooks().contains("forged-refund")),
        fromEvil("W32-sandboxed-form", "A form in a sandboxed frame: its Origin is null")
            .leavesBy(
                """
                const frame = document.createElement('iframe');
                frame.sandbox = 'allow-scripts allow-forms allow-top-navigation';
                frame.srcdoc = `<form method=post target=_top
                  action="${T}/api/pay/own-origin-or-none"><input name=to value=mallory>
                  <input name=amount value=1000></form><script>document.forms[0].submit()<`
                  + '/script>';
                document.body.append(frame);
                """)
            .worksIf(moneyMoved()));
  }
}
