package dev.cordon.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A browser that is running, with a server of all hosts as its proxy. Its first page opens and
 * closes windows on demand; it is started anew when it dies.
 */
public final class RealBrowser implements AutoCloseable {
  private static final String RUNNER = "rig.test";
  private static final String PAGE = page();
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final int MOST_STARTS = 8;

  private final Engine engine;
  private final Handler hosts;
  private final RigServer server = new RigServer(this::handle);
  private final Map<String, Runnable> refusals = new ConcurrentHashMap<>();
  private volatile BlockingQueue<String> orders = new LinkedBlockingQueue<>();
  private volatile long lastAsked;
  private int deaths;
  private BrowserProcess browser;

  private RealBrowser(Engine engine, Handler hosts) {
    this.engine = engine;
    this.hosts = hosts;
    try {
      browser = begin();
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /**
   * Starts a browser and waits until it runs.
   *
   * @param hosts answers for every host but {@code rig.test}
   */
  public static RealBrowser start(Engine engine, Handler hosts) {
    return new RealBrowser(engine, hosts);
  }

  private BrowserProcess begin() {
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

  /**
   * Opens a window. Closing it does no harm when the browser died meanwhile.
   *
   * @param name of the window; one word, and of no other window that is open
   * @param refused is run when the browser opens none
   */
  public Window open(String name, String url, Runnable refused) {
    var mine = orders;
    refusals.put(name, refused);
    mine.add("open " + name + " " + url);
    return () -> {
      refusals.remove(name);
      mine.add("close " + name);
    };
  }

  /** A window that is open. */
  @FunctionalInterface
  public interface Window extends AutoCloseable {
    @Override
    void close();
  }

  /** Starts the browser anew if it died or its first page no longer asks for orders. */
  public synchronized void requireAlive() {
    boolean silent = System.nanoTime() - lastAsked > SILENCE.toNanos();
    if (!browser.isAlive() || silent) {
      deaths++;
      if (deaths >= MOST_STARTS) {
        throw new IllegalStateException(engine.family() + " died " + deaths + " times");
      }
      restart();
    }
  }

  /** Starts the browser anew, with a profile of its own: nothing of what it knew is left. */
  public synchronized void restart() {
    browser.close();
    browser = begin();
  }

  /** The authority that the browser trusts, and the certificates of hosts. */
  public Certificates certificates() {
    return server.certificates();
  }

  private Reply handle(RawRequest request) {
    if (!request.host().equals(RUNNER)) {
      return hosts.handle(request);
    }
    return switch (request.path()) {
      case "/_rig/runner" -> text("text/html; charset=utf-8", PAGE);
      case "/_rig/next" -> text("text/plain; charset=utf-8", nextOrders());
      case "/_rig/refused" -> {
        var refused = refusals.remove(request.target().replaceFirst(".*\\?", ""));
        if (refused != null) {
          refused.run();
        }
        yield text("text/plain", "");
      }
      default -> Reply.of(404, List.of(), "");
    };
  }

  /** Orders for the runner; none after a while, so that its silence means that it is gone. */
  private String nextOrders() {
    lastAsked = System.nanoTime();
    var some = new StringBuilder();
    try {
      var first = orders.poll(10, TimeUnit.SECONDS);
      for (var next = first; next != null; next = orders.poll()) {
        some.append(next).append('\n');
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lastAsked = System.nanoTime();
    return some.toString();
  }

  private static Reply text(String type, String text) {
    return Reply.of(
        200, List.of(new Pair("Content-Type", type), new Pair("Cache-Control", "no-store")), text);
  }

  private static String page() {
    try (var in = RealBrowser.class.getResourceAsStream("runner.html")) {
      if (in == null) {
        throw new IllegalStateException("no resource runner.html");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    browser.close();
    server.close();
  }
}
