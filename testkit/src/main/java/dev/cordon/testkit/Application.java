package dev.cordon.testkit;

import dev.cordon.browser.http.Network;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.web.Origin;
import dev.cordon.web.Url;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The application under test: where its pages are, what answers for it, how its user logs in, and
 * what tells whether something happened in it. Immutable.
 *
 * <table>
 *   <caption>What can answer</caption>
 *   <tr><th>application</th><th>write</th></tr>
 *   <tr><td>a running server</td><td>{@link #running}</td></tr>
 *   <tr><td>a function of this JVM</td><td>{@link #of}</td></tr>
 *   <tr><td>a servlet behind filters</td><td>{@code ServletApplication} in {@code testkit.servlet}</td></tr>
 *   <tr><td>Spring's MockMvc, RestTestClient</td><td>{@code MockMvcApplication}, {@code RestTestClientApplication} in {@code testkit.spring}</td></tr>
 *   <tr><td>a Vert.x router</td><td>{@code RouterApplication} in {@code testkit.vertx}</td></tr>
 * </table>
 *
 * Every other site answers with an empty page, unless {@link #site} says what it answers.
 */
public final class Application implements ApplicationFixture {
  private final List<Origin> origins;
  private final Network server;
  private final @Nullable Login login;
  private final List<Witness<?>> witnesses;
  private final Map<Origin, Network> sites;

  private Application(
      List<Origin> origins,
      Network server,
      @Nullable Login login,
      List<Witness<?>> witnesses,
      Map<Origin, Network> sites) {
    this.origins = List.copyOf(origins);
    this.server = server;
    this.login = login;
    this.witnesses = List.copyOf(witnesses);
    this.sites = Map.copyOf(sites);
  }

  /** An application of this origin that a function answers for. */
  public static Application of(String origin, Function<Request, Response> handler) {
    return over(origin, handler::apply);
  }

  /** An application of this origin that a network answers for. */
  public static Application over(String origin, Network server) {
    return new Application(List.of(Origin.parse(origin)), server, null, List.of(), Map.of());
  }

  /**
   * A running server. Its pages believe in {@code origin}, and so do the requests: they go to
   * {@code server} with the origin's {@code Host}. Where the origin is https and the server speaks
   * http, the kit plays the proxy in front of it and adds {@code X-Forwarded-Proto: https}.
   *
   * @param origin as {@code https://bank.example}; the server's own, if it is to be tested as it is
   * @param server as {@code http://127.0.0.1:8080}, or https, whose certificate is not looked at
   */
  public static Application running(String origin, String server) {
    return over(origin, new RunningServer(Url.parse(server)));
  }

  /** The same with one more origin of its own. */
  public Application alsoAt(String origin) {
    var more = new ArrayList<>(origins);
    more.add(Origin.parse(origin));
    return new Application(more, server, login, witnesses, sites);
  }

  /** The same with the way in which its user logs in. */
  public Application login(Login login) {
    return new Application(origins, server, login, witnesses, sites);
  }

  /**
   * The same with something that tells whether a request had an effect: a number of transfers, a
   * list of users. It is read before every move, so that {@link MoveAssert#hadNoEffect} knows what
   * it was.
   */
  public Application watching(Witness<?> witness) {
    var more = new ArrayList<>(witnesses);
    more.add(witness);
    return new Application(origins, server, login, more, sites);
  }

  /** The same with another site that has answers of its own. */
  public Application site(String origin, Function<Request, Response> handler) {
    var more = new LinkedHashMap<>(sites);
    more.put(Origin.parse(origin), handler::apply);
    return new Application(origins, server, login, witnesses, more);
  }

  /** Its own origin; the first, if it has several. */
  public String origin() {
    return origins.get(0).toString();
  }

  /** All its own origins. */
  public List<String> origins() {
    return origins.stream().map(Origin::toString).toList();
  }

  /** A URL of its first origin. */
  public String url(String path) {
    return origin() + path;
  }

  /** How its user logs in; null where nobody said. */
  public @Nullable Login login() {
    return login;
  }

  /** What is read before every move. */
  public List<Witness<?>> witnesses() {
    return witnesses;
  }

  /** What answers for it, under whatever name it is asked. */
  public Network server() {
    return server;
  }

  /** The web with this application in it. */
  public Network network() {
    return new Web(origins, server, sites);
  }

  /** Itself, so that a test needs no fixture of its own. */
  @Override
  public Application application() {
    return this;
  }

  @Override
  public String toString() {
    return origin();
  }
}
