package dev.cordon.conformance.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** An nginx with one server block, in a folder of its own, in the foreground. */
final class Nginx implements Server {
  private static final String HOW_TO_INSTALL = "nginx is needed: apt-get install nginx-light";
  private static final int PATIENCE_TENTHS = 300;

  private final Process process;
  private final int port;

  private Nginx(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** A server block, without its {@code listen}; {@code {folder}} stands for the folder. */
  static Nginx start(Path folder, String block) {
    return start(folder, "", block);
  }

  /** The same over TLS, with {@code host.pem} and {@code key.pem} of the folder. */
  static Nginx startTls(Path folder, String block) {
    return start(
        folder,
        " ssl",
        "ssl_certificate {folder}/host.pem;" + " ssl_certificate_key {folder}/key.pem; " + block);
  }

  private static Nginx start(Path folder, String ssl, String block) {
    var binary = find();
    if (binary.isEmpty()) {
      missing();
    }
    int port = Ports.free();
    try {
      Path conf = Files.createTempFile(folder, "nginx", ".conf");
      Files.writeString(conf, configuration(folder, port, ssl, block));
      Process process =
          new ProcessBuilder(
                  binary.orElseThrow().toString(), "-p", folder.toString(), "-c", conf.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("nginx.log").toFile())
              .start();
      var nginx = new Nginx(process, port);
      nginx.await(folder);
      return nginx;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String configuration(Path folder, int port, String ssl, String block) {
    return """
    daemon off; master_process off; worker_processes 1; error_log stderr; pid {folder}/pid;
    events { worker_connections 64; }
    http {
      access_log off;
      types { text/html html; image/png png; application/json json; }
      client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2;
      fastcgi_temp_path {folder}/t3; uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
      server {
        listen {listen};
        {block}
      }
    }
    """
        .replace("{listen}", Ports.ADDRESS + ":" + port + ssl)
        .replace("{block}", block)
        .replace("{folder}", folder.toString());
  }

  private void await(Path folder) throws IOException {
    for (int i = 0; i < PATIENCE_TENTHS && process.isAlive(); i++) {
      if (Ports.answers(port)) {
        return;
      }
      pause();
    }
    close();
    throw new AssertionError("nginx: " + Files.readString(folder.resolve("nginx.log")));
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Where Debian has it, though no user's PATH may, or in the PATH. */
  private static Optional<Path> find() {
    var path = System.getenv().getOrDefault("PATH", "");
    var folders = new ArrayList<>(List.of("/usr/sbin", "/usr/local/sbin"));
    folders.addAll(List.of(path.split(":")));
    return folders.stream()
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "nginx"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static void missing() {
    boolean required =
        System.getProperty("cordon.require", "").contains("nginx")
            || "true".equals(System.getenv("CI"));
    if (required) {
      Assertions.fail(HOW_TO_INSTALL);
    }
    Assumptions.abort(HOW_TO_INSTALL);
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
