package dev.cordon.proof;

import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.proof.Walk.Arrival;
import dev.cordon.proof.Walk.End;
import dev.cordon.proof.move.Move;
import dev.cordon.proof.move.Target;
import dev.cordon.proof.server.Login;
import dev.cordon.proof.server.Server;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every move, played once for all strangers and routes that a browser cannot tell apart.
 *
 * <p>A browser is a machine that sends a request, looks at the answer, and sends the next. What it
 * sends first depends on the move, the browser and the {@link Shape} alone; what it does next, on
 * the answer besides, and there only on what is left when the stranger's own name is taken out of
 * it. So each play is a path in a tree: a request without names ({@link Wire}), the {@link Mark} of
 * its answer, the next request, and at last what the page has. A tree is known once for all; for
 * another stranger or route only the server is asked, and a path that nobody went before is played
 * in the model.
 *
 * <p>All users share a tree, since no browser lets one cookie depend on another ({@link
 * CookieKinds}). Where a move writes cookies itself, each user has one of its own; and where a
 * later request could hold something of an earlier answer, there is no tree, and it is played anew.
 */
final class Plays {
  private final Server server;
  private final Stage stage;
  private final List<Move> moves;
  private final List<Login> logins;
  private final CookieKinds cookies;
  private final List<Stage.Jar> jars;
  private final Stage.Jar jarOfKinds;
  private final Map<Grove, AtomicReferenceArray<@Nullable Node>> trees = new ConcurrentHashMap<>();
  private final Map<Wire, Wire> wires = new ConcurrentHashMap<>();
  private final Map<Mark, Mark> marks = new ConcurrentHashMap<>();
  private final Map<End, End> ends = new ConcurrentHashMap<>();

  /**
   * Where trees stand together.
   *
   * @param path the target's, where a move could mean it by itself, as that of the login; empty for
   *     all other paths, which are one
   */
  private record Grove(Shape shape, String path) {
    static Grove of(Stranger stranger, Target target) {
      var path = target.path();
      var named = path.equals(target.tokenPath()) || path.equals(target.loginPath());
      return new Grove(Shape.of(stranger, target), named ? path : "");
    }
  }

  /** A place in a tree: a request to be sent, or the end; neither where nobody was yet. */
  private static final class Node {
    private volatile @Nullable Wire wire;
    private volatile @Nullable End end;
    private volatile boolean alwaysAnew;
    private final Map<Mark, Node> next = new ConcurrentHashMap<>(2);
  }

  Plays(Server server, List<Move> moves) {
    this.server = server;
    this.moves = moves;
    this.stage = new Stage(server);
    this.logins = server.logins();
    this.cookies = new CookieKinds(logins);
    this.jars = logins.stream().map(Stage.Jar::of).toList();
    this.jarOfKinds = Stage.Jar.of(cookies);
  }

  /** Plays all moves of this stranger, in all browsers, for all users. */
  void all(Stranger stranger, Target target, Powers powers) {
    var asked = new Asked();
    var trees = trees(Grove.of(stranger, target));
    for (int k = 0; k < BrowserKinds.ALL.size(); k++) {
      for (int m = 0; m < moves.size(); m++) {
        for (int l = 0; l < logins.size(); l++) {
          // For a user of whom nothing goes along it is as for the one who has nothing.
          if (l == 0 || moves.get(m).isSequence() || asked.tellsApart(logins.get(l))) {
            var play =
                new Play(moves.get(m), stranger, target, BrowserKinds.ALL.get(k), logins.get(l));
            powers.saw(play, of(play, tree(trees, k, l, m), asked));
            if (l == 0) {
              asked.remember();
            }
          }
        }
      }
    }
  }

  /** One move of one stranger in one browser of one user. */
  record Play(Move move, Stranger stranger, Target target, BrowserKind kind, Login login) {}

  private AtomicReferenceArray<@Nullable Node> trees(Grove grove) {
    return trees.computeIfAbsent(
        grove,
        g ->
            new AtomicReferenceArray<>(
                BrowserKinds.ALL.size() * (2 + logins.size()) * moves.size()));
  }

  private Node tree(AtomicReferenceArray<@Nullable Node> trees, int kind, int login, int move) {
    var slot = moves.get(move).isSequence() ? 1 + login : 0;
    var index = (kind * (1 + logins.size()) + slot) * moves.size() + move;
    var known = trees.get(index);
    if (known == null) {
      var fresh = new Node();
      known = trees.compareAndSet(index, null, fresh) ? fresh : trees.get(index);
    }
    return known == null ? new Node() : known;
  }

  private Walk of(Play play, Node tree, Asked asked) {
    var walk = known(play, tree, asked);
    if (walk == null && !tree.alwaysAnew) {
      learn(play, tree);
      walk = known(play, tree, asked);
    }
    return walk == null ? anew(play) : walk;
  }

  /** For a user to whom the server says otherwise than to the one who has all kinds of cookies. */
  private Walk anew(Play play) {
    return stage.play(play, jars.get(logins.indexOf(play.login)), header -> header);
  }

  private @Nullable Walk known(Play play, Node tree, Asked asked) {
    var node = tree;
    asked.startAnew();
    List<Arrival> arrivals = List.of();
    while (true) {
      var end = node.end;
      if (end != null) {
        return new Walk(arrivals, end);
      }
      var wire = node.wire;
      if (wire == null || node.alwaysAnew) {
        return null;
      }
      var answer = asked.of(wire, play);
      if (arrivals.isEmpty()) {
        arrivals = List.of(answer.arrival());
      } else {
        var more = new ArrayList<>(arrivals);
        more.add(answer.arrival());
        arrivals = more;
      }
      var next = node.next.get(answer.mark());
      if (next == null) {
        return null;
      }
      node = next;
    }
  }

  /** Plays it in the model, and remembers the path. */
  private void learn(Play play, Node tree) {
    var own = play.move.isSequence();
    var walk =
        own
            ? stage.play(play, jars.get(logins.indexOf(play.login)), header -> header)
            : stage.play(
                play, jarOfKinds, header -> cookies.header(play.login, CookieKinds.riding(header)));
    var node = tree;
    var given = new Given();
    for (var arrival : walk.arrivals()) {
      if (own && given.isIn(arrival.request())) {
        node.alwaysAnew = true;
        return;
      }
      given.add(arrival);
      node.wire = canonical(Wire.of(arrival.request(), play, own ? cookies : null));
      var mark = mark(arrival, nameOf(play.stranger));
      node = node.next.computeIfAbsent(mark, m -> new Node());
    }
    var end = ends.putIfAbsent(walk.end(), walk.end());
    node.end = end == null ? walk.end() : end;
  }

  /** What answers held that a later request may carry: the values of cookies, and a token. */
  private static final class Given {
    private final Set<String> cookies = new HashSet<>();
    private boolean token;

    private void add(Arrival arrival) {
      var response = arrival.served().response();
      for (var line : response.headers().all("Set-Cookie")) {
        cookies.add(line.split(";", 2)[0]);
      }
      token |= arrival.request().url().path().equals(Routes.TOKEN) && response.status() == 200;
    }

    private boolean isIn(Request request) {
      var header = request.header("Cookie");
      return token
          || (header != null && Stream.of(header.split("; ", -1)).anyMatch(cookies::contains));
    }
  }

  private Wire canonical(Wire wire) {
    var known = wires.putIfAbsent(wire, wire);
    return known == null ? wire : known;
  }

  private Mark mark(Arrival arrival, String stranger) {
    var mark = Mark.of(arrival.served().response(), stranger);
    var known = marks.putIfAbsent(mark, mark);
    return known == null ? mark : known;
  }

  private static String nameOf(Stranger stranger) {
    return String.valueOf(stranger.origin());
  }

  /**
   * What the server said in one cell, each request asked once.
   *
   * <p>Not for use by several threads.
   */
  private final class Asked {
    /** Compared by the one instance that there is of each wire. */
    private record Question(
        Wire wire, @Nullable Login login, long riding, boolean basic, String type) {
      @Override
      public boolean equals(@Nullable Object other) {
        return other instanceof Question that
            && wire == that.wire
            && login == that.login
            && riding == that.riding
            && basic == that.basic
            && type.equals(that.type);
      }

      @Override
      public int hashCode() {
        return (System.identityHashCode(wire) * 31 + Long.hashCode(riding)) * 31
            + type.hashCode()
            + System.identityHashCode(login);
      }
    }

    private final Map<Question, Told> told = new java.util.HashMap<>();

    private long riddenNow;
    private boolean basicNow;
    private long ridden;
    private boolean basic;

    private void startAnew() {
      riddenNow = 0;
      basicNow = false;
    }

    /** Keeps what could have gone along with the last play. */
    private void remember() {
      ridden = riddenNow;
      basic = basicNow;
    }

    /** Whether something of this user's could have gone along with the play that was remembered. */
    private boolean tellsApart(Login login) {
      return cookies.riding(login, ridden) != 0 || (basic && login.basic());
    }

    private Told of(Wire wire, Play play) {
      riddenNow |= wire.riding();
      basicNow |= wire.basic();
      var login = play.login;
      var riding = cookies.riding(login, wire.riding());
      var password = wire.basic() && login.basic();
      var type = play.move.answerType();
      var question = new Question(wire, riding == 0 ? null : login, riding, password, type);
      var known = told.get(question);
      if (known == null) {
        var name = nameOf(play.stranger);
        var sent = wire.to(name, play.target, cookies.header(login, riding), password);
        var arrival = new Arrival(sent, server.serve(sent, type));
        known = new Told(arrival, mark(arrival, name));
        told.put(question, known);
      }
      return known;
    }
  }

  /** What became of a request, and what a browser makes of the answer. */
  private record Told(Arrival arrival, Mark mark) {}

  /** All of an answer that a browser can act on, without the stranger's name. */
  static final class Mark {
    /**
     * What no browser's next step depends on. Cookies are read, but only by later moves of the same
     * browser, and a sequence has no tree where one was set.
     */
    private static final Set<String> UNREAD =
        Set.of("vary", "cache-control", "content-length", "set-cookie", "sec-websocket-accept");

    private final int status;
    private final List<String> lines;
    private final int hash;

    private Mark(int status, List<String> lines) {
      this.status = status;
      this.lines = lines;
      this.hash = 31 * lines.hashCode() + status;
    }

    static Mark of(Response response, String stranger) {
      var headers = response.headers();
      var lines = new ArrayList<String>(2 * headers.size());
      for (int i = 0; i < headers.size(); i++) {
        var name = headers.name(i).toLowerCase(Locale.ROOT);
        if (!UNREAD.contains(name)) {
          var value = headers.value(i);
          lines.add(name);
          lines.add(value.equals(stranger) ? "\u0001" : value);
        }
      }
      return new Mark(response.status(), lines);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof Mark that
              && hash == that.hash
              && status == that.status
              && lines.equals(that.lines));
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public String toString() {
      return status + " " + lines;
    }
  }
}
