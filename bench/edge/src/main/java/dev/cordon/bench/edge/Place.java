package dev.cordon.bench.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where one server lives: its folder, its ports, and the configuration that is made of a template
 * in {@code conf}.
 *
 * @param folder its own
 * @param shared what all have in common: certificate and key
 * @param port of plain HTTP
 * @param tlsPort of TLS
 * @param upstreamPort of the application behind it
 */
record Place(Settings settings, Path folder, Path shared, int port, int tlsPort, int upstreamPort) {

  static Place create(Settings settings, Path shared, String name, int upstreamPort)
      throws IOException {
    Path folder = Files.createDirectories(shared.resolve(name));
    return new Place(settings, folder, shared, freePort(), freePort(), upstreamPort);
  }

  /** A port that nobody listens on. It is taken a moment later, by whoever is started. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  Path log() {
    return folder.resolve("access.log");
  }

  Path certificate() {
    return shared.resolve("certificate.pem");
  }

  Path key() {
    return shared.resolve("key.pem");
  }

  /** Writes the template's text with what is known here put in, and returns the file. */
  String fill(String template) {
    return fill(template, Map.of());
  }

  /** The same with some parts of the template written otherwise. */
  String fill(String template, Map<String, String> instead) {
    try {
      String text = Files.readString(settings.home().resolve("conf").resolve(template));
      for (Map.Entry<String, String> each : instead.entrySet()) {
        if (!text.contains(each.getKey())) {
          throw new IllegalStateException(template + " has no \"" + each.getKey() + "\"");
        }
        text = text.replace(each.getKey(), each.getValue());
      }
      for (Map.Entry<String, String> each : values().entrySet()) {
        text = text.replace("@" + each.getKey() + "@", each.getValue());
      }
      return Files.writeString(folder.resolve(template), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> values() {
    return Map.ofEntries(
        Map.entry("PORT", String.valueOf(port)),
        Map.entry("TLS_PORT", String.valueOf(tlsPort)),
        Map.entry("UPSTREAM", String.valueOf(upstreamPort)),
        Map.entry("WORK", folder.toString()),
        Map.entry("FILES", shared.resolve("files").toString()),
        Map.entry("LOG", log().toString()),
        Map.entry("CERTIFICATE", certificate().toString()),
        Map.entry("KEY", key().toString()),
        Map.entry("BOTH_PEM", shared.resolve("both.pem").toString()),
        Map.entry("CONF", settings.home().resolve("conf").toString()),
        Map.entry("USER", System.getProperty("user.name")),
        Map.entry("SESSION", Sessions.PLAIN));
  }
}
