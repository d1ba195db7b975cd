package dev.cordon.proof.move;

import java.util.List;

/**
 * What a move is aimed at, and what an attacker knows of it.
 *
 * @param origin the server's origin as the browser sees it: {@code https://bank.example}
 * @param path where
 * @param sessionCookies the names of the cookies that are sessions
 * @param tokenHeader the request header that carries a CSRF token
 * @param tokenField the form field that carries one
 * @param tokenCookie the cookie in which a script finds one; empty for none
 * @param tokenOfAnother a genuine CSRF token that the server gave to the attacker's own session;
 *     empty where it gives none
 * @param tokenPath where a token is handed out; empty for nowhere
 * @param loginPath where users log in; empty where that is not known
 * @param bounce an origin of the attacker's that answers {@code /STATUS?to=URL} with a redirect of
 *     that status, grants included
 */
public record Target(
    String origin,
    String path,
    List<String> sessionCookies,
    String tokenHeader,
    String tokenField,
    String tokenCookie,
    String tokenOfAnother,
    String tokenPath,
    String loginPath,
    String bounce) {
  public Target {
    sessionCookies = List.copyOf(sessionCookies);
  }

  public String url() {
    return origin + path;
  }

  /** The same server, under this origin and path. */
  public Target at(String origin, String path) {
    return new Target(
        origin,
        path,
        sessionCookies,
        tokenHeader,
        tokenField,
        tokenCookie,
        tokenOfAnother,
        tokenPath,
        loginPath,
        bounce);
  }
}
