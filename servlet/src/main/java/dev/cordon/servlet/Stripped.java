package dev.cordon.servlet;

import dev.cordon.guard.Reason;
import dev.cordon.policy.Mode;
import dev.cordon.web.CookieHeader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;

/**
 * What the container knows of a request by credentials that the decision took away. It read them
 * before any filter, so that taking them out of the headers is not enough.
 *
 * @param session whether its session must not be seen
 * @param login whether the user it knows must not be seen
 */
record Stripped(boolean session, boolean login) {

  static Stripped of(HttpServletRequest request, HeaderEdits headers, Exchange exchange) {
    List<String> cookies = headers.changed("Cookie");
    boolean session =
        cookies != null
            && request.getSession(false) != null
            && isOf(Collections.list(request.getHeaders("Cookie")), request)
            && !isOf(cookies, request);
    // A certificate is no header: where the path is exempt, what a container made of it goes too.
    boolean login =
        session
            || headers.changed("Authorization") != null
            || (exchange.decision().reason() == Reason.EXEMPT
                && exchange.rules().mode() == Mode.ENFORCE
                && HttpServletRequest.CLIENT_CERT_AUTH.equals(request.getAuthType()));
    return new Stripped(session, login);
  }

  private static boolean isOf(List<String> cookies, HttpServletRequest request) {
    String name = ContainerSession.cookieName(request.getServletContext());
    return CookieHeader.parse(cookies).stream().anyMatch(cookie -> cookie.name().equals(name));
  }

  IllegalStateException refusedSession() {
    return new IllegalStateException(
        "[session-of-exempt-path] getSession: the path is exempt from the CSRF rules, and this"
            + " request came with a session. Whoever sent it may have had a browser send the"
            + " session along. Write: getSession(false), and identify the sender by what"
            + " csrf.exempt names in because.");
  }
}
