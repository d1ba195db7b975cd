package dev.cordon.proof;

import dev.cordon.proof.move.Move;
import dev.cordon.proof.move.Target;
import dev.cordon.proof.server.Login;
import java.util.List;

/**
 * One move that shows what a stranger can do, or how it fails.
 *
 * @param stranger who
 * @param route where
 * @param browser in whose browser
 * @param login whose browser
 * @param move what
 * @param target what it is aimed at
 * @param cookies the names of the cookies that arrived
 * @param arrived whether the request proper reached the server
 * @param passed whether it reached the application
 * @param readable whether the page can read the answer
 * @param reason the server's reason
 * @param rule the rule that decided
 */
public record Witness(
    Stranger stranger,
    Route route,
    BrowserKind browser,
    Login login,
    Move move,
    Target target,
    List<String> cookies,
    boolean arrived,
    boolean passed,
    boolean readable,
    String reason,
    String rule) {
  public Witness {
    cookies = List.copyOf(cookies);
  }

  /** The same move in another cell of the class, by the names of that cell. */
  Witness at(Stranger stranger, Route route) {
    var at =
        stranger.kind() == Stranger.Kind.REBOUND
            ? String.valueOf(stranger.origin())
            : target.origin();
    return new Witness(
        stranger,
        route,
        browser,
        login,
        move,
        target.at(at, route.path()),
        cookies,
        arrived,
        passed,
        readable,
        reason,
        rule);
  }
}
