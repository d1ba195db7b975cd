package dev.cordon.examples.bank.evil;

import static dev.cordon.examples.bank.evil.Draft.fromEvil;
import static dev.cordon.examples.bank.evil.Witnesses.moneyMoved;

import java.util.List;

/**
 * Links that the page follows by itself: a GET, with cookies, and often more than a GET should do.
 */
final class NavigationAttacks {

  private NavigationAttacks() {}

  static List<Attack> list() {
    return List.of(
        go(
            "R14-encoded-letter",
            "The path of a GET with effects, one letter percent-encoded",
            "/api/%71uick-transfer?' + PAY"),
        go(
            "R14-double-slash",
            "The same path with an empty segment",
            "/api//quick-transfer?' + PAY"),
        go(
            "R14-encoded-slash",
            "The same path with an encoded slash",
            "/api%2fquick-transfer?' + PAY"),
        go(
            "R14-path-parameter",
            "The same path with a parameter in a segment",
            "/api;x=y/quick-transfer?' + PAY"),
        go(
            "R14-trailing-slash",
            "The same path with a slash at its end",
            "/api/quick-transfer/?' + PAY"),
        go("W08-navigation", "A link to a GET that moves money", "/api/quick-transfer?' + PAY"),
        fromEvil("W10-override-query", "A link whose _method makes it a DELETE")
            .leavesBy("location = T + '/api/users/bob?_method=DELETE';")
            .worksIf(Witnesses.bobIsGone()),
        go(
            "W17-server-redirect",
            "The bank's open redirect, turned on the bank itself",
            "/go?url=' + encodeURIComponent('/api/quick-transfer?' + PAY)"),
        go(
            "W17-client-redirect",
            "The bank's own script follows a link for the attacker",
            "/continue?next=' + encodeURIComponent('/api/quick-transfer?' + PAY)"),
        fromEvil("W18-client-side-forgery", "The bank's own script posts what the address names")
            .unstoppable()
            .leavesBy("location = T + '/app#' + encodeURIComponent('/api/transfer|' + PAY);")
            .worksIf(moneyMoved()),
        fromEvil("W29-logout", "A link that logs the visitor out")
            .leavesBy("location = T + '/logout';")
            .worksIf(Witnesses.loggedOut()),
        go(
            "W36-graphql-get",
            "A link that carries a GraphQL mutation",
            "/graphql?query='"
                + " + encodeURIComponent('mutation { transfer(to: \"mallory\", amount: 1000) }')"),
        fromEvil("XSS-own-origin", "A script in the bank's own page, through its search")
            .at(Position.TARGET_XSS)
            .unstoppable()
            .leavesBy(
                """
                const steal = async () => {
                  const page = await (await fetch('/dashboard')).text();
                  const meta = new DOMParser().parseFromString(page, 'text/html')
                    .querySelector('meta[name=csrf-token]');
                  await fetch('/api/transfer', {method: 'POST', body: 'to=mallory&amount=1000',
                    headers: {'Content-Type': 'application/x-www-form-urlencoded',
                      'X-CSRF-Token': meta ? meta.content : ''}});
                };
                location = T + '/search?q='
                  + encodeURIComponent('<script>(' + steal + ')()</' + 'script>');
                """)
            .worksIf(moneyMoved()));
  }

  private static Attack go(String id, String title, String pathAndRest) {
    return fromEvil(id, title)
        .leavesBy("location = T + '" + pathAndRest + ";")
        .worksIf(moneyMoved());
  }
}
