package dev.cordon.proof.move;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The catalogue of moves: everything that the pages of the browser model can do to a URL.
 *
 * <p>A single move is an act (a fetch, a form, an element, a navigation, a beacon, a socket), done
 * in a place (the page, a sandboxed frame, a frame of a data: URL, a worker of a Blob, one of a
 * data: URL), by a way (straight, or after a redirect by 302, 303 or 307) and in a manner (under
 * the page's referrer policy). Acts have settings: a fetch has a method, a mode, credentials, a
 * body, a Content-Type or another header, a referrer policy. All that goes together makes 82,752
 * single moves, which {@link #all} gives. What follows is done to them before anything is run:
 *
 * <ol>
 *   <li><em>What is the same is one.</em> Two moves are the same where in every modelled browser,
 *       for every kind of stranger (of another site, of the same, over http, of localhost, rebound)
 *       and before every server of a panel (which refuses, grants everything with or without
 *       credentials, answers {@code *}, grants preflights alone, redirects, isolates, or knows
 *       nothing of CORS) the same requests arrive, in every header, and the page gets the same.
 *       About 4,600 remain. Of those that are the same the one with the fewest features stands for
 *       all.
 *   <li><em>What is put together of others is left out.</em> A request says <em>who</em> sends it
 *       (Origin, Sec-Fetch-Site, Sec-Fetch-User, cookies), <em>how</em> (Sec-Fetch-Mode and -Dest)
 *       and <em>what</em> it wants (a method, headers, a body of a type, what a preflight asks
 *       for). A move is left out if each of its parts is in a move that stays: who together with
 *       how and with what the page gets of it; who with each method, and with each method and
 *       header that a preflight asks for; how with each header, type, body and query; each
 *       referrer. 337 remain, and some for each method and header that a policy names.
 * </ol>
 *
 * <p>By the first step nothing can be lost. By the second nothing is lost on a server that judges a
 * request by these parts: it lets a request pass only if it would let each pair pass, as one does
 * that grants an origin methods and headers each by itself, and judges forgery by origin and
 * method. Cordon's guard does, and so do the models of other frameworks. A server that would refuse
 * a header from one origin except together with one method, but only in a text/plain body, could be
 * right about every pair and wrong about all three at once; nobody is known to do that. Where two
 * things are known to be judged together beyond that, they are there together as well: a CSRF token
 * with each method, a token in each kind of form, an override with GET and with POST.
 *
 * <p>Tests hold all this: no two of the catalogue are the same, and every one of {@link #all} is
 * the same as one of it or made of parts of it. To them come 19 sequences, whose later steps depend
 * on what earlier ones brought about; they are written one by one, and none is left out.
 *
 * <p>A method that a policy names adds 7 moves, a request header 5.
 */
public final class Moves {
  private Moves() {}

  /** One move of each kind that the model can tell apart, in a stable order. */
  public static List<Move> catalogue(MoveWords words) {
    var moves = new ArrayList<Move>(Representatives.of(words));
    moves.addAll(Sequences.all());
    return List.copyOf(moves);
  }

  /**
   * Every move, whether the model can tell it from others or not, in a stable order: single moves
   * and then sequences.
   */
  public static Stream<Move> all(MoveWords words) {
    return Stream.concat(new Product(words).moves(), Sequences.all().stream());
  }
}
