package dev.cordon.bench.edge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A proxy under test. */
enum Product {
  NGINX("nginx", Kind.NATIVE, "1 worker process"),
  HAPROXY("HAProxy", Kind.NATIVE, "1 thread"),
  CADDY("Caddy", Kind.NATIVE, "1 processor for goroutines (by its affinity)"),
  SPRING("Spring Cloud Gateway", Kind.JVM, "1 event loop, epoll"),
  JETTY("Jetty ProxyHandler", Kind.JVM, "Jetty's pool; 1 acceptor and 1 selector"),
  VERTX("bare Vert.x proxy", Kind.FLOOR, "1 event loop, epoll, no policy"),
  VERTX_URING("bare Vert.x proxy, io_uring", Kind.FLOOR, "1 event loop, io_uring, no policy"),
  CORDON("Cordon", Kind.SEALING, "1 event loop (by its affinity), epoll"),
  CORDON_URING("Cordon, io_uring", Kind.SEALING, "1 event loop (by its affinity), io_uring");

  /** What sort of program it is, which says what it can do. */
  private enum Kind {
    NATIVE,
    JVM,
    /** A JVM that forwards everything. It is measured in every cell, however wrong its answer. */
    FLOOR,
    /** A JVM that seals sessions. */
    SEALING
  }

  private static final Set<Cell> SEALED = EnumSet.of(Cell.SESSION, Cell.FORGED);

  private final String title;
  private final Kind kind;
  private final String workers;

  Product(String title, Kind kind, String workers) {
    this.title = title;
    this.kind = kind;
    this.workers = workers;
  }

  String title() {
    return title;
  }

  /** How many workers it has. */
  String workers() {
    return workers;
  }

  /** The name by which it is chosen. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Where its access log is. */
  Path log(Place place) {
    return this == HAPROXY ? place.folder().resolve(Server.STANDARD_OUTPUT) : place.log();
  }

  /** What carries its connections, in the words of Cordon's policy. */
  String transport() {
    return this == VERTX_URING || this == CORDON_URING ? "io-uring" : "epoll";
  }

  boolean isJvm() {
    return kind != Kind.NATIVE;
  }

  boolean seals() {
    return kind == Kind.SEALING;
  }

  /** Whether it has what {@code cell} is about. */
  boolean can(Cell cell) {
    return kind == Kind.FLOOR || kind == Kind.SEALING || !SEALED.contains(cell);
  }

  /** How it is started in {@code place}; it has to stay the process that was started. */
  List<String> command(Place place) {
    return command(place, place.settings().jvmFlags());
  }

  /** The same with other flags, if it is a JVM. */
  List<String> command(Place place, List<String> flags) {
    return switch (this) {
      case NGINX -> List.of("nginx", "-e", "stderr", "-c", place.fill("nginx.conf"));
      case HAPROXY -> List.of("haproxy", "-db", "-f", place.fill("haproxy.cfg"));
      case CADDY ->
          List.of("caddy", "run", "--config", place.fill("Caddyfile"), "--adapter", "caddyfile");
      case SPRING -> spring(place, flags);
      case JETTY -> java(place, flags, JettyProxy.class);
      case VERTX, VERTX_URING -> java(place, flags, VertxProxy.class);
      case CORDON, CORDON_URING ->
          cordon(
              place,
              flags,
              place.fill("cordon.yaml", Map.of("transport: epoll", "transport: " + transport())));
    };
  }

  private List<String> java(Place place, List<String> flags, Class<?> main) {
    List<String> command = jvm(place, flags, "bench/edge/target/lib");
    command.add("-Dlistening=" + place.port() + "," + place.tlsPort());
    command.add("-Dupstream=" + place.upstreamPort());
    command.add("-Dcertificate=" + place.certificate());
    command.add("-Dkey=" + place.key());
    command.add("-Dlog=" + place.log());
    command.add("-Dtransport=" + transport());
    command.add(main.getName());
    return command;
  }

  private static List<String> spring(Place place, List<String> flags) {
    List<String> command = jvm(place, flags, "bench/edge/spring/target/lib");
    command.add("-Dreactor.netty.ioWorkerCount=1");
    command.add("-Dlog=" + place.log());
    command.add("dev.cordon.bench.edge.spring.SpringProxy");
    command.add("--spring.config.location=file:" + place.fill("spring.yml"));
    return command;
  }

  /** Cordon with the policy in {@code file}. */
  static List<String> cordon(Place place, List<String> flags, String file) {
    List<String> command = jvm(place, flags, "cli/target/lib");
    command.addAll(List.of("dev.cordon.cli.Main", "run", file));
    return command;
  }

  private static List<String> jvm(Place place, List<String> flags, String lib) {
    List<String> command = new ArrayList<>();
    command.add(place.settings().java());
    command.addAll(flags);
    command.add("-cp");
    command.add(place.settings().home().resolve("../..").normalize().resolve(lib) + "/*");
    return command;
  }
}
