package dev.cordon.conformance.servers;

import dev.cordon.cli.Main;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** One run of {@code cordon fetch}, in this process, its names led to the servers of the test. */
final class CordonFetch {
  private final List<String> arguments = new ArrayList<>();

  private CordonFetch() {}

  /** Of a URL, by a page. */
  static CordonFetch of(String url, String from) {
    var fetch = new CordonFetch();
    fetch.arguments.addAll(List.of("fetch", url, "--from", from, "--format", "json"));
    return fetch;
  }

  /** A name and port of URLs is at this server. */
  CordonFetch at(String hostAndPort, Server server) {
    return with("--resolve", hostAndPort + ":" + Ports.ADDRESS + ":" + server.port());
  }

  CordonFetch with(String... more) {
    arguments.addAll(List.of(more));
    return this;
  }

  Told run() {
    var out = new StringWriter();
    var err = new StringWriter();
    int exitCode =
        Main.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
    if (exitCode > 1) {
      throw new AssertionError(String.join(" ", arguments) + "\n" + err + out);
    }
    return new Told(exitCode, new JsonObject(out.toString()));
  }
}
