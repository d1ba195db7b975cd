package dev.cordon.conformance.rig;

import dev.cordon.rig.Engine;
import dev.cordon.rig.Pair;
import dev.cordon.rig.RawRequest;
import dev.cordon.rig.RealBrowser;
import dev.cordon.rig.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A browser at its server: runs rows, several at a time, each in a window of its own. */
final class Bench implements AutoCloseable {
  private final Engine engine;
  private final int windows;
  private final Map<Integer, RowRun> running = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger(100);
  private final RealBrowser browser;

  /**
   * Starts the browser.
   *
   * @param windows how many rows run at a time
   */
  Bench(Engine engine, int windows) {
    this.engine = engine;
    this.windows = windows;
    browser = RealBrowser.start(engine, this::handle);
  }

  /** Runs the rows and tells what came of each, in the same order. */
  List<Result> run(List<Scenario> rows) throws InterruptedException {
    var results = new Result[rows.size()];
    var together = new ArrayList<Callable<Void>>();
    var alone = new ArrayList<Callable<Void>>();
    var ran = new AtomicInteger();
    for (int i = 0; i < rows.size(); i++) {
      int index = i;
      var run = new RowRun(rows.get(i), numbers.incrementAndGet());
      (run.hosts().shared().isEmpty() ? together : alone)
          .add(
              () -> {
                results[index] = runOne(run);
                int done = ran.incrementAndGet();
                if (done % 100 == 0 || done == rows.size()) {
                  System.err.println(engine.family() + ": " + done + " of " + rows.size());
                }
                return null;
              });
    }
    inThreads(together, windows);
    inThreads(alone, 1);
    return List.of(results);
  }

  private static void inThreads(List<Callable<Void>> tasks, int threads)
      throws InterruptedException {
    var pool = Executors.newFixedThreadPool(threads);
    try {
      for (var task : pool.invokeAll(tasks)) {
        task.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private Result runOne(RowRun run) throws InterruptedException {
    browser.requireAlive();
    running.put(run.number(), run);
    try (var window = browser.open("rig" + run.number(), run.start(), () -> refused(run))) {
      return run.await();
    } finally {
      running.remove(run.number());
    }
  }

  private static void refused(RowRun run) {
    try {
      run.told("refused", "the browser opened no window");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply handle(RawRequest request) {
    var run = rowOf(request);
    if (run == null) {
      return json(404, "null");
    }
    if (!request.path().startsWith("/_rig/")) {
      return run.answer(request);
    }
    try {
      return json(200, run.told(request.path().substring("/_rig/".length()), request.bodyText()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return json(500, "null");
    }
  }

  private RowRun rowOf(RawRequest request) {
    var byNumber = running.get(Hosts.numberIn(request.host()));
    if (byNumber != null) {
      return byNumber;
    }
    return running.values().stream()
        .filter(run -> run.hosts().shared().contains(request.host()))
        .findFirst()
        .orElse(null);
  }

  private static Reply json(int status, String text) {
    return Reply.of(
        status,
        List.of(
            new Pair("Content-Type", "application/json"),
            new Pair("Cache-Control", "no-store"),
            new Pair("Access-Control-Allow-Origin", "*"),
            new Pair("Cross-Origin-Resource-Policy", "cross-origin")),
        text);
  }

  @Override
  public void close() {
    browser.close();
  }
}
