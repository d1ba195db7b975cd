package dev.cordon.conformance.rig;

import dev.cordon.conformance.rig.Connection.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A browser at its server: runs rows, several at a time, each in a window of its own. */
final class Bench implements AutoCloseable {
  private static final String RUNNER = "rig.test";
  private static final Duration START = Duration.ofSeconds(60);
  private static final int MOST_STARTS = 8;

  private final Engine engine;
  private final int windows;
  private final RigServer server = new RigServer(this::handle);
  private final Map<Integer, RowRun> running = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger(100);
  private volatile BlockingQueue<JsonObject> orders = new LinkedBlockingQueue<>();
  private volatile long lastAsked;
  private int starts;
  private BrowserProcess browser;

  /**
   * Starts the browser.
   *
   * @param windows how many rows run at a time
   */
  Bench(Engine engine, int windows) {
    this.engine = engine;
    this.windows = windows;
    browser = start();
  }

  private synchronized BrowserProcess start() {
    starts++;
    if (starts > MOST_STARTS) {
      throw new IllegalStateException(engine.family() + " was started " + MOST_STARTS + " times");
    }
    orders = new LinkedBlockingQueue<>();
    lastAsked = 0;
    var started = engine.start(server, "http://" + RUNNER + "/_rig/runner");
    long end = System.nanoTime() + START.toNanos();
    try {
      while (lastAsked == 0) {
        if (!started.isAlive() || System.nanoTime() > end) {
          String output = started.output();
          started.close();
          throw new IllegalStateException(engine.family() + " did not start: " + output);
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      started.close();
      throw new IllegalStateException(e);
    }
    return started;
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
    requireAlive();
    String name = "rig" + run.number();
    running.put(run.number(), run);
    var mine = orders;
    mine.add(new JsonObject().put("open", run.start()).put("name", name).put("row", run.number()));
    try {
      return run.await();
    } finally {
      mine.add(new JsonObject().put("close", name));
      running.remove(run.number());
    }
  }

  /** Starts the browser anew if it died or its first page no longer asks for orders. */
  private synchronized void requireAlive() {
    boolean silent = System.nanoTime() - lastAsked > Duration.ofSeconds(30).toNanos();
    if (!browser.isAlive() || silent) {
      browser.close();
      browser = start();
    }
  }

  private Reply handle(RawRequest request) {
    if (request.host().equals(RUNNER)) {
      return serveRunner(request);
    }
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

  private Reply serveRunner(RawRequest request) {
    if (request.path().equals("/_rig/runner")) {
      return new Reply(
          200,
          List.of(new Pair("Content-Type", "text/html; charset=utf-8")),
          Pages.RUNNER.getBytes(StandardCharsets.UTF_8),
          false,
          false);
    }
    if (request.path().equals("/_rig/refused")) {
      var run = running.get(Integer.parseInt(request.target().replaceAll(".*row=", "")));
      if (run != null) {
        try {
          run.told("refused", "the browser opened no window");
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return json(200, "{}");
    }
    return request.path().equals("/_rig/next") ? json(200, nextOrders()) : json(404, "null");
  }

  /** Orders for the runner; none after a while, so that its silence means that it is gone. */
  private String nextOrders() {
    lastAsked = System.nanoTime();
    var some = new JsonArray();
    try {
      var first = orders.poll(10, TimeUnit.SECONDS);
      if (first != null) {
        some.add(first);
        for (var next = orders.poll(); next != null; next = orders.poll()) {
          some.add(next);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lastAsked = System.nanoTime();
    return some.encode();
  }

  private static Reply json(int status, String text) {
    return new Reply(
        status,
        List.of(
            new Pair("Content-Type", "application/json"),
            new Pair("Cache-Control", "no-store"),
            new Pair("Access-Control-Allow-Origin", "*"),
            new Pair("Cross-Origin-Resource-Policy", "cross-origin")),
        text.getBytes(StandardCharsets.UTF_8),
        false,
        false);
  }

  @Override
  public void close() {
    browser.close();
    server.close();
  }
}
