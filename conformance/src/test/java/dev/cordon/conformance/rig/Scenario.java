package dev.cordon.conformance.rig;

import dev.cordon.rig.Engine;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One row: what a visitor's cookie jar holds, the page, what it does, and how the servers answer.
 * The same row drives the model and every real browser. README.md beside the scenario files tells
 * the format.
 *
 * @param id unique among all files, in kebab case; of a row of a matrix with its values in brackets
 * @param file the file's name, without {@code .json}
 * @param covers the decision points that the row witnesses
 * @param attack id in docs/threats.md
 * @param engines the families that can run it: {@code chromium}, {@code firefox}, {@code webkit}
 * @param smoke whether it belongs to the rows that every full build runs live
 * @param jar visited top-level before the page, in order
 * @param inside the contexts inside the page, from the outermost
 * @param waiting between the page being ready and the first action
 * @param answers by URL and method
 * @param json the row itself, after the matrix was laid out
 */
public record Scenario(
    String id,
    String file,
    String about,
    List<String> covers,
    Optional<String> attack,
    List<String> engines,
    boolean smoke,
    List<JarVisit> jar,
    Page page,
    List<Nested> inside,
    Duration waiting,
    List<Action> actions,
    Map<String, Map<String, List<Answer>>> answers,
    String json) {

  /** The engine families there are. */
  public static final List<String> ENGINES = Engine.FAMILIES;

  private static final Set<String> KEYS =
      Set.of(
          "id", "about", "covers", "attack", "engines", "smoke", "jar", "page", "wait", "do",
          "answers");

  /**
   * A visit that fills the jar, and caches.
   *
   * @param set the values of its answer's Set-Cookie lines
   * @param actions what its page fetches before it goes on; none of it is observed
   */
  public record JarVisit(String url, List<String> set, List<Action> actions) {}

  /**
   * The page at the top.
   *
   * @param headers of its answer
   * @param meta {@code <meta>} elements in its head, by their name
   */
  public record Page(String url, Map<String, String> headers, Map<String, String> meta) {}

  /** Reads one row whose matrix was laid out. */
  static Scenario read(Fields row, String file) {
    row.only(KEYS);
    var engines = row.has("engines") ? row.texts("engines") : ENGINES;
    if (!ENGINES.containsAll(engines) || engines.isEmpty()) {
      throw row.fault("\"engines\" must be some of " + ENGINES + ", not " + engines);
    }
    var page = row.object("page").only(Set.of("url", "headers", "meta", "inside"));
    double seconds = row.number("wait", 0);
    if (seconds < 0 || seconds > 10) {
      throw row.fault("\"wait\" must be from 0 to 10 seconds, not " + seconds);
    }
    return new Scenario(
        row.text("id"),
        file,
        row.text("about"),
        row.texts("covers"),
        row.maybeText("attack"),
        List.copyOf(engines),
        row.flag("smoke"),
        row.objects("jar").stream().map(Scenario::jarVisit).toList(),
        new Page(page.text("url"), page.strings("headers"), page.strings("meta")),
        page.objects("inside").stream().map(Nested::read).toList(),
        Duration.ofMillis(Math.round(seconds * 1000)),
        actions(row),
        answers(row.object("answers")),
        row.json().encode());
  }

  private static JarVisit jarVisit(Fields visit) {
    visit.only(Set.of("url", "set", "do"));
    var actions = visit.objects("do").stream().map(Action::read).toList();
    if (actions.stream().anyMatch(action -> action.kind() != ActionKind.FETCH)) {
      throw visit.fault("\"do\" of a visit must hold fetches alone");
    }
    return new JarVisit(visit.text("url"), visit.texts("set"), actions);
  }

  private static List<Action> actions(Fields row) {
    var actions = new ArrayList<Action>();
    for (Fields each : row.objects("do")) {
      if (!actions.isEmpty() && actions.get(actions.size() - 1).kind().isLeaving()) {
        throw each.fault("stands behind an action that leaves the page");
      }
      actions.add(Action.read(each));
    }
    if (actions.isEmpty()) {
      throw row.fault("\"do\" must hold an action");
    }
    return List.copyOf(actions);
  }

  private static Map<String, Map<String, List<Answer>>> answers(Fields answers) {
    var byUrl = new LinkedHashMap<String, Map<String, List<Answer>>>();
    for (String url : answers.json().fieldNames()) {
      var ofUrl = answers.object(url);
      var byMethod = new LinkedHashMap<String, List<Answer>>();
      for (String method : ofUrl.json().fieldNames()) {
        boolean one = ofUrl.json().getValue(method) instanceof JsonObject;
        var list =
            one
                ? List.of(Answer.read(ofUrl.object(method)))
                : ofUrl.objects(method).stream().map(Answer::read).toList();
        if (list.isEmpty()) {
          throw ofUrl.fault("\"" + method + "\" must hold an answer");
        }
        byMethod.put(method, list);
      }
      byUrl.put(url, byMethod);
    }
    return byUrl;
  }

  @Override
  public String toString() {
    return id + ": " + about;
  }
}
