package dev.cordon.gateway;

import dev.cordon.config.CordonFile;
import dev.cordon.config.Endpoint;
import dev.cordon.config.GatewaySettings;
import dev.cordon.config.InvalidConfigException;
import dev.cordon.config.KeySettings;
import dev.cordon.guard.Guard;
import dev.cordon.policy.Policy;
import dev.cordon.session.InMemoryTokenStore;
import dev.cordon.session.InMemoryUsedTokens;
import dev.cordon.session.KeyRing;
import dev.cordon.session.KeyRingException;
import dev.cordon.session.RevocationJournal;
import dev.cordon.session.TokenStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running gateway: one application behind it, one policy in force.
 *
 * <p>It is started from a file and follows it: a change that is good replaces policy and settings
 * in one step, one that is not leaves the old in force and says why. {@link #close} stops
 * accepting, lets what is in flight finish, and then closes what is left.
 */
public final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final int USED_TOKENS = 1_000_000;
  private static final int TOKEN_STORE_SESSIONS = 100_000;
  private static final Duration AFTER_DRAIN = Duration.ofSeconds(10);

  private final Path file;
  private final GatewayOptions options;
  private final Vertx vertx;
  private final StateFolder state;
  private final RevocationJournal revocations;
  private final Sessions sessions;
  private final TokenStore tokenStore = new InMemoryTokenStore(TOKEN_STORE_SESSIONS);
  private final Services services;
  private final Crew crew;
  private final PolicyReport report;
  private final FileWatch watch = new FileWatch();
  private final HttpClientAgent checker;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  private long watchTimer = -1;
  private @Nullable HealthChecks checks;
  private @Nullable Listener admin;
  private @Nullable Listener redirect;

  private Gateway(CordonFile first, Path file, GatewayOptions options) throws IOException {
    GatewaySettings settings = Reload.settings(first);
    this.file = file;
    this.options = options;
    VertxBuilder builder = Transports.builder(settings.transport());
    this.state = StateFolder.open(settings.state(), options.clock());
    this.revocations = state.revocations();
    this.vertx =
        builder
            .with(
                new VertxOptions()
                    .setPreferNativeTransport(true)
                    .setEventLoopPoolSize(options.eventLoops()))
            .build();
    OpenSockets sockets = new OpenSockets();
    InstantSource clock = options.clock();
    this.sessions =
        new Sessions(vertx, revocations, new InMemoryUsedTokens(USED_TOKENS), sockets, clock);
    this.services =
        new Services(
            new AtomicReference<>(),
            sessions,
            sockets,
            new Metrics(),
            new AccessLogWriter(settings.accessLog()),
            new RecentDecisions(),
            new AtomicBoolean(),
            clock);
    this.crew = new Crew(vertx, services);
    this.report = new PolicyReport(file);
    this.checker = UpstreamRequest.client(vertx, settings.limits());
    services.snapshot().set(snapshot(first, null));
    watch.accept(watched(first));
  }

  /**
   * Starts a gateway.
   *
   * @param first the file, read
   * @param file where it was read from, and is read again at a reload
   * @return fails with a {@link GatewayException} or an {@link IOException} that says what is
   *     wrong, or with a {@link PolicyRefusedException} where the policy fails its check
   */
  public static CompletableFuture<Gateway> start(
      CordonFile first, Path file, GatewayOptions options) {
    Gateway gateway;
    Optional<PemKeyCertOptions> tls;
    try {
      tls = TlsMaterial.of(Reload.settings(first), first.policy(), options);
      gateway = new Gateway(first, file, options);
    } catch (IOException | RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
    try {
      gateway.check(first);
    } catch (RuntimeException e) {
      gateway.release();
      return CompletableFuture.failedFuture(e);
    }
    return gateway
        .open(tls)
        .toCompletionStage()
        .toCompletableFuture()
        .handleAsync(
            (v, cause) -> {
              if (cause != null) {
                gateway.release();
                throw new GatewayException(
                    "[cannot-listen] gateway.listen: " + cause.getMessage(), cause);
              }
              return gateway;
            });
  }

  private Future<Void> open(Optional<PemKeyCertOptions> tls) {
    GatewaySettings settings = services.current().settings();
    AdminServer adminServer = new AdminServer(services, settings.admin(), report);
    Redirector redirector = new Redirector(services);
    Endpoint adminEndpoint = settings.admin().listen();
    Future<Void> opened =
        Listener.open(
                vertx,
                services,
                adminEndpoint,
                adminEndpoint.port(),
                adminEndpoint.protocol() == dev.cordon.config.Protocol.HTTPS
                    ? tls.orElse(null)
                    : null,
                adminServer::handle)
            .compose(
                listener -> {
                  admin = listener;
                  return crew.start(options.eventLoops(), tls);
                });
    if (settings.redirectHttp().isPresent()) {
      Endpoint endpoint = settings.redirectHttp().get();
      opened =
          opened
              .compose(
                  v ->
                      Listener.open(
                          vertx, services, endpoint, endpoint.port(), null, redirector::handle))
              .map(
                  listener -> {
                    redirect = listener;
                    return null;
                  });
    }
    return opened.onSuccess(v -> opened());
  }

  private void opened() {
    startChecks(services.current());
    if (!options.watch().isZero()) {
      watchTimer =
          vertx.setPeriodic(
              options.watch().toMillis(),
              id ->
                  vertx.executeBlocking(
                      () -> {
                        if (watch.hasChanged()) {
                          reload();
                        }
                        return null;
                      }));
    }
    LOG.info(
        "listening on {}, forwarding to {}; admin on {}; {} transport",
        crew.listening(),
        services.current().settings().upstream().addresses(),
        admin(),
        vertx.isNativeTransportEnabled() ? "native" : "JDK");
  }

  /** Where clients reach it, with the ports that were opened. */
  public List<Endpoint> listening() {
    return crew.listening();
  }

  /** Where the probes, metrics and decisions are. */
  public Endpoint admin() {
    Endpoint configured = services.current().settings().admin().listen();
    Listener listener = admin;
    return listener == null
        ? configured
        : new Endpoint(configured.protocol(), configured.host(), listener.port());
  }

  /** The plain listener that redirects to https, if there is one. */
  public Optional<Endpoint> redirect() {
    Listener listener = redirect;
    return services
        .current()
        .settings()
        .redirectHttp()
        .map(
            e ->
                new Endpoint(
                    e.protocol(), e.host(), listener == null ? e.port() : listener.port()));
  }

  /** The policy in force. */
  public Policy policy() {
    return services.current().policy();
  }

  /**
   * Reads the file again and puts it into force, if it is good; certificates and the key ring are
   * read again with it. Blocks.
   *
   * @return why the old one stays in force; empty if the new one is
   */
  public synchronized Optional<String> reload() {
    services.accessLog().reopen();
    try {
      CordonFile next = CordonFile.read(file, options.environment());
      Snapshot before = services.current();
      GatewaySettings settings = Reload.settings(next);
      List<String> refusals = Reload.refusals(before.settings(), settings);
      if (!refusals.isEmpty()) {
        return refused(String.join("\n", refusals));
      }
      check(next);
      Snapshot after = snapshot(next, before);
      if (settings.tls().isPresent()) {
        PemKeyCertOptions tls = TlsMaterial.read(settings.tls().get());
        crew.update(tls).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
      }
      services.snapshot().set(after);
      startChecks(after);
      watch.accept(watched(next));
      services.metrics().reload("good");
      report.reloaded(
          new Json().put("time", options.clock().instant().toString()).put("outcome", "good"));
      LOG.info("reloaded {}: snapshot {} is in force", file, after.number());
      return Optional.empty();
    } catch (IOException
        | InvalidConfigException
        | KeyRingException
        | PolicyRefusedException
        | GatewayException e) {
      return refused(String.valueOf(e.getMessage()));
    } catch (ExecutionException | TimeoutException e) {
      return refused(
          "[tls-unusable] gateway.tls: the certificate or key cannot be used: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return refused("interrupted");
    }
  }

  private void check(CordonFile next) {
    List<String> faults = options.check().faults(next);
    if (!faults.isEmpty()) {
      throw new PolicyRefusedException(faults);
    }
  }

  private Optional<String> refused(String why) {
    services.metrics().reload("refused");
    report.reloaded(
        new Json()
            .put("time", options.clock().instant().toString())
            .put("outcome", "refused")
            .put("why", why));
    LOG.error("{} was not reloaded, the policy in force stays:\n{}", file, why);
    return Optional.of(why);
  }

  private Snapshot snapshot(CordonFile next, @Nullable Snapshot before) throws IOException {
    GatewaySettings settings = Reload.settings(next);
    KeyRing keys = state.keys(next.keys());
    Guard guard =
        Guard.builder(next.policy())
            .keys(keys)
            .tokenStore(tokenStore)
            .clock(options.clock())
            .revocation(Guard.Revocation.ASK)
            .onSessionEnd(sessions::end)
            .build();
    return new Snapshot(
        before == null ? 1 : before.number() + 1,
        options.clock().instant(),
        Files.isRegularFile(file) ? Files.readString(file) : "",
        next.policy(),
        guard,
        settings,
        Upstreams.of(settings.upstream().addresses(), before == null ? null : before.upstreams()));
  }

  private List<Path> watched(CordonFile current) {
    List<Path> files = new ArrayList<>(List.of(file));
    current
        .gateway()
        .flatMap(GatewaySettings::tls)
        .ifPresent(tls -> files.addAll(List.of(tls.certificate(), tls.key())));
    if (current.keys() instanceof KeySettings.StateRing ring) {
      files.add(ring.file());
    } else if (current.keys() instanceof KeySettings.RingFile ring) {
      files.add(ring.file());
    }
    return files;
  }

  private synchronized void startChecks(Snapshot snapshot) {
    HealthChecks running = checks;
    if (running != null) {
      running.stop();
    }
    checks =
        snapshot
            .settings()
            .upstream()
            .health()
            .map(check -> new HealthChecks(vertx, checker, snapshot.upstreams(), check))
            .orElse(null);
    if (checks == null) {
      snapshot.upstreams().addresses().forEach(UpstreamAddress::forgetChecks);
    }
  }

  /**
   * Stops: no new connection is accepted, every request in flight gets its answer or the deadline
   * {@code limits.drain}, WebSockets are told that the gateway goes away. Blocks until it is done;
   * calling it again does no harm.
   */
  @Override
  public void close() {
    if (!closing.compareAndSet(false, true)) {
      closed.join();
      return;
    }
    Duration deadline = services.current().settings().limits().drain();
    LOG.info("draining, for {} s at most", deadline.toSeconds());
    try {
      // First, or clients that are told to close would be back before the door is shut.
      crew.stopAccepting()
          .toCompletionStage()
          .toCompletableFuture()
          .get(AFTER_DRAIN.toMillis(), TimeUnit.MILLISECONDS);
      services.draining().set(true);
      services.sockets().endAll();
      List<Future<Void>> drains = new ArrayList<>(List.of(crew.drain(deadline)));
      Listener redirecting = redirect;
      if (redirecting != null) {
        drains.add(redirecting.drain(deadline));
      }
      Future.join(drains)
          .toCompletionStage()
          .toCompletableFuture()
          .get(deadline.plus(AFTER_DRAIN).toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("not everything in flight ended in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      release();
      LOG.info("stopped");
      closed.complete(null);
    }
  }

  private void release() {
    vertx.cancelTimer(watchTimer);
    try {
      vertx
          .close()
          .toCompletionStage()
          .toCompletableFuture()
          .get(AFTER_DRAIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | CompletionException e) {
      LOG.debug("Vert.x did not close in order", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    services.accessLog().close();
    try {
      revocations.close();
    } catch (IOException e) {
      LOG.warn("the journal of revocations did not close", e);
    }
  }
}
