package dev.cordon.proof.asif;

import dev.cordon.browser.http.Request;
import dev.cordon.web.CookieHeader;
import dev.cordon.web.CookiePair;
import dev.cordon.web.Origin;

/**
 * The cookie in which a product keeps its sessions. One value is the user's; every other is taken
 * for a session that the attacker got by logging in himself, since he would plant no useless one.
 *
 * @param name its name
 * @param attributes what follows the value in {@code Set-Cookie}
 * @param secure when {@code Secure} follows
 * @param choice which one counts where several came
 */
record SessionCookie(String name, String attributes, Secure secure, Choice choice) {
  /** As long as sessions of these products are, and not secret: nobody is logged in here. */
  static final String OF_USER = "5E55109000000000000000000000A11C";

  /** When a cookie gets the attribute. */
  enum Secure {
    NEVER,
    /** Where the request came over TLS. */
    WITH_TLS
  }

  /** Which one of several cookies of the name a product takes, all of them genuine. */
  enum Choice {
    FIRST,
    /** None, if they are of different sessions. */
    THE_ONLY
  }

  /** The line that a login at this origin answers with. */
  String setCookie(Origin origin) {
    var marked = secure == Secure.WITH_TLS && origin.scheme().equals("https");
    return name + "=" + OF_USER + attributes.replace("{secure}", marked ? "; Secure" : "");
  }

  /** Whose session came. */
  Holder holder(Request request) {
    var sessions =
        CookieHeader.parse(request.headers().all("Cookie")).stream()
            .filter(cookie -> cookie.name().equals(name) && !cookie.value().isEmpty())
            .map(SessionCookie::holder)
            .distinct()
            .toList();
    if (sessions.isEmpty()) {
      return Holder.NOBODY;
    }
    return sessions.size() > 1 && choice == Choice.THE_ONLY ? Holder.BOTH : sessions.get(0);
  }

  private static Holder holder(CookiePair cookie) {
    return cookie.value().equals(OF_USER) ? Holder.USER : Holder.ANOTHER;
  }
}
