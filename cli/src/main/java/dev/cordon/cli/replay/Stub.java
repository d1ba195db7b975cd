package dev.cordon.cli.replay;

import dev.cordon.proof.Witness;
import dev.cordon.rig.Pair;
import dev.cordon.rig.RawRequest;
import dev.cordon.rig.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The application behind the gateway, as the proof has it: it answers all that reaches it, logs
 * users in, and says nothing of CORS.
 */
final class Stub {
  /** The request header by which a page of the application's own logs a user in by name. */
  static final String LOGIN = "X-Replay-Login";

  /** Where: every policy lets own pages ask for it. */
  static final String LOGIN_PATH = "/";

  private final List<RawRequest> reached = new ArrayList<>();
  private @Nullable Witness witness;

  /** Forgets what reached it, and serves another witness. */
  synchronized void serve(Witness next) {
    reached.clear();
    witness = next;
  }

  /** What reached it, but logins. */
  synchronized List<RawRequest> reached() {
    return List.copyOf(reached);
  }

  synchronized Reply handle(RawRequest request) {
    var current = witness;
    if (current == null) {
      return Reply.of(503, List.of(), "");
    }
    var user = request.joinedHeaders().get(Stub.LOGIN.toLowerCase(Locale.ROOT));
    if (user != null) {
      return logIn(user, lines(user, current));
    }
    reached.add(request);
    return request.isWebSocket()
        ? Reply.of(101, List.of(), "")
        : StubAnswer.of(current.move().answerType());
  }

  /** What a login answers with, before the gateway saw it. */
  private static List<String> lines(String user, Witness current) {
    return user.equals(AttackersToken.MALLORY)
        ? current.target().sessionCookies().stream()
            .map(name -> name + "=; Path=/; HttpOnly")
            .toList()
        : current.login().setCookies();
  }

  /** The lines of the login as they are, but for the values, which the gateway is to seal. */
  private static Reply logIn(String user, List<String> lines) {
    var headers = new ArrayList<Pair>();
    headers.add(new Pair("Content-Type", "text/html"));
    for (var line : lines) {
      int name = line.indexOf('=');
      int end = line.indexOf(';');
      headers.add(
          new Pair(
              "Set-Cookie",
              line.substring(0, name + 1) + user + (end < 0 ? "" : line.substring(end))));
    }
    return Reply.of(200, headers, "");
  }
}
