package dev.cordon.examples.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The bank's policy")
class BankPolicyTest {

  @Test
  @DisplayName("is written for the origin and the upstream that are asked for")
  void parameterised() {
    String yaml =
        BankPolicy.yaml(
            URI.create("https://bank.localhost:8443"), URI.create("http://127.0.0.1:9123"));
    assertThat(yaml)
        .contains("origins: [\"https://bank.localhost:8443\"]")
        .contains("listen: \"https://127.0.0.1:8443\"")
        .contains("upstream: \"http://127.0.0.1:9123\"")
        .doesNotContain("8080")
        .doesNotContain("9000");
  }

  @Test
  @DisplayName("listens on the scheme's own port where the origin names none")
  void defaultPort() {
    assertThat(
            BankPolicy.yaml(URI.create("http://bank.localhost"), URI.create("http://127.0.0.1:1")))
        .contains("listen: \"http://127.0.0.1:80\"");
  }
}
