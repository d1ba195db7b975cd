package dev.cordon.bench.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What every task needs: the folder, the certificate, the application, the cores. */
final class Rig {
  /** Of the key store, which holds nothing but a key for this run. */
  static final String PASSWORD = "edge-edge";

  private final Settings settings;
  private final Cores cores;
  private final Path folder;
  private final Server upstream;

  private Rig(Settings settings, Cores cores, Path folder, Server upstream) {
    this.settings = settings;
    this.cores = cores;
    this.folder = folder;
    this.upstream = upstream;
  }

  static Rig open(Settings settings) throws IOException, InterruptedException {
    Path folder = Cleanup.folder();
    certificate(folder);
    for (String place : List.of("api", "account")) {
      Path files = Files.createDirectories(folder.resolve("files").resolve(place));
      Files.writeString(files.resolve("small"), "a".repeat(1024));
      Files.writeString(files.resolve("medium"), "b".repeat(64 * 1024));
      Files.writeString(files.resolve("large"), "c".repeat(1024 * 1024));
      Files.writeString(files.resolve("empty"), "");
    }
    Cores cores = new Cores(Runtime.getRuntime().availableProcessors());
    Place place = Place.create(settings, folder, "upstream", 0);
    Server upstream =
        Server.start(
            place,
            cores.upstream(List.of("nginx", "-e", "stderr", "-c", place.fill("upstream.conf"))));
    return new Rig(settings, cores, folder, upstream);
  }

  private static void certificate(Path folder) throws IOException, InterruptedException {
    String key = folder.resolve("key.pem").toString();
    String certificate = folder.resolve("certificate.pem").toString();
    Command.run(
        List.of(
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-keyout",
            key,
            "-out",
            certificate,
            "-days",
            "2",
            "-subj",
            "/CN=" + Request.HOST,
            "-addext",
            "subjectAltName=DNS:" + Request.HOST + ",IP:127.0.0.1"),
        20);
    Command.run(
        List.of(
            "openssl",
            "pkcs12",
            "-export",
            "-in",
            certificate,
            "-inkey",
            key,
            "-out",
            folder.resolve("keys.p12").toString(),
            "-passout",
            "pass:" + PASSWORD),
        20);
    Files.writeString(
        folder.resolve("both.pem"),
        Files.readString(Path.of(certificate)) + Files.readString(Path.of(key)));
  }

  Cores cores() {
    return cores;
  }

  Generator generator() {
    return new Generator(settings, cores);
  }

  Place place(String name) throws IOException {
    return Place.create(settings, folder, name, upstream.place().port());
  }

  /** Starts {@code command} where proxies run. */
  Server start(Place place, List<String> command) throws IOException, InterruptedException {
    return Server.start(place, cores.proxy(command));
  }

  Server start(Product product) throws IOException, InterruptedException {
    Place place = place(product.key());
    return start(place, product.command(place));
  }

  /** What was measured on, and with which versions. */
  String machine(List<Product> products) throws IOException, InterruptedException {
    return Machine.describe(settings, products) + cores.sentence() + "\n";
  }

  /** Tells whoever waits how far it is. */
  static void say(String what) {
    System.err.println("   " + what);
  }
}
