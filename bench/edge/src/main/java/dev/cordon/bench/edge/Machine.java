package dev.cordon.bench.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the figures were measured on and with; no name of a host, no path. */
final class Machine {
  private static final Pattern VERSION = Pattern.compile("(\\d+\\.\\d+(?:\\.\\d+)*)");

  private Machine() {}

  static String describe(Settings settings, List<Product> products)
      throws IOException, InterruptedException {
    List<String> versions = new ArrayList<>();
    for (Product product : products) {
      version(settings, product)
          .map(v -> product.title() + " " + v)
          .filter(v -> !versions.contains(v))
          .forEach(versions::add);
    }
    versions.add("wrk " + number(output("wrk", "--version")));
    versions.add("h2load " + number(output("h2load", "--version")));
    return System.getProperty("os.name")
        + " "
        + number(System.getProperty("os.version", ""))
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " cores ("
        + processor()
        + "), "
        + output(settings.java(), "-version")
            .lines()
            .filter(line -> line.contains("Server VM"))
            .findFirst()
            .orElse("a JVM")
        + ", flags "
        + String.join(" ", settings.jvmFlags())
        + ".\n"
        + String.join(", ", versions)
        + ".\n";
  }

  private static Stream<String> version(Settings settings, Product product)
      throws IOException, InterruptedException {
    return switch (product) {
      case NGINX -> Stream.of(number(output("nginx", "-v")));
      case HAPROXY -> Stream.of(number(output("haproxy", "-v")));
      case CADDY -> Stream.of(number(output("caddy", "version")));
      case SPRING ->
          Stream.of(
              jar(settings, "spring/target/lib", "spring-cloud-gateway-server-webflux-")
                  + " on Spring Boot "
                  + jar(settings, "spring/target/lib", "spring-boot-"));
      case JETTY -> Stream.of(jar(settings, "target/lib", "jetty-proxy-"));
      case VERTX, VERTX_URING -> Stream.of(jar(settings, "target/lib", "vertx-http-proxy-"));
      case CORDON, CORDON_URING -> Stream.empty();
    };
  }

  private static String jar(Settings settings, String lib, String prefix) throws IOException {
    try (Stream<Path> jars = Files.list(settings.home().resolve(lib))) {
      return jars.map(jar -> jar.getFileName().toString())
          .filter(
              name -> name.startsWith(prefix) && name.matches(".{" + prefix.length() + "}\\d.*"))
          .map(Machine::number)
          .findFirst()
          .orElse("");
    }
  }

  private static String processor() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch", ""));
    }
  }

  private static String number(String text) {
    Matcher matcher = VERSION.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** What it prints; wrk ends with 1 after its version. */
  private static String output(String... command) throws IOException, InterruptedException {
    try {
      return Command.run(List.of(command), 20);
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
