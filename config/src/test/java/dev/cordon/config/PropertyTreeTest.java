package dev.cordon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cordon.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A policy among the properties of a framework")
class PropertyTreeTest {
  private static final String ORIGIN = "app.origins=https://bank.example";

  @Nested
  @DisplayName("is read by the rules of the file")
  class Read {

    @Test
    void withTypesThatPropertiesDoNotHave() {
      Policy policy =
          read(
                  ORIGIN,
                  "cors[0].paths[0]=/api/**",
                  "cors[0].origins[0]=https://app.example",
                  "cors[0].credentials=true",
                  "cors[0].max-age=2h",
                  "csrf.exempt[0].path=/hooks",
                  "csrf.exempt[0].because=signed by the sender")
              .policy();

      assertThat(policy.corsRules()).hasSize(1);
      assertThat(policy.corsRules().get(0).credentials()).isTrue();
      assertThat(policy.csrf().exempt("/hooks")).isNotNull();
    }

    @Test
    void withListsInOneValue() {
      Policy policy =
          read("app.origins=https://bank.example, https://www.bank.example", "app.inert=").policy();

      assertThat(policy.origins()).hasSize(2);
      assertThat(policy.inert()).isEmpty();
    }

    @Test
    void withPromises() {
      Policy policy =
          read(
                  ORIGIN,
                  "never[0]=no other site writes to /**",
                  "never[1]=only https://a.example, https://b.example read /x")
              .policy();

      assertThat(policy.promises()).hasSize(2);
      assertThat(policy.promises().get(1).except()).hasSize(2);
      assertThat(read(ORIGIN, "never=nothing reads /a, nothing reads /b").policy().promises())
          .hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
      "cors[0].request-headers",
      "cors[0].requestHeaders",
      "cors[0].request_headers",
      "cors.0.request.headers",
      "cors[0].requestheaders",
      "CORS.0.REQUEST.HEADERS"
    })
    void inTheSpellingOfTheFramework(String name) {
      Policy policy =
          read(
                  ORIGIN,
                  "cors[0].paths=/api/**",
                  "cors[0].origins=https://app.example",
                  name + "=X-Page")
              .policy();

      assertThat(policy.corsRules().get(0).allowsHeader("x-page")).isTrue();
    }

    @Test
    void withWhatAnEmptyListIsTurnedInto() {
      assertThat(read(ORIGIN, "cors=", "csrf=").policy().corsRules()).isEmpty();
    }

    @Test
    void withASecretOutOfTheEnvironment() {
      CordonFile read =
          CordonFile.read(
              "properties",
              properties(ORIGIN, "keys.secret=${CORDON_KEY}"),
              Map.of(
                  "CORDON_KEY",
                  "f3c6ea6a6b2f4c3c9b39f8f0a8d7e2615bb9d1fd6c2e4a38a4a3a2b1c0d9e8f7"));

      assertThat(read.keys()).isInstanceOf(KeySettings.FromSecret.class);
    }
  }

  @Test
  void nameTheirKeyAsFaultsDo() {
    assertThat(new Property("CORS.0.REQUEST.HEADERS", "", "environment", 0, 0).path())
        .isEqualTo("cors[0].request-headers");
  }

  @Test
  void areToldFromWhatOtherProgramsKeepUnderTheSamePrefix() {
    assertThat(new Property("APP.origin", "", "environment", 0, 0).isOfPolicy()).isTrue();
    assertThat(new Property("key", "", "environment", 0, 0).isOfPolicy()).isFalse();
    assertThat(new Property("target", "out", "environment", 0, 0).isOfPolicy()).isFalse();
  }

  @Nested
  @DisplayName("is refused with every fault at its property")
  class Refused {

    @Test
    void whereEachWasWritten() {
      List<Fault> faults =
          faults(
              "app.origins[0]=https://Bank.example/",
              "mode=reports",
              "cors[0].allowedOrigins=https://app.example");

      assertThat(faults)
          .extracting(Fault::place)
          .contains("app.origins[0]", "mode", "cors[0].allowedOrigins");
      assertThat(faults)
          .filteredOn(fault -> fault.place().equals("mode"))
          .singleElement()
          .satisfies(
              fault -> {
                assertThat(fault.summary()).startsWith("app.properties:2:7: [word-unknown] mode: ");
                assertThat(fault.instead()).contains("report");
              });
    }

    @Test
    void whereTheSourceHasNoLines() {
      Property mode = new Property("mode", "reports", "environment", 0, 0);

      InvalidConfigException thrown =
          catchThrowableOfType(
              InvalidConfigException.class,
              () -> CordonFile.read("properties", List.of(mode), Map.of()));

      assertThat(thrown).hasMessageContaining("environment: [word-unknown] mode");
    }

    @Test
    void whereThereIsNothingAtAll() {
      assertThat(faults())
          .singleElement()
          .satisfies(fault -> assertThat(fault.code()).isEqualTo("own-origin-missing"));
    }

    @Test
    void withAGatewayThatNobodyRuns() {
      assertThat(faults(ORIGIN, "gateway.listen=https://0.0.0.0:8443"))
          .extracting(Fault::code)
          .containsExactly("gateway-here");
    }

    @Test
    void withAnEntryThatIsMissing() {
      assertThat(faults(ORIGIN, "cors[1].paths=/api/**", "cors[1].origins=https://app.example"))
          .extracting(Fault::code)
          .containsExactly("list-gap");
    }

    @Test
    void withOneKeyInTwoSpellings() {
      assertThat(faults(ORIGIN, "csrf.singleUse=true", "csrf.single-use=false"))
          .filteredOn(fault -> fault.severity() == Fault.Severity.FAULT)
          .extracting(Fault::summary)
          .singleElement()
          .asString()
          .contains("[key-twice] csrf.single-use", "first as csrf.singleUse");
    }

    @Test
    void withAKeyAsAWholeAndInParts() {
      assertThat(faults("app.origins=https://a.example", "app.origins[0]=https://bank.example"))
          .extracting(Fault::code)
          .containsExactly("key-twice");
    }

    @Test
    void withASecretThatIsWrittenOut() {
      String secret = "f3c6ea6a6b2f4c3c9b39f8f0a8d7e2615bb9d1fd6c2e4a38a4a3a2b1c0d9e8f7";

      assertThat(faults(ORIGIN, "keys.secret=" + secret))
          .singleElement()
          .satisfies(
              fault -> {
                assertThat(fault.code()).isEqualTo("secret-in-file");
                assertThat(fault.toString()).doesNotContain(secret);
              });
    }
  }

  private static CordonFile read(String... lines) {
    return CordonFile.read("properties", properties(lines), Map.of());
  }

  private static List<Fault> faults(String... lines) {
    return catchThrowableOfType(InvalidConfigException.class, () -> read(lines)).faults();
  }

  private static List<Property> properties(String... lines) {
    List<Property> properties = new ArrayList<>();
    for (String line : lines) {
      String[] halves = line.split("=", 2);
      properties.add(
          new Property(halves[0], halves[1], "app.properties", properties.size() + 1, 7));
    }
    return properties;
  }
}
