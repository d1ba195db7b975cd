package dev.cordon.examples.bank.evil;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The attacker's server on 127.0.0.1. It answers to any name: its own, and the bank's hacked
 * subdomains.
 */
public final class Evil implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 20;

  private final Vertx vertx;
  private final HttpServer server;
  private final boolean tls;
  private volatile Map<String, Front> fronts = Map.of();

  /** A target and what was brought home from it. */
  record Front(Targets targets, Loot loot, Accomplice accomplice) {}

  private Evil(Vertx vertx, HttpServerOptions options) {
    this.vertx = vertx;
    this.tls = options.isSsl();
    this.server = vertx.createHttpServer(options);
    server.requestHandler(new EvilPages(this)::receive);
  }

  /**
   * Opens the site over plain http, attacking nobody yet.
   *
   * @param port the port on 127.0.0.1, or 0 for a free one
   */
  public static Evil start(int port) {
    return start(new HttpServerOptions().setPort(port));
  }

  /** Opens the site; the host is always 127.0.0.1. */
  public static Evil start(HttpServerOptions options) {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    Evil evil = new Evil(vertx, new HttpServerOptions(options).setHost("127.0.0.1"));
    try {
      evil.server.listen().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      evil.close();
      throw new IllegalStateException("the attacker's site did not open in time", e);
    } catch (RuntimeException e) {
      evil.close();
      throw e;
    }
    return evil;
  }

  /**
   * Turns the site on these targets, and on no others; what was brought home before is forgotten.
   */
  public void against(Targets... targets) {
    Map<String, Front> next = new LinkedHashMap<>();
    for (Targets each : targets) {
      Accomplice accomplice = new Accomplice(vertx, each.target());
      next.put(each.name(), new Front(each, new Loot(accomplice), accomplice));
    }
    if (next.size() != targets.length) {
      throw new IllegalArgumentException("two targets of one name: " + Arrays.toString(targets));
    }
    fronts = Map.copyOf(next);
  }

  /** What was brought home from a target that the site is turned on. */
  public Loot loot(Targets targets) {
    Front front = fronts.get(targets.name());
    if (front == null) {
      throw new IllegalArgumentException("not attacked: " + targets.name());
    }
    return front.loot();
  }

  /** The targets, by name. */
  public List<Targets> targets() {
    return fronts.values().stream()
        .map(Front::targets)
        .sorted(Comparator.comparing(Targets::name))
        .toList();
  }

  /** The port it listens on. */
  public int port() {
    return server.actualPort();
  }

  /** Where it listens: {@code http://127.0.0.1:PORT}. */
  public URI url() {
    return URI.create((tls ? "https" : "http") + "://127.0.0.1:" + port());
  }

  Map<String, Front> fronts() {
    return fronts;
  }

  @Override
  public void close() {
    try {
      vertx.close().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the attacker's site did not close in time", e);
    }
  }
}
