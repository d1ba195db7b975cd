package dev.cordon.comparison.asif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.proof.asif.AsIf;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.catalina.util.ServerInfo;
import org.eclipse.jetty.util.Jetty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringBootVersion;
import org.springframework.core.SpringVersion;
import org.springframework.security.core.SpringSecurityCoreVersion;

/** Every model against its product, over raw HTTP, in the same requests. */
@Tag("slow")
class AsIfTest {
  private static final int LEAST_ROWS = 2_000;
  private static final Map<Setting, Setting.Observed> OBSERVED = new HashMap<>();

  @TempDir static Path folder;

  /** Asked once, skipped aloud where the product is not installed. */
  private static Setting.Observed observed(Setting setting) throws Exception {
    var known = OBSERVED.get(setting);
    if (known == null) {
      known = setting.observe(Files.createTempDirectory(folder, "server"));
      OBSERVED.put(setting, known);
    }
    return known;
  }

  static List<Setting> settings() {
    return Setting.all().toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("settings")
  void the_model_answers_as_the_product_does(Setting setting) throws Exception {
    var rows = setting.rows();
    var real = observed(setting).outcomes();
    var modelled = setting.modelled();
    var unexplained = new ArrayList<String>();
    var explained = new TreeMap<Ledger, Integer>();
    for (var i = 0; i < rows.size(); i++) {
      var is = real.get(i);
      var said = modelled.get(i);
      if (!is.equals(said)) {
        var row = rows.get(i);
        Arrays.stream(Ledger.values())
            .filter(entry -> Ledger.of(setting.name()).containsKey(entry) && entry.holds(row))
            .findFirst()
            .ifPresentOrElse(
                entry -> explained.merge(entry, 1, Integer::sum),
                () -> unexplained.add(row + "\n  does " + is + "\n  is said to do " + said));
      }
    }
    assertThat(unexplained).isEmpty();
    assertThat(explained).as("as many as the ledger says").isEqualTo(Ledger.of(setting.name()));
    assertThat(rows).hasSizeGreaterThanOrEqualTo(LEAST_ROWS);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("settings")
  void the_session_s_cookie_is_set_as_the_product_sets_it(Setting setting) throws Exception {
    assertThat(setting.modelVisit().attributes()).isEqualTo(observed(setting).cookie());
  }

  @Test
  void jetty_marks_its_session_s_cookie_where_it_speaks_TLS_itself() throws Exception {
    var setting = new Setting(AsIf.Name.JETTY, "https");
    try (var jetty = setting.start(folder)) {
      assertThat(setting.modelVisit().attributes())
          .contains("Secure")
          .isEqualTo(jetty.visit(Visitor.ALICE).attributes());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("settings")
  void no_product_does_what_the_model_of_another_says(Setting setting) throws Exception {
    var real = observed(setting).outcomes();
    for (var other : AsIf.Name.values()) {
      if (other != setting.name()) {
        var wrong = new Setting(other, setting.scheme()).modelled();
        var differences = 0;
        for (var i = 0; i < real.size(); i++) {
          differences += real.get(i).equals(wrong.get(i)) ? 0 : 1;
        }
        assertThat(differences).as("%s taken for %s", setting, other).isGreaterThan(100);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("settings")
  void the_table_reaches_the_application_and_fails_to(Setting setting) throws Exception {
    var real = observed(setting).outcomes();
    assertThat(real).filteredOn(outcome -> outcome.ran().equals("POST")).hasSizeGreaterThan(5);
    assertThat(real).filteredOn(outcome -> outcome.ran().isEmpty()).hasSizeGreaterThan(100);
    assertThat(real).filteredOn(outcome -> outcome.visitor() == Visitor.ALICE).isNotEmpty();
    assertThat(real).filteredOn(outcome -> outcome.visitor() == Visitor.MALLORY).isNotEmpty();
  }

  @Test
  void each_kind_of_row_is_there() {
    assertThat(Table.of("http").stream().map(Row::about))
        .contains(
            "accept",
            "content",
            "cookie",
            "handshake",
            "host",
            "metadata",
            "origin",
            "password",
            "preflight",
            "target",
            "token",
            Table.MULTIPART_TOKEN);
  }

  @Test
  void the_versions_are_those_that_the_models_name() throws IOException {
    assertThat(AsIf.Name.SPRING_SECURITY.version())
        .isEqualTo(
            "Spring Boot %s, Spring Security %s, Spring Framework %s",
            SpringBootVersion.getVersion(),
            SpringSecurityCoreVersion.getVersion(),
            SpringVersion.getVersion());
    assertThat(AsIf.Name.TOMCAT.version())
        .isEqualTo("Tomcat " + ServerInfo.getServerNumber().replaceFirst("\\.0$", ""));
    assertThat(AsIf.Name.JETTY.version()).isEqualTo("Jetty " + Jetty.VERSION);
    assertThat(AsIf.Name.VERTX.version()).isEqualTo("Vert.x " + vertxVersion());
  }

  private static String vertxVersion() throws IOException {
    try (var version = Vertx.class.getResourceAsStream("/META-INF/vertx/vertx-version.txt")) {
      return new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
