package dev.cordon.conformance.rig;

import dev.cordon.rig.Pair;
import dev.cordon.rig.Patience;
import dev.cordon.rig.RawRequest;
import dev.cordon.rig.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One row while a browser runs it: what it is served, and what it did so far. */
final class RowRun {
  private static final Duration UNTIL_HUNG = Duration.ofSeconds(10);
  private static final Duration QUIET = Duration.ofMillis(60);

  /** For requests whose end no page is told of. */
  private static final Duration LONG_QUIET = Duration.ofMillis(400);

  private static final Set<ActionKind> UNTOLD =
      Set.of(ActionKind.BEACON, ActionKind.PING, ActionKind.LINK, ActionKind.TRACK);

  private enum Phase {
    SETTING_UP,
    ACTING,
    LEAVING,
    DONE
  }

  private final Scenario scenario;
  private final int number;
  private final Hosts hosts;
  private final Scenario fresh;
  private final JsonObject json;
  private final Answers answers;
  private final Wire wire;
  private final boolean hangsUp;
  private final boolean wantsFavicon;
  private final Duration untilNothing = Patience.untilNothingHappens();

  private Phase phase = Phase.SETTING_UP;
  private int visits;
  private final List<Observation.Seen> seen = new ArrayList<>();
  private final List<String> fetched = new ArrayList<>();
  private List<Map<String, Object>> page = List.of();
  private long lastRequest = System.nanoTime();
  private boolean willTell;
  private boolean inVain;
  private String trouble = "";

  RowRun(Scenario scenario, int number) {
    this.scenario = scenario;
    this.number = number;
    hosts = new Hosts(number, scenario.json());
    String text = hosts.freshen(scenario.json());
    json = new JsonObject(text);
    fresh = Scenario.read(new Fields(json, scenario.id()), scenario.file());
    answers = new Answers(fresh);
    wire = new Wire(scenario);
    hangsUp = text.contains("\"close\":true");
    wantsFavicon = text.contains("favicon");
  }

  int number() {
    return number;
  }

  Scenario scenario() {
    return scenario;
  }

  Hosts hosts() {
    return hosts;
  }

  /** The URL with which the row's window is opened. */
  String start() {
    return fresh.jar().isEmpty() ? fresh.page().url() : fresh.jar().get(0).url();
  }

  /** Answers a request that the row's browser sends. */
  synchronized Reply answer(RawRequest request) {
    if (request.path().equals("/favicon.ico") && !wantsFavicon) {
      return reply(404, List.of(), "");
    }
    lastRequest = System.nanoTime();
    if (phase == Phase.SETTING_UP) {
      return setUp(request);
    }
    if (phase == Phase.DONE) {
      return reply(404, List.of(), "");
    }
    var now = wire.seen(request, hosts);
    var answer = answers.next(request.method(), request.url());
    // A browser may send again what met a closed connection; that is no request of the page's.
    boolean again = answer.close() && !seen.isEmpty() && seen.get(seen.size() - 1).equals(now);
    if (!again) {
      seen.add(now);
    }
    if (!request.method().equals("OPTIONS")) {
      fetched.add(request.url());
      notifyAll();
    }
    if (answer.close()) {
      return new Reply.HangUp();
    }
    if (request.isWebSocket() && answer == Answer.DEFAULT) {
      return reply(101, List.of(), "");
    }
    boolean tells = request.wantsDocument() && isHtml(answer);
    willTell |= tells;
    return reply(
        answer.status(),
        answer.headers(),
        tells ? Pages.landing(number, answer.body()) : answer.body());
  }

  private static boolean isHtml(Answer answer) {
    return (answer.status() < 300 || answer.status() >= 400)
        && answer.headers().stream()
            .anyMatch(
                line ->
                    line.name().equalsIgnoreCase("content-type")
                        && line.value().toLowerCase(Locale.ROOT).startsWith("text/html"));
  }

  /** The jar's visits in their order, then the page, then what is inside it. */
  private Reply setUp(RawRequest request) {
    String url = request.url();
    if (visits < fresh.jar().size() && same(fresh.jar().get(visits).url(), url)) {
      var visit = fresh.jar().get(visits++);
      var headers = new ArrayList<Pair>();
      visit.set().forEach(line -> headers.add(new Pair("Set-Cookie", line)));
      boolean more = visits < fresh.jar().size();
      String next = more ? fresh.jar().get(visits).url() : fresh.page().url();
      var fetches = json.getJsonArray("jar").getJsonObject(visits - 1).getJsonArray("do");
      return document(headers, Pages.goingOn(fetches == null ? new JsonArray() : fetches, next));
    }
    if (visits == fresh.jar().size() && same(fresh.page().url(), url)) {
      visits++;
      return document(lines(fresh.page().headers()), Pages.page(fresh.page().meta(), config(0)));
    }
    for (int i = 0; i < fresh.inside().size(); i++) {
      var nested = fresh.inside().get(i);
      if (!nested.url().isEmpty() && same(nested.url(), url)) {
        var config = config(i + 1);
        return nested.kind() == Nested.Kind.WORKER
            ? script(lines(nested.headers()), Pages.worker(config))
            : document(lines(nested.headers()), Pages.page(nested.meta(), config));
      }
    }
    if (fresh.answers().containsKey(url)) { // What a visit fetches.
      var answer = answers.next(request.method(), url);
      return reply(answer.status(), answer.headers(), answer.body());
    }
    if (trouble.isEmpty()) {
      trouble = "unexpected while setting up: " + request.method() + " " + url;
    }
    return reply(404, List.of(), "");
  }

  private JsonObject config(int depth) {
    return Pages.config(json, number, depth).put("deadline", untilNothing.toMillis());
  }

  /** Takes what a page of the row says, and answers it. */
  synchronized String told(String what, String body) throws InterruptedException {
    switch (what) {
      case "go" -> phase = Phase.ACTING;
      case "await" -> awaitFetch(new JsonObject(body).getString("url"));
      case "done" -> finish(new JsonArray(body));
      case "leaving" -> {
        page = results(new JsonArray(body));
        phase = Phase.LEAVING;
      }
      case "landed" -> land(new JsonObject(body).put("outcome", "landed"));
      case "nothing" -> {
        // A document is on its way that will tell itself; should it not, await() gives it up.
        if (!willTell) {
          land(new JsonObject().put("outcome", "nothing"));
        }
      }
      default -> {
        trouble = what + " " + body;
        phase = Phase.DONE;
      }
    }
    notifyAll();
    return "{}";
  }

  private void land(JsonObject result) {
    if (phase == Phase.LEAVING) {
      var all = new ArrayList<>(page);
      all.addAll(results(new JsonArray().add(result)));
      page = all;
      phase = Phase.DONE;
      notifyAll();
    }
  }

  private void finish(JsonArray results) {
    page = results(results);
    phase = Phase.DONE;
  }

  private List<Map<String, Object>> results(JsonArray results) {
    var list = new ArrayList<Map<String, Object>>();
    for (Object each : new JsonArray(hosts.turnBack(results.encode()))) {
      list.add(((JsonObject) each).getMap());
    }
    return list;
  }

  private void awaitFetch(String url) throws InterruptedException {
    String plain = url.replaceFirst("#.*", "");
    long end = System.nanoTime() + untilNothing.toNanos();
    while (!fetched.contains(plain) && System.nanoTime() < end) {
      wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
    }
    inVain |= !fetched.contains(plain);
  }

  /**
   * Waits until the row is done, and then until no request came for a while.
   *
   * @return what was observed, or why nothing was
   */
  synchronized Result await() throws InterruptedException {
    long patience =
        Patience.of(UNTIL_HUNG).toMillis()
            + scenario.waiting().toMillis()
            + untilNothing.toMillis() * scenario.actions().size();
    long end = System.nanoTime() + Duration.ofMillis(patience).toNanos();
    long leavingSince = 0;
    while (phase != Phase.DONE && System.nanoTime() < end) {
      if (phase == Phase.LEAVING && leavingSince == 0) {
        leavingSince = System.nanoTime();
      }
      // The page that left is gone, and where it landed cannot tell: not a document, an error.
      if (leavingSince != 0 && System.nanoTime() - leavingSince > 2 * untilNothing.toNanos()) {
        land(new JsonObject().put("outcome", "nothing"));
      } else {
        wait(100);
      }
    }
    if (phase != Phase.DONE) {
      return new Result.Failed(
          "hung after "
              + patience
              + " ms while "
              + phase
              + (trouble.isEmpty() ? "" : "; " + trouble));
    }
    if (page.size() != scenario.actions().size()) {
      return new Result.Failed(trouble);
    }
    awaitQuiet();
    boolean nothing = page.stream().anyMatch(each -> "nothing".equals(each.get("outcome")));
    return new Result.Observed(new Observation(seen, page), inVain || nothing);
  }

  private void awaitQuiet() throws InterruptedException {
    phase = Phase.ACTING;
    boolean untold =
        scenario.actions().stream()
            .anyMatch(
                action ->
                    UNTOLD.contains(action.kind())
                        || action.init().map(Init::keepalive).orElse(false));
    long quiet = (untold ? LONG_QUIET : QUIET).toNanos();
    lastRequest = System.nanoTime();
    long end = lastRequest + untilNothing.toNanos();
    while (System.nanoTime() - lastRequest < quiet && System.nanoTime() < end) {
      wait(Math.max(1, (quiet - (System.nanoTime() - lastRequest)) / 1_000_000));
    }
    phase = Phase.DONE;
  }

  private Reply document(List<Pair> headers, String html) {
    return setUp(headers, "text/html; charset=utf-8", html);
  }

  private Reply script(List<Pair> headers, String text) {
    return setUp(headers, "text/javascript; charset=utf-8", text);
  }

  private Reply setUp(List<Pair> headers, String type, String body) {
    var all = new ArrayList<>(headers);
    all.add(new Pair("Content-Type", type));
    all.add(new Pair("Cache-Control", "no-store"));
    return reply(200, all, body);
  }

  private Reply reply(int status, List<Pair> headers, String body) {
    var afterwards = hangsUp ? Reply.Afterwards.CLOSE : Reply.Afterwards.KEEP_OPEN;
    return new Reply.Response(status, headers, body.getBytes(StandardCharsets.UTF_8), afterwards);
  }

  private static List<Pair> lines(Map<String, String> headers) {
    return headers.entrySet().stream().map(e -> new Pair(e.getKey(), e.getValue())).toList();
  }

  private static boolean same(String url, String requested) {
    return url.replaceFirst("#.*", "").equals(requested);
  }
}
