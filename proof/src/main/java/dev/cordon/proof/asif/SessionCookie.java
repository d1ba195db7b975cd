package dev.cordon.proof.asif;

import dev.cordon.browser.http.Request;
import dev.cordon.web.CookieHeader;
import dev.cordon.web.CookiePair;
import dev.cordon.web.Origin;

/**
 * The cookie in which a product keeps its sessions: random values, of which the model knows the
 * user's, and the one that the attacker gets by logging in himself.
 *
 * @param name its name
 * @param attributes what follows the value in {@code Set-Cookie}
 * @param secure when {@code Secure} follows
 * @param choice which one counts where several came
 */
record SessionCookie(String name, String attributes, Secure secure, Choice choice) {
  /** As long as sessions of these products are, and not secret: nobody is logged in here. */
  static final String OF_USER = "5E55109000000000000000000000A11C";

  static final String OF_ANOTHER = "5E551090000000000000000000003A11";

  /** When a cookie gets the attribute. */
  enum Secure {
    NEVER,
    /** Where the request came over TLS. */
    WITH_TLS
  }

  /** Which one of several cookies of the name a product takes. */
  enum Choice {
    FIRST,
    FIRST_KNOWN,
    /** That which it knows, and none if they are two. */
    THE_ONLY_KNOWN
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
            .filter(cookie -> cookie.name().equals(name))
            .map(SessionCookie::holder)
            .toList();
    if (choice == Choice.FIRST) {
      return sessions.isEmpty() ? Holder.NOBODY : sessions.get(0);
    }
    var known = sessions.stream().filter(holder -> holder != Holder.NOBODY).distinct().toList();
    if (known.size() > 1 && choice == Choice.THE_ONLY_KNOWN) {
      return Holder.BOTH;
    }
    return known.isEmpty() ? Holder.NOBODY : known.get(0);
  }

  private static Holder holder(CookiePair cookie) {
    return switch (cookie.value()) {
      case OF_USER -> Holder.USER;
      case OF_ANOTHER -> Holder.ANOTHER;
      default -> Holder.NOBODY;
    };
  }
}
