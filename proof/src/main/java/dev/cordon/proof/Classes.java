package dev.cordon.proof;

import dev.cordon.policy.Policy;
import dev.cordon.proof.Stranger.Kind;
import dev.cordon.proof.server.PlainPath;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a proof, strangers × routes, in classes. Two cells are of one class when the policy,
 * read by {@link Grants}, says the same of both, when the server answers the same to the requests
 * of a {@link Fingerprint}, and when a browser cannot tell them apart ({@link Shape}).
 *
 * <p>The first says what should be the same; the second finds out a server that does otherwise, and
 * gives such a cell a class of its own. In a space of more than {@value #MANY} cells, where the
 * policy has nothing to say of the stranger on a route, the fingerprint is brief, and one in
 * {@value #SAMPLED} such cells is asked for; a near miss of a path is tried with those whom the
 * policy lets do something on the path that it is near to.
 */
final class Classes {
  private static final int MANY = 40_000;

  /** Those at the beginning of the list, of whom it matters most, are asked for everywhere. */
  private static final int GENERIC = 12;

  /** One of so many cells of which the policy has nothing to say is asked for. */
  private static final int SAMPLED = 64;

  private static final Route EVERYWHERE = new Route("/", List.of());

  /** A cell. */
  record Member(Stranger stranger, Route route) {}

  private final Policy policy;
  private final List<Aim> aims;
  private final boolean many;
  private final List<Stranger> strangers;
  private final Map<Object, Integer> numbers = new HashMap<>();
  private final List<Member> firsts = new ArrayList<>();
  private final List<Route> routes = new ArrayList<>();
  private final List<int[]> columns = new ArrayList<>();

  private final Map<List<Object>, Object> standings = new ConcurrentHashMap<>();

  /** Keys are long and often the same: each is kept once. */
  private final Map<Object, Object> interned = new ConcurrentHashMap<>();

  private Classes(Policy policy, Space space, List<Aim> aims) {
    this.policy = policy;
    this.aims = aims;
    this.strangers = space.strangers();
    this.many = (long) strangers.size() * space.routes().size() > MANY;
  }

  static Classes of(Policy policy, Space space, List<Aim> aims) {
    var classes = new Classes(policy, space, aims);
    classes.add(
        space.routes().stream().map(route -> new Routes.Near(route, route.path())).toList(), false);
    classes.add(space.nearMisses(), true);
    return classes;
  }

  /** Adds routes; those that bring nothing new only where that is asked for. */
  private void add(List<Routes.Near> more, boolean onlyNew) {
    var keys =
        IntStream.range(0, more.size())
            .parallel()
            .mapToObj(r -> keys(more.get(r), r, onlyNew))
            .toList();
    IntStream.range(0, more.size()).forEach(r -> add(more.get(r).route(), keys.get(r), onlyNew));
  }

  /** One for each stranger; null for those to whom a near miss is nothing special. */
  private @Nullable Object[] keys(Routes.Near at, int number, boolean nearMiss) {
    var route = at.route();
    var samples = new HashMap<Object, Object>();
    var keys = new @Nullable Object[strangers.size()];
    var near = many && nearMiss ? new Grants(policy, at.to()) : null;
    for (int s = 0; s < keys.length; s++) {
      var stranger = strangers.get(s);
      if (near == null || s < GENERIC || near.cors(Expectation.originOf(stranger)) != null) {
        var asked = !many || s < GENERIC || (s + number) % SAMPLED == 0;
        keys[s] = key(new Member(stranger, route), asked ? null : samples);
      }
    }
    return keys;
  }

  private void add(Route route, @Nullable Object[] keys, boolean onlyNew) {
    if (onlyNew && Arrays.stream(keys).allMatch(key -> key == null || numbers.containsKey(key))) {
      return;
    }
    var column = new int[strangers.size()];
    for (int i = 0; i < keys.length; i++) {
      var stranger = strangers.get(i);
      var of = keys[i] == null ? key(new Member(stranger, route), null) : keys[i];
      column[i] =
          numbers.computeIfAbsent(
              of,
              key -> {
                firsts.add(new Member(stranger, route));
                return firsts.size() - 1;
              });
    }
    routes.add(route);
    columns.add(column);
  }

  /**
   * The key of a cell.
   *
   * @param samples what the server said on this route to others of whom the policy says the same,
   *     which is taken for this one's where the policy has nothing to say of it; null to ask
   */
  private Object key(Member cell, @Nullable Map<Object, Object> samples) {
    var stranger = cell.stranger();
    var route = cell.route();
    var grants = grants(route);
    var origin = Expectation.originOf(stranger);
    var parts = new ArrayList<Object>(2 + 3 * aims.size());
    parts.add(promises(stranger, route));
    for (var aim : aims) {
      if (aim.isAt(stranger)) {
        parts.add("own");
        continue;
      }
      parts.add(standing(stranger, aim));
      parts.add(grants.features(origin, aim.server().origin()));
      if (stranger.kind() == Kind.NO_BROWSER) {
        var target = aim.target(stranger, route);
        Program.all(target).forEach(program -> parts.add(aim.walk(program, target).said()));
      } else if (many && grants.cors(origin) == null) {
        var like = List.copyOf(parts);
        var said = samples == null ? null : samples.get(like);
        if (said == null) {
          said = canonical(aim.fingerprint().brief(stranger, route.path()));
          if (samples != null) {
            samples.put(like, said);
          }
        }
        parts.add(said);
      } else {
        parts.add(canonical(aim.fingerprint().whole(stranger, route.path())));
      }
    }
    return canonical(List.copyOf(parts));
  }

  private Object canonical(Object object) {
    var known = interned.putIfAbsent(object, object);
    return known == null ? object : known;
  }

  /** What a stranger is on every route. */
  private Object standing(Stranger stranger, Aim aim) {
    return standings.computeIfAbsent(
        List.of(stranger, aim),
        key -> {
          var program = stranger.kind() == Kind.NO_BROWSER;
          var shape = program ? "program" : Shape.of(stranger, aim.target(stranger, EVERYWHERE));
          var origin = Expectation.originOf(stranger);
          return canonical(List.of(stranger.kind(), shape, Grants.everywhere(policy, origin)));
        });
  }

  private final Map<Route, Grants> grants = new ConcurrentHashMap<>();

  /** What the policy says of the route's path. */
  Grants grants(Route route) {
    return grants.computeIfAbsent(route, r -> new Grants(policy, r.path()));
  }

  /** Which promises are about the cell, and whom they except. */
  private String promises(Stranger stranger, Route route) {
    var bits = new StringBuilder();
    for (var promise : policy.promises()) {
      var about = PlainPath.matches(promise.path(), route.path());
      var excepted = PlainOrigin.anyMatches(promise.except(), Expectation.originOf(stranger));
      bits.append(about ? (excepted ? 'e' : 'p') : '-');
    }
    return bits.toString();
  }

  /** How many there are. */
  int size() {
    return firsts.size();
  }

  /** The first cell of a class, which stands for all of them. */
  Member first(int number) {
    return firsts.get(number);
  }

  List<Stranger> strangers() {
    return strangers;
  }

  /** Those asked for, and near misses that the server treats as nobody else. */
  List<Route> routes() {
    return routes;
  }

  /** The class of a cell, by the places of its stranger and route. */
  int at(int stranger, int route) {
    return columns.get(route)[stranger];
  }

  /** The class of a cell that is none of the proof's; -1 where there is none like it. */
  int like(Stranger stranger, Route route) {
    return numbers.getOrDefault(key(new Member(stranger, route), null), -1);
  }

  /** The classes of a row, which compares by them. */
  IntBuffer row(int stranger) {
    return IntBuffer.wrap(columns.stream().mapToInt(column -> column[stranger]).toArray());
  }

  /** The classes in the order in which they were met. */
  List<Integer> numbers() {
    return List.copyOf(new LinkedHashSet<>(numbers.values()));
  }
}
