package dev.cordon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.policy.AmbientCredential;
import dev.cordon.policy.CorsRule;
import dev.cordon.policy.CsrfRules;
import dev.cordon.policy.ForgedCookie;
import dev.cordon.policy.Mode;
import dev.cordon.policy.OriginPattern;
import dev.cordon.policy.Policy;
import dev.cordon.policy.Profile;
import dev.cordon.policy.Promise;
import dev.cordon.policy.SessionRule;
import dev.cordon.policy.SessionValue;
import dev.cordon.policy.TargetQuirk;
import dev.cordon.policy.TokenPattern;
import dev.cordon.policy.TokenUse;
import dev.cordon.web.Origin;
import dev.cordon.web.SameSite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CordonFileTest {

  @Nested
  class ThePolicy {
    private final Policy bank = Samples.read(Samples.good("bank")).policy();
    private final Policy full = Samples.read(Samples.good("every-key")).policy();

    @Test
    void ofTheBankIsRead() {
      assertThat(bank.origins()).containsExactly(Origin.parse("https://bank.example"));
      assertThat(bank.profile()).isEqualTo(Profile.PRODUCTION);
      assertThat(bank.mode()).isEqualTo(Mode.ENFORCE);
      assertThat(bank.quirks()).isEmpty();
      assertThat(bank.csrf().receive("/oidc/callback")).isNotNull();
      assertThat(bank.csrf().exempt("/webhooks/stripe")).isNotNull();
      assertThat(bank.csrf().isRequired("/api/transfer")).isTrue();
      assertThat(bank.csrf().isLogin("/login")).isTrue();
    }

    @Test
    void sharesWhatTheBankSays() {
      CorsRule rule = bank.cors("/api/balance").find(Origin.parse("https://x.partner.example"));

      assertThat(rule.credentials()).isTrue();
      assertThat(rule.maxAge()).isEqualTo(Duration.ofHours(2));
      assertThat(rule.allowsMethod("PUT")).isTrue();
      assertThat(rule.allowsMethod("DELETE")).isFalse();
      assertThat(bank.cors("/api/balance").find(Origin.parse("https://evil.example"))).isNull();
    }

    @Test
    void takesEveryKeyOfApp() {
      assertThat(full.mode()).isEqualTo(Mode.REPORT);
      assertThat(full.mutual()).isTrue();
      assertThat(full.hosts()).hasSize(1);
      assertThat(full.inert()).containsExactly("lang");
      assertThat(full.trusts("10.1.2.3")).isTrue();
      assertThat(full.trusts("10.1.3.3")).isFalse();
      assertThat(full.ambient())
          .containsExactlyInAnyOrder(
              AmbientCredential.COOKIES,
              AmbientCredential.BASIC,
              AmbientCredential.DIGEST,
              AmbientCredential.NEGOTIATE);
      assertThat(full.quirks()).containsExactlyInAnyOrder(TargetQuirk.values());
    }

    @Test
    void takesEveryKeyOfCsrf() {
      CsrfRules csrf = full.csrf();

      assertThat(csrf.tokens()).isEqualTo(TokenUse.WHEN_UNPROVEN);
      assertThat(csrf.pattern()).isEqualTo(TokenPattern.SYNCHRONIZER);
      assertThat(csrf.isUnsafe("/logout")).isTrue();
      assertThat(csrf.honoursOverrides()).isTrue();
      assertThat(csrf.header()).isEqualTo("X-CSRF-Token");
      assertThat(csrf.field()).isEqualTo("csrf_token");
      assertThat(csrf.lifetime()).isEqualTo(Duration.ofHours(1));
      assertThat(csrf.grace()).isEqualTo(Duration.ofSeconds(10));
      assertThat(csrf.singleUse()).isTrue();
      assertThat(csrf.handoverHeader()).isEqualTo("X-Form-Token");
      assertThat(csrf.isHandover("/account/edit")).isTrue();
    }

    @Test
    void takesEveryKeyOfASession() {
      SessionRule session = full.sessions().get(0);

      assertThat(session.cookie()).isEqualTo("JSESSIONID");
      assertThat(session.seal()).isTrue();
      assertThat(session.value()).isEqualTo(SessionValue.DATA);
      assertThat(session.lifetime()).isEqualTo(Duration.ofHours(8));
      assertThat(session.idle()).isEqualTo(Duration.ofMinutes(30));
      assertThat(session.sameSite()).isEqualTo(SameSite.STRICT);
      assertThat(session.acceptUnsealedUntil()).isEqualTo(Instant.parse("2030-01-31T00:00:00Z"));
      assertThat(session.forged()).isEqualTo(ForgedCookie.REFUSE);
      assertThat(session.rotatesAt("/login")).isTrue();
      assertThat(session.paths()).containsExactly("/app");
      assertThat(session.domains()).containsExactly("bank.example");
    }

    @Test
    void takesPromisesInTheirOrder() {
      assertThat(full.promises())
          .extracting(promise -> promise.place() + " " + promise.deed() + " " + promise.path())
          .containsExactly(
              "never[0] WRITE /admin/**",
              "never[1] READ /api/**",
              "never[2] EMBED /admin/**",
              "never[3] CONNECT /**");
      assertThat(full.promises().get(1).withCredentials()).isTrue();
      assertThat(full.promises().get(1).except())
          .containsExactly(
              OriginPattern.parseOrNull("https://app.example"),
              OriginPattern.parseOrNull("https://*.partner.example"));
    }

    @Test
    void takesASinglePromiseAndOneOverSeveralLines() {
      String least = Samples.good("least");

      assertThat(Samples.read(least + "never: nothing reads /x\n").policy().promises())
          .extracting(Promise::text)
          .containsExactly("nothing reads /x");
      assertThat(
              Samples.read(
                      least
                          + "never:\n"
                          + "  - only https://a.example,\n"
                          + "    https://b.example\n"
                          + "    read /x\n")
                  .policy()
                  .promises())
          .extracting(Promise::text)
          .containsExactly("only https://a.example, https://b.example read /x");
    }

    @Test
    void takesThePromisesThatTheReferenceShows() {
      Matcher block = Pattern.compile("(?s)```yaml\n(never:\n.*?)```").matcher(Docs.policyPage());
      assertThat(block.find()).isTrue();

      assertThat(Samples.read(Samples.good("least") + block.group(1)).policy().promises())
          .hasSize(4);
    }

    @Test
    void takesEveryFormOfAPromiseThatTheReferenceNames() {
      String section = Docs.policyPage().replaceFirst("(?s)^.*\n## never\n", "");
      List<String> forms =
          Pattern.compile("`([^`\n]+)`")
              .matcher(section.replaceFirst("(?s)\n## .*$", "").replaceAll("(?s)```.*?```", ""))
              .results()
              .map(form -> form.group(1))
              .toList();

      assertThat(forms)
          .contains("no other site", "nothing", "only https://app.example", "with credentials");
      for (Promise.Deed deed : Promise.Deed.values()) {
        assertThat(forms).contains(deed.verb(), deed.verb().replaceFirst("s( |$)", "$1"));
      }
    }

    @Test
    void takesSingleValuesAndAliases() {
      Policy policy = Samples.read(Samples.good("ring")).policy();

      assertThat(policy.origins()).containsExactly(Origin.parse("https://bank.example"));
      assertThat(policy.cors("/feed/x").find(Origin.parse("https://shop.example"))).isNotNull();
    }

    @Test
    void tellsItsWarningsWithTheirPlace() {
      List<Fault> warnings = Samples.read(Samples.good("bank")).warnings();

      assertThat(warnings)
          .allMatch(warning -> warning.severity() == Fault.Severity.WARNING)
          .extracting(warning -> warning.line() + " " + warning.code())
          .containsExactly(
              "6 subdomains-trusted",
              "14 tokens-required",
              "24 cookie-without-host-prefix",
              "33 tls-missing");
    }
  }

  @Nested
  class TheGateway {
    @Test
    void isAbsentWhereTheFileDoesNotNameIt() {
      assertThat(Samples.read(Samples.good("least")).gateway()).isEmpty();
    }

    @Test
    void hasEveryDefaultFilledIn() {
      GatewaySettings gateway = Samples.read(Samples.good("bank")).gateway().orElseThrow();

      assertThat(gateway)
          .isEqualTo(
              new GatewaySettings(
                  List.of(new Endpoint(Protocol.HTTPS, "0.0.0.0", 8443)),
                  new Upstream(
                      List.of(new Endpoint(Protocol.HTTP, "127.0.0.1", 9000)), Optional.empty()),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  true,
                  Transport.AUTO,
                  Path.of("cordon-state"),
                  new Admin(new Endpoint(Protocol.HTTP, "127.0.0.1", 9901), Optional.empty()),
                  new AccessLog.Stdout(),
                  Limits.DEFAULT));
    }

    @Test
    void takesEveryKey() {
      GatewaySettings gateway = Samples.read(Samples.good("every-key")).gateway().orElseThrow();

      assertThat(gateway)
          .isEqualTo(
              new GatewaySettings(
                  List.of(
                      new Endpoint(Protocol.HTTPS, "0.0.0.0", 8443),
                      new Endpoint(Protocol.HTTP, "::1", 8081)),
                  new Upstream(
                      List.of(
                          new Endpoint(Protocol.HTTP, "10.0.0.1", 9000),
                          new Endpoint(Protocol.HTTP, "app.internal", 9000)),
                      Optional.of(
                          new HealthCheck(
                              "/health", Duration.ofSeconds(10), Duration.ofMillis(500), 2, 1))),
                  Optional.of(new TlsFiles(Path.of("tls/server.crt"), Path.of("tls/server.key"))),
                  Optional.of(new Endpoint(Protocol.HTTP, "0.0.0.0", 8080)),
                  Optional.of(new Hsts(Duration.ofDays(730), true, true)),
                  false,
                  Transport.IO_URING,
                  Path.of("/var/lib/cordon"),
                  new Admin(
                      new Endpoint(Protocol.HTTP, "10.0.0.5", 9902),
                      Optional.of(
                          new Secret(
                              "CORDON_ADMIN_TOKEN",
                              Samples.ENVIRONMENT.get("CORDON_ADMIN_TOKEN")))),
                  new AccessLog.ToFile(Path.of("logs/access.jsonl")),
                  new Limits(
                      32 << 10,
                      200,
                      8 << 20,
                      50_000,
                      Duration.ofSeconds(5),
                      Duration.ofMinutes(2),
                      Duration.ofHours(1),
                      Duration.ofSeconds(2),
                      Duration.ofMinutes(5),
                      Duration.ofMinutes(1))));
    }

    @Test
    void writesItsHstsHeader() {
      assertThat(new Hsts(Duration.ofDays(365), true, true).headerValue())
          .isEqualTo("max-age=31536000; includeSubDomains; preload");
      assertThat(new Hsts(Duration.ZERO, false, false).headerValue()).isEqualTo("max-age=0");
    }
  }

  @Nested
  class Keys {
    @Test
    void lieInTheStateFolderByDefault() {
      assertThat(Samples.read(Samples.good("bank")).keys())
          .isEqualTo(new KeySettings.StateRing(Path.of("cordon-state/keys")));
    }

    @Test
    void comeFromAFileThatIsNamed() {
      assertThat(Samples.read(Samples.good("ring")).keys())
          .isEqualTo(new KeySettings.RingFile(Path.of("ring")));
    }

    @Test
    void comeFromTheEnvironment() {
      assertThat(Samples.read(Samples.good("every-key")).keys())
          .isEqualTo(new KeySettings.FromSecret(new Secret("CORDON_KEY", Samples.KEY)));
    }
  }

  @Nested
  class AFile {
    @TempDir private Path folder;

    private Path file(byte[] content) throws IOException {
      return Files.write(folder.resolve("cordon.yaml"), content);
    }

    private static byte[] bytes(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void findsItsPathsBesideItself() throws IOException {
      CordonFile read =
          CordonFile.read(file(bytes(Samples.good("every-key"))), Samples.ENVIRONMENT);

      GatewaySettings gateway = read.gateway().orElseThrow();
      assertThat(gateway.tls().orElseThrow().key()).isEqualTo(folder.resolve("tls/server.key"));
      assertThat(gateway.state()).isEqualTo(Path.of("/var/lib/cordon"));
    }

    @Test
    void isReadWithTheEnvironmentOfTheProcess() throws IOException {
      Path path = file(bytes("cordon: 1\napp: {origins: https://bank.example}\n"));

      assertThat(CordonFile.read(path).warnings()).isEmpty();
    }

    @Test
    void thatIsMissingIsAnIoException() {
      assertThatThrownBy(() -> CordonFile.read(folder.resolve("none.yaml"), Map.of()))
          .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void thatIsTooLargeIsRefusedBeforeItIsRead() throws IOException {
      Path path = file(new byte[CordonFile.MAX_BYTES + 1]);

      assertThatThrownBy(() -> CordonFile.read(path, Map.of()))
          .isInstanceOf(InvalidConfigException.class)
          .hasMessageContaining("[file-too-large] the file is larger than 4MiB");
    }

    @Test
    void thatIsNotUtf8IsRefusedAtTheByte() throws IOException {
      byte[] text = bytes("cordon: 1\napp: {}\n# caf?\n");
      text[text.length - 2] = (byte) 0xE9;
      Path path = file(text);

      assertThatThrownBy(() -> CordonFile.read(path, Map.of()))
          .isInstanceOf(InvalidConfigException.class)
          .hasMessageContaining("cordon.yaml:3:6: [file-not-utf8] the byte 0xE9 is not UTF-8 here");
    }

    @Test
    void thatIsUtf16IsRefused() throws IOException {
      Path path = file("cordon: 1\n".getBytes(StandardCharsets.UTF_16));

      assertThatThrownBy(() -> CordonFile.read(path, Map.of()))
          .isInstanceOf(InvalidConfigException.class)
          .hasMessageContaining(":1:1: [file-not-utf8] the byte 0xFE");
    }

    @Test
    void thatEndsWithinACharacterIsRefused() throws IOException {
      Path path = file(new byte[] {'a', ':', '\n', (byte) 0xE2, (byte) 0x82});

      assertThatThrownBy(() -> CordonFile.read(path, Map.of()))
          .isInstanceOf(InvalidConfigException.class)
          .hasMessageContaining(":2:1: [file-not-utf8] the byte 0xE2");
    }
  }

  @Nested
  class Defaults {
    @Test
    void canBeReadAgainAndMeanTheSame() {
      for (Path file : Samples.good()) {
        CordonFile once = Samples.read(Samples.text(file));
        CordonFile again = Samples.read(Samples.good("least") + once.defaults());

        assertThat(again.gateway()).as(file.toString()).isEqualTo(once.gateway());
        if (once.gateway().isPresent()) {
          assertThat(again.keys()).as(file.toString()).isEqualTo(once.keys());
        }
        assertThat(again.defaults()).isEqualTo(once.defaults());
      }
    }

    @Test
    void areTheOnesTheReferenceShows() {
      assertThat(Docs.policyPage())
          .contains("```yaml\n" + Samples.read(Samples.good("bank")).defaults() + "```");
    }

    @Test
    void nameTheVariableOfASecretAndNotTheSecret() {
      assertThat(Samples.read(Samples.good("every-key")).defaults())
          .contains("token: ${CORDON_ADMIN_TOKEN}", "secret: ${CORDON_KEY}")
          .doesNotContain(Samples.KEY);
    }

    @Test
    void quoteAPathThatNeedsIt() {
      String text =
          Samples.good("least")
              + "gateway: {listen: http://127.0.0.1:1, upstream: http://127.0.0.1:2,"
              + " access-log: \"C:\\\\a \\\"b\\\" \\u00e9 #\"}\n";
      CordonFile once = Samples.read(text);

      assertThat(Samples.read(Samples.good("least") + once.defaults()).gateway())
          .isEqualTo(once.gateway());
    }
  }
}
