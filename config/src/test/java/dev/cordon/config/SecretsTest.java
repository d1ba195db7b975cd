package dev.cordon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a file, what is printed shows no secret of it. */
class SecretsTest {
  private static final String SECRET = "hunter2";

  static Stream<String> files() {
    return Stream.of(
        "keys: {secret: %s}",
        "keys:\n  secret: %s",
        "keys:\n  secret: |\n    %s\n    %s",
        "keys:\n  secret: \"%s\"",
        "keys:\n  secret: [%s]",
        "keys:\n  secret: {value: %s}",
        "keys:\n  secret: !binary %s",
        "keys:\n  secret: !%s x",
        "keys:\n  secret: *%s",
        "keys:\n  secret: &a %s\n  file: *a",
        "keys:\n  secret: a\n  secret: %s",
        "keys:\n  secret: ${%s",
        "keys:\n  secret: $%s",
        "keys:\n  secrets: %s",
        "keys:\n  Secret: %s",
        "keys:\n  secert: %s",
        "keys:\n  password: %s",
        "keys:\n  clientSecret: %s",
        "keys:\n  api_key: %s",
        "gateway: {admin: {token: %s}}",
        "gateway: {admin: {listen: 7, token: %s, x: 1}}",
        "gateway: {admin: {tokne: %s}}",
        "gatway: {admin: {token: %s}, x: 1}",
        "gateway: {upstream: http://u:%s@127.0.0.1}",
        "gateway: {upstream: http://%s@127.0.0.1/x}",
        "app: {origins: https://u:%s@bank.example}",
        "app: {origins: [https://u:%s@bank.example], secret: %s}",
        "gateway:\n"
            + "  tls:\n"
            + "    key: |\n"
            + "      -----BEGIN PRIVATE KEY-----\n"
            + "      %s\n"
            + "      -----END PRIVATE KEY-----\n"
            + "    x: 1",
        "gateway:\n  tls:\n    key: \"-----BEGIN PRIVATE KEY-----\\n%s\"",
        "gateway:\n  tls:\n    -----BEGIN PRIVATE KEY-----\n    %s:\n   x\n",
        // Files that are no YAML at the very line, or right below it.
        "keys: {secret: %s",
        "keys:\n  secret: %s: x",
        "keys:\n  secret: @%s",
        "keys:\n  secret: \"%s\\q\"",
        "keys:\n  secret: %%%s",
        "keys:\n  secret: [%s}",
        "keys:\n  secret: %s\n   x: %s",
        "keys:\n  secret: |\n    %s\n   %s: [\n",
        "keys:\n  secret: '%s\n  x: %s",
        "keys:\n  secret: %s\n\tx: y",
        "keys:\n\tsecret: %s",
        "keys:\n  secret: %s\u0007",
        "keys:\n  secret: a\n  b\n   more: %s",
        "keys:\n  secret:\n\n    %s\n   x: [",
        "gateway: {admin: {tokne: %s, [], token: [%s]}}\napp: {",
        "gateway: {listen: http://@%s:%s@127.0.0.1}",
        "xyzzy: %s",
        "app: {origins: x, xyzzy: {a: [%s]}}",
        "keys: {xyzzy: %s, secret: x: y}");
  }

  private static String text(String file) {
    String head = "cordon: 1\n" + (file.startsWith("app") ? "" : "app: {origin: x}\n");
    return head + file.replace("%s", SECRET).replace("%%", "%") + "\n";
  }

  @ParameterizedTest(name = "{index}: {0}")
  @MethodSource("files")
  void isNeverShown(String file) {
    List<Fault> faults = Samples.faults(text(file));

    assertThat(text(file)).contains(SECRET);
    assertThat(faults).isNotEmpty();
    assertThat(faults.toString()).doesNotContain(SECRET);
    assertThat(new InvalidConfigException("x", faults).toString()).doesNotContain(SECRET);
  }

  @ParameterizedTest(name = "{0} is shown")
  @ValueSource(
      strings = {"credentials: yes-please", "tokens: yes-please", "allowCredentials: yes-please"})
  void aKeyThatOnlySoundsLikeOneIsShown(String line) {
    assertThat(Samples.faults("cordon: 1\n" + line + "\n").toString()).contains("yes-please");
  }

  @Test
  void aReferenceIsShownAndWhatItStandsForIsNot() {
    List<Fault> faults =
        Samples.faults(
            "cordon: 1\napp: {origins: https://bank.example}\n"
                + "gateway: {listen: \"${BAD_HOST}\", upstream: \"http://${BAD_HOST}\","
                + " admin: {token: \"${SHORT}\"}}\nkeys: {secret: \"${WEAK_KEY}\"}\n");

    assertThat(faults.toString())
        .contains("${BAD_HOST}", "${SHORT}", "${WEAK_KEY}")
        .doesNotContain(SECRET);
    assertThat(faults).extracting(Fault::place).contains("keys.secret", "gateway.admin.token");
  }

  @Test
  void settingsPrintTheVariable() {
    CordonFile file = Samples.read(Samples.good("every-key"));

    assertThat(file.toString())
        .contains("${CORDON_KEY}", "${CORDON_ADMIN_TOKEN}")
        .doesNotContain(Samples.KEY)
        .doesNotContain(Samples.ENVIRONMENT.get("CORDON_ADMIN_TOKEN"));
  }

  @Test
  void secretsAreEqualByVariableAndValue() {
    Secret secret = new Secret("A", "x");

    assertThat(secret).isEqualTo(new Secret("A", "x")).hasSameHashCodeAs(new Secret("A", "x"));
    assertThat(secret).isNotEqualTo(new Secret("A", "y")).isNotEqualTo(new Secret("B", "x"));
    assertThat(secret.reveal()).isEqualTo("x");
  }

  @Test
  void theEnvironmentIsOnlyReadWhereAFileRefersToIt() {
    Map<String, String> unread = Map.of("cordon", "2", "NAME", SECRET);

    assertThat(CordonFile.read("x", Samples.good("least"), unread).toString())
        .doesNotContain(SECRET);
  }
}
