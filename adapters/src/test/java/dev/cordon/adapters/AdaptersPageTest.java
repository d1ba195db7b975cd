package dev.cordon.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code docs/adapters.md} is written from the ledger, whose every line the suites keep true. */
@ExtendWith(RightApi.class)
class AdaptersPageTest {
  private static final String COMMAND =
      "./mvnw -q -pl adapters -am test -Dtest=AdaptersPageTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dcordon.write=true";

  @Test
  void the_page_is_up_to_date() throws IOException {
    Path page = Path.of("").toAbsolutePath().resolveSibling("docs").resolve("adapters.md");
    String text = new AdaptersPage(AdapterSuite.ROWS, Ledger.read(), versions()).text();
    if (Boolean.getBoolean("cordon.write")) {
      Files.writeString(page, text);
    }
    assertThat(Files.exists(page) ? Files.readString(page) : "")
        .as("%s is generated. To write it anew: %s", page, COMMAND)
        .isEqualTo(text);
  }

  /** As the servers themselves say. */
  private static Map<Adapter, String> versions() {
    String vertx = io.vertx.core.Vertx.class.getPackage().getImplementationVersion();
    String tomcat = "Tomcat " + org.apache.catalina.util.ServerInfo.getServerNumber();
    String jetty = "Jetty " + org.eclipse.jetty.util.Jetty.VERSION;
    String boot = "Spring Boot " + org.springframework.boot.SpringBootVersion.getVersion();
    String spring = "Spring " + org.springframework.core.SpringVersion.getVersion();
    Map<Adapter, String> versions = new EnumMap<>(Adapter.class);
    versions.put(Adapter.GATEWAY, "a plain HTTP/1.1 server behind it");
    versions.put(Adapter.TOMCAT, tomcat);
    versions.put(Adapter.JETTY_EE10, jetty);
    versions.put(Adapter.JETTY_EE11, jetty);
    versions.put(Adapter.UNDERTOW, "Undertow " + io.undertow.Version.getVersionString());
    versions.put(Adapter.VERTX, "Vert.x " + vertx);
    versions.put(Adapter.SPRING_MVC, boot + ", " + spring + ", " + tomcat);
    versions.put(
        Adapter.SPRING_WEBFLUX,
        boot
            + ", "
            + spring
            + ", Reactor Netty "
            + reactor.netty.http.server.HttpServer.class.getPackage().getImplementationVersion());
    return versions;
  }
}
