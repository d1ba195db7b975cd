package dev.cordon.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cordon.config.Fault;
import dev.cordon.config.KeySettings;
import dev.cordon.config.Property;
import dev.cordon.policy.Mode;
import dev.cordon.policy.Policy;
import dev.cordon.policy.Promise;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.DefaultResourceLoader;

@DisplayName("The settings of an application")
class SettingsReaderTest {
  private static final String SECRET =
      "f3c6ea6a6b2f4c3c9b39f8f0a8d7e2615bb9d1fd6c2e4a38a4a3a2b1c0d9e8f7";

  private final ConfigurableEnvironment environment = new StandardEnvironment();

  @Nested
  @DisplayName("are read")
  class Read {

    @Test
    void fromTheOnePropertyThatMustBeThere() {
      properties("cordon.app.origins=https://bank.example");

      CordonSettings settings = read();

      assertThat(settings.policy().origins()).hasToString("[https://bank.example]");
      assertThat(settings.policy().mode()).isEqualTo(Mode.ENFORCE);
      assertThat(settings.replacesCors()).isTrue();
      assertThat(settings.replacesCsrf()).isTrue();
    }

    @Test
    void fromApplicationYaml() {
      yaml(
          """
          cordon:
            app:
              origins: [https://bank.example]
            cors:
              - paths: ["/api/**"]
                origins: [https://app.example]
                methods: [GET, POST]
                requestHeaders: X-CSRF-Token
                credentials: true
                max-age: 2h
            sessions: []
            csrf:
              exempt:
                - path: /hooks
                  because: "signed: by the sender"
          """);

      Policy policy = read().policy();

      assertThat(policy.corsRules())
          .singleElement()
          .satisfies(rule -> assertThat(rule.credentials()).isTrue())
          .satisfies(rule -> assertThat(rule.allowsHeader("x-csrf-token")).isTrue())
          .satisfies(rule -> assertThat(rule.maxAge()).isEqualTo(Duration.ofHours(2)));
      assertThat(policy.csrf().exempt("/hooks")).isNotNull();
    }

    @Test
    void withPromisesThatHoldCommas() {
      yaml(
          """
          cordon:
            app: {origins: [https://bank.example]}
            never:
              - no other site writes to /**
              - only https://a.example, https://b.example read /api/**
          """);
      assertThat(read().policy().promises())
          .extracting(Promise::text)
          .containsExactly(
              "no other site writes to /**",
              "only https://a.example, https://b.example read /api/**");

      variables("CORDON_NEVER_0", "nothing embeds /admin/**");
      assertThat(read().policy().promises())
          .as("of the source that comes first")
          .extracting(Promise::text)
          .containsExactly("nothing embeds /admin/**");
    }

    @Test
    void fromEnvironmentVariables() {
      variables(
          "CORDON_APP_ORIGINS", "https://bank.example,https://www.bank.example",
          "CORDON_CORS_0_PATHS", "/api/**",
          "CORDON_CORS_0_ORIGINS_0", "https://app.example",
          "CORDON_CORS_0_REQUEST_HEADERS", "X-Page",
          "CORDON_CORS_0_MAXAGE", "5m",
          "CORDON_KEYS_SECRET", SECRET);

      CordonSettings settings = read();

      assertThat(settings.policy().origins()).hasSize(2);
      assertThat(settings.policy().corsRules().get(0).allowsHeader("x-page")).isTrue();
      assertThat(settings.keys()).isInstanceOf(KeySettings.FromSecret.class);
    }

    @Test
    void withTheListOfTheSourceThatComesFirst() {
      yaml("cordon: {app: {origins: [https://a.example, https://b.example]}}");
      variables("CORDON_APP_ORIGINS_0", "https://bank.example");

      assertThat(read().policy().origins()).hasToString("[https://bank.example]");
    }

    @Test
    void withTheValueOfTheSourceThatComesFirst() {
      yaml("cordon: {mode: enforce, app: {origins: https://bank.example}}");
      variables("CORDON_MODE", "report");

      assertThat(read().policy().mode()).isEqualTo(Mode.REPORT);
    }

    @Test
    void whateverElseTheEnvironmentHoldsForOtherPrograms() {
      variables("CORDON_APP_ORIGINS", "https://bank.example", "CORDON_KEY", "theirs");

      assertThat(read().policy().origins()).hasToString("[https://bank.example]");
    }

    @Test
    void withPlaceholders() {
      properties("cordon.app.origins=https://${name}", "name=bank.example");

      assertThat(read().policy().origins()).hasToString("[https://bank.example]");
    }

    @Test
    void withASecretThatAPlaceholderNames() {
      yaml("cordon: {app: {origins: https://bank.example}, keys: {secret: '${bank.key}'}}");
      properties("bank.key=" + SECRET);

      assertThat(read().keys()).isInstanceOf(KeySettings.FromSecret.class);
    }

    @Test
    void withWarningsInTheWordsOfProperties() {
      properties("cordon.app.origins=http://localhost:8080");
      assertThat(read().warnings())
          .anySatisfy(
              warning -> {
                assertThat(warning.code()).isEqualTo("loopback-in-production");
                assertThat(warning.instead()).contains("cordon.profile=dev");
              });
    }

    @Test
    void withDefaultsForWhatTheApplicationLeavesOpen() {
      Property login = new Property("csrf.login", "/login", "form login", 0, 0);
      properties("cordon.app.origins=https://bank.example");

      assertThat(read(login).policy().csrf().isLogin("/login")).isTrue();
      properties("cordon.app.origins=https://bank.example", "cordon.csrf.login[0]=/sign-in");
      assertThat(read(login).policy().csrf().isLogin("/login")).isFalse();
    }

    @Test
    void asAReportWhileTheApplicationMigrates() {
      properties(
          "cordon.app.origins=https://bank.example",
          "cordon.mode=enforce",
          "cordon.migration=report");

      CordonSettings settings = read();

      assertThat(settings.policy().mode()).isEqualTo(Mode.REPORT);
      assertThat(settings.replacesCors()).isFalse();
    }
  }

  @Nested
  @DisplayName("are refused with the place of every fault")
  class Refused {

    @Test
    void inApplicationYaml() {
      yaml(
          """
          cordon:
            app:
              origins: [https://Bank.example]
            mode: reports
            cors:
              - paths: [/api/**]
                allowedOrigins: ["*"]
          """);

      assertThat(analysis())
          .contains("cordon.app.origins[0] (application.yml:3:15)", "[origin-upper-case]")
          .contains("cordon.mode (application.yml:4:9)", "Did you mean report?")
          .contains("cordon.cors[0].allowedOrigins (application.yml:7:24)", "[key-unknown]")
          .contains("Write: origins");
    }

    @Test
    void inAPromise() {
      yaml(
          """
          cordon:
            app: {origins: [https://bank.example]}
            never:
              - nothing embeds /admin/**
              - no site writes to /**
          """);

      assertThat(analysis())
          .contains("cordon.never[1] (application.yml:5:7)", "[promise-malformed]")
          .contains("Write \"no other site writes to /**\" instead.");
    }

    @Test
    void inAnEnvironmentVariable() {
      variables("CORDON_APP_ORIGINS", "bank.example");

      assertThat(analysis())
          .contains("cordon.app.origins[0] (environment variable CORDON_APP_ORIGINS)")
          .contains("[origin-scheme-missing]");
    }

    @Test
    void whereThereIsNothing() {
      assertThat(analysis())
          .contains("cordon.app.origins (not set)", "[own-origin-missing]")
          .contains("cordon.app.origins=http://localhost:8080 and cordon.profile=dev");
    }

    @Test
    void whereTheOneThatMattersIsMissing() {
      yaml("spring.application.name: bank\ncordon.csrf.login: /login\n");
      assertThat(analysis())
          .contains("cordon.app.origins (not set)")
          .doesNotContain("application.yml");
    }

    @Test
    void withAPlaceholderForNothing() {
      properties("cordon.app.origins=${bank.origin}");

      assertThat(analysis()).contains("[placeholder-unset]", "not set");
    }

    @Test
    void withASecretInAFile() {
      yaml("cordon: {app: {origins: https://bank.example}, keys: {secret: " + SECRET + "}}");

      assertThat(analysis()).contains("[secret-in-file]").doesNotContain(SECRET);
    }

    @Test
    void withAWeakSecret() {
      variables("CORDON_APP_ORIGINS", "https://bank.example", "CORDON_KEYS_SECRET", "hunter2");

      assertThat(analysis()).contains("CORDON_KEYS_SECRET").doesNotContain("hunter2");
    }

    @Test
    void withAGateway() {
      properties("cordon.app.origins=https://bank.example", "cordon.gateway.listen=:8443");

      assertThat(analysis()).contains("[gateway-here]");
    }

    @Test
    void withNothingToReload() {
      properties("cordon.app.origins=https://bank.example", "cordon.reload=10s");

      assertThat(analysis()).contains("cordon.reload", "[reload-without-file]");
    }
  }

  @Nested
  @DisplayName("may stand in a file of their own")
  class InAFile {
    @TempDir Path folder;

    @Test
    void inTheFileSystem() throws IOException {
      Path file = write("cordon: 1\napp: {origins: [https://bank.example]}\n");
      properties("cordon.policy-file=" + file.toUri(), "cordon.reload=10s");

      CordonSettings settings = read();

      assertThat(settings.policy().origins()).hasToString("[https://bank.example]");
      assertThat(settings.policyFile()).contains(file);
      assertThat(settings.reload()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void inTheClassPath() {
      variables("CORDON_POLICY_FILE", "classpath:dev/cordon/spring/bank.yaml");

      assertThat(read().policy().origins()).hasToString("[https://bank.example]");
    }

    @Test
    void butNotInTwoPlaces() throws IOException {
      Path file = write("cordon: 1\napp: {origins: [https://bank.example]}\n");
      properties("cordon.policy-file=" + file.toUri(), "cordon.mode=report");

      assertThat(analysis()).contains("cordon.mode", "[policy-twice]");
    }

    @Test
    void whoseFaultsAreToldAsTheFileReaderTellsThem() throws IOException {
      Path file = write("cordon: 1\nmode: reports\napp: {origins: [https://bank.example]}\n");
      properties("cordon.policy-file=" + file.toUri());

      assertThat(analysis()).contains(file + ":2:7: [word-unknown] mode", "^^^^^^^");
    }

    @Test
    void thatMustBeThere() {
      properties("cordon.policy-file=file:" + folder.resolve("none.yaml"));

      assertThat(analysis()).contains("[file-unreadable]");
    }

    @Test
    void andReportsWhileTheApplicationMigrates() throws IOException {
      Path file = write("cordon: 1\napp: {origins: [https://bank.example]}\n");
      properties("cordon.policy-file=" + file.toUri(), "cordon.migration=report");

      assertThat(analysis()).contains("[migration-enforces]");
    }

    private Path write(String text) throws IOException {
      return Files.writeString(folder.resolve("cordon.yaml"), text);
    }
  }

  private CordonSettings read(Property... defaults) {
    return new SettingsReader(environment, new DefaultResourceLoader())
        .read(Arrays.asList(defaults));
  }

  private String analysis() {
    InvalidCordonPropertiesException thrown =
        catchThrowableOfType(InvalidCordonPropertiesException.class, this::read);
    assertThat(thrown.faults()).extracting(Fault::code).doesNotContainNull();
    FailureAnalysis analysis = new CordonFailureAnalyzer().analyze(thrown, thrown);
    return analysis.getDescription();
  }

  private void yaml(String text) {
    ByteArrayResource file =
        new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8), "application.yml") {
          @Override
          public String getDescription() {
            return "application.yml";
          }
        };
    try {
      new YamlPropertySourceLoader()
          .load("application.yml", file)
          .forEach(environment.getPropertySources()::addLast);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void properties(String... lines) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (String line : lines) {
      properties.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
    }
    environment.getPropertySources().remove("lines");
    environment.getPropertySources().addFirst(new MapPropertySource("lines", properties));
  }

  private void variables(String... pairs) {
    Map<String, Object> variables = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      variables.put(pairs[i], pairs[i + 1]);
    }
    environment
        .getPropertySources()
        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
  }
}
