package dev.cordon.examples.bank;

/**
 * Bounces.
 *
 * <p>Wrong: {@code /go} sends anybody anywhere (W17), and {@code /sso} renews the session cookie
 * for anybody who passes by, which opens the two minutes in which Chromium sends a young cookie
 * along with a foreign POST (W14).
 */
final class Redirects {

  private final Sessions sessions;

  Redirects(Sessions sessions) {
    this.sessions = sessions;
  }

  void open(Routes routes) {
    routes.on("GET", "/go", call -> call.redirect(singleLine(call.field("url"))));
    routes.onPage("/sso", this::renew);
  }

  private void renew(Call call) {
    call.giveSession(sessions.move(call.session().id()));
    call.redirect(singleLine(call.field("return")));
  }

  private static String singleLine(String url) {
    return url.replaceAll("[\\r\\n]", "");
  }
}
