package dev.cordon.proof;

import dev.cordon.policy.Policy;
import dev.cordon.proof.Stranger.Kind;
import dev.cordon.proof.server.PlainPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * The cells of a proof, strangers × routes, in classes. Two cells are of one class when the policy,
 * read by {@link Grants}, says the same of both, when the server answers the same to the requests
 * of a {@link Fingerprint}, and when a browser cannot tell them apart ({@link Shape}).
 *
 * <p>The first says what should be the same; the second finds out a server that does otherwise, and
 * gives such a cell a class of its own. In a space of more than {@value #MANY} cells the
 * fingerprint is brief where the policy has nothing to say of the stranger.
 */
final class Classes {
  private static final int MANY = 40_000;

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
    classes.add(space.routes(), false);
    classes.add(space.nearMisses(), true);
    return classes;
  }

  /** Adds routes; those that bring nothing new only where that is asked for. */
  private void add(List<Route> more, boolean onlyNew) {
    var keys =
        more.parallelStream()
            .map(route -> strangers.stream().map(s -> key(s, route)).toArray())
            .toList();
    IntStream.range(0, more.size()).forEach(i -> add(more.get(i), keys.get(i), onlyNew));
  }

  private void add(Route route, Object[] keys, boolean onlyNew) {
    if (onlyNew && java.util.Arrays.stream(keys).allMatch(numbers::containsKey)) {
      return;
    }
    var column = new int[strangers.size()];
    for (int i = 0; i < keys.length; i++) {
      var stranger = strangers.get(i);
      column[i] =
          numbers.computeIfAbsent(
              keys[i],
              key -> {
                firsts.add(new Member(stranger, route));
                return firsts.size() - 1;
              });
    }
    routes.add(route);
    columns.add(column);
  }

  private Object key(Stranger stranger, Route route) {
    var grants = grants(route);
    var parts = new ArrayList<Object>();
    parts.add(stranger.kind());
    parts.add(promises(stranger, route));
    for (var aim : aims) {
      if (aim.isAt(stranger)) {
        parts.add("own");
        continue;
      }
      var own = aim.server().origin();
      var origin = Expectation.originOf(stranger);
      var features = grants.features(origin, own);
      parts.add(features);
      var target = aim.target(stranger, route);
      if (stranger.kind() == Kind.NO_BROWSER) {
        Program.all(target).forEach(program -> parts.add(aim.walk(program, target).said()));
        continue;
      }
      parts.add(Shape.of(stranger, target));
      var brief = many && (origin == null || grants.cors(origin) == null);
      parts.add(
          brief
              ? aim.fingerprint().brief(stranger, route.path())
              : aim.fingerprint().whole(stranger, route.path()));
    }
    var key = List.copyOf(parts);
    var known = interned.putIfAbsent(key, key);
    return known == null ? key : known;
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
    return numbers.getOrDefault(key(stranger, route), -1);
  }

  /** The rows, each as the classes of its cells. */
  List<List<Integer>> rows() {
    return IntStream.range(0, strangers.size())
        .mapToObj(s -> IntStream.range(0, routes.size()).mapToObj(r -> at(s, r)).toList())
        .toList();
  }

  /** The classes in the order in which they were met. */
  List<Integer> numbers() {
    return List.copyOf(new LinkedHashSet<>(numbers.values()));
  }
}
