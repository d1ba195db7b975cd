package dev.cordon.gateway;

import dev.cordon.config.Endpoint;
import dev.cordon.config.GatewaySettings;
import dev.cordon.config.Protocol;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.net.PemKeyCertOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The event loops that carry requests. The first opens the sockets; the others share them, and the
 * kernel's queue.
 */
final class Crew {
  private final Vertx vertx;
  private final Services services;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final List<Endpoint> listening = new ArrayList<>();

  Crew(Vertx vertx, Services services) {
    this.vertx = vertx;
    this.services = services;
  }

  Future<Void> start(int members, Optional<PemKeyCertOptions> tls) {
    GatewaySettings settings = services.current().settings();
    List<Integer> ports = ports(settings);
    return deploy(ports, tls)
        .compose(
            opened -> {
              for (int i = 0; i < opened.size(); i++) {
                Endpoint endpoint = settings.listen().get(i);
                listening.add(new Endpoint(endpoint.protocol(), endpoint.host(), opened.get(i)));
              }
              List<Future<List<Integer>>> others = new ArrayList<>();
              for (int i = 1; i < members; i++) {
                others.add(deploy(ports, tls));
              }
              return Future.all(others).mapEmpty();
            });
  }

  /** To Vert.x a negative port is one of the system's choice that all who name it share. */
  private static List<Integer> ports(GatewaySettings settings) {
    List<Integer> ports = new ArrayList<>();
    for (Endpoint endpoint : settings.listen()) {
      ports.add(endpoint.port() == 0 ? -1 - ports.size() : endpoint.port());
    }
    return ports;
  }

  private Future<List<Integer>> deploy(List<Integer> ports, Optional<PemKeyCertOptions> tls) {
    Member member = new Member(ports, tls);
    return vertx.deployVerticle(member, new DeploymentOptions()).map(id -> member.opened);
  }

  /** Where clients reach the gateway, with the ports that were opened. */
  List<Endpoint> listening() {
    return List.copyOf(listening);
  }

  /** Hands out another certificate from now on. */
  Future<Void> update(PemKeyCertOptions tls) {
    List<Future<Boolean>> updates = new ArrayList<>();
    for (Listener listener : listeners) {
      if (listener.speaksTls()) {
        updates.add(listener.update(tls));
      }
    }
    return Future.all(updates).mapEmpty();
  }

  Future<Void> stopAccepting() {
    return Future.join(listeners.stream().map(Listener::stopAccepting).toList()).mapEmpty();
  }

  Future<Void> drain(Duration deadline) {
    return Future.join(listeners.stream().map(l -> l.drain(deadline)).toList()).mapEmpty();
  }

  /** One event loop. */
  private final class Member extends VerticleBase {
    private final List<Integer> ports;
    private final Optional<PemKeyCertOptions> tls;
    private final List<Integer> opened = new ArrayList<>();

    Member(List<Integer> ports, Optional<PemKeyCertOptions> tls) {
      this.ports = ports;
      this.tls = tls;
    }

    @Override
    public Future<?> start() {
      GatewaySettings settings = services.current().settings();
      HttpClientAgent client = UpstreamRequest.client(vertx, settings.limits());
      Worker worker = new Worker(vertx, context, client);
      Future<?> last = Future.succeededFuture();
      for (int i = 0; i < settings.listen().size(); i++) {
        Endpoint endpoint = settings.listen().get(i);
        int port = ports.get(i);
        last = last.compose(v -> open(worker, endpoint, port));
      }
      return last;
    }

    private Future<Void> open(Worker worker, Endpoint endpoint, int port) {
      return Listener.open(
              vertx,
              services,
              endpoint,
              port,
              endpoint.protocol() == Protocol.HTTPS ? tls.orElse(null) : null,
              request -> new Exchange(worker, services, request).begin())
          .map(
              listener -> {
                listeners.add(listener);
                opened.add(listener.port());
                return null;
              });
    }
  }
}
