package dev.cordon.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.config.CordonFile;
import dev.cordon.policy.Policy;
import dev.cordon.proof.Expectation.Promise;
import dev.cordon.proof.server.BrokenServer;
import dev.cordon.proof.server.Mistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A proof is worth what it finds: guards with one mistake each are put to it, and each is found, by
 * the promise that it breaks and a witness that shows how.
 */
class BrokenGuardsTest {
  @ParameterizedTest
  @ValueSource(strings = {"bank", "portal", "shop", "intranet", "mutual"})
  void the_guard_as_it_is_keeps_every_promise(String name) {
    var proof = Prover.of(policy(name)).prove();
    assertThat(proof.promises()).allSatisfy(verdict -> assertThat(verdict.broken()).isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void is_found(Mistake mistake, String name, String promise, Predicate<Finding> asExpected) {
    var policy = policy(name);
    var read = as(mistake, name);
    var proof =
        Prover.of(policy).against(own -> BrokenServer.of(policy, read, own, mistake)).prove();
    assertThat(proof.holds()).isFalse();
    var broken =
        proof.promises().stream()
            .filter(verdict -> verdict.promise().equals(promise))
            .flatMap(verdict -> verdict.broken().stream())
            .toList();
    assertThat(broken)
        .as(() -> "what breaks “" + promise + "”; all that is broken: " + all(proof))
        .anyMatch(asExpected);
  }

  private static String all(Proof proof) {
    return proof.promises().stream()
        .filter(verdict -> !verdict.holds())
        .map(
            verdict ->
                "\n"
                    + verdict.promise()
                    + ": "
                    + verdict.broken().stream()
                        .limit(5)
                        .map(f -> "\n   " + f.sentence() + " " + f.powers())
                        .collect(Collectors.joining()))
        .collect(Collectors.joining());
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        row(Mistake.HOST_LAYER_DROPPED, "portal", Promise.NAMES, by("rebound.evil.example")),
        row(Mistake.SHARING_LAYER_DROPPED, "bank", Works.SENTENCE, by("https://app.example")),
        row(Mistake.SESSION_LAYER_DROPPED, "bank", Promise.SESSIONS, by("no browser")),
        row(Mistake.FORGERY_LAYER_DROPPED, "portal", Promise.WRITES, by("https://evil.example")),
        row(Mistake.ISOLATION_LAYER_DROPPED, "portal", Promise.EMBEDS, by("https://evil.example")),
        row(Mistake.NULL_GRANTED, "bank", Promise.READS, by("sandboxed")),
        row(
            Mistake.HEAD_TAKEN_FOR_UNSAFE,
            "bank",
            Works.SENTENCE,
            with("HEAD").and(by("https://bank.example"))),
        row(Mistake.HEAD_TAKEN_FOR_SAFE_ON_UNSAFE_PATHS, "portal", Promise.WRITES, with("HEAD")),
        row(Mistake.HOSTS_COMPARED, "bank", Promise.READS, by("https://app.example:8443")),
        row(Mistake.SCHEME_IGNORED, "bank", Promise.READS, by("http://app.example")),
        row(Mistake.SUFFIX_WITHOUT_DOT, "shop", Promise.READS, by("https://evilpartner.example")),
        row(Mistake.SAME_SITE_TAKEN_FOR_OWN, "portal", Promise.WRITES, by("sibling.portal")),
        row(
            Mistake.ABSENT_ORIGIN_TAKEN_FOR_OWN,
            "portal",
            Promise.WRITES,
            by("https://evil.example").and(f -> inOnly(f, "an old browser"))),
        row(Mistake.UNKNOWN_METHOD_TAKEN_FOR_SAFE, "bank", Promise.WRITES, with("FOO")),
        row(
            Mistake.STAR_COVERS_CREDENTIALS,
            "bank",
            Promise.READS,
            by("https://evil.example").and(asUser())),
        row(
            Mistake.GRANTS_ON_PREFLIGHT_ONLY,
            "bank",
            Works.SENTENCE,
            by("https://app.example").and(with("PUT"))),
        row(
            Mistake.POST_EXECUTABLE_UNNAMED,
            "bank",
            Promise.WRITES,
            by("https://app.example").and(with("POST"))),
        row(Mistake.HANDSHAKES_JUDGED_BY_CORS, "bank", Promise.SOCKETS, by("https://app.example")),
        row(
            Mistake.TOKEN_NOT_BOUND,
            "bank",
            Promise.WRITES,
            by("https://evil.example").and(f -> f.witness().move().id().contains("token"))),
        row(Mistake.FORGED_COOKIE_PASSED_ON, "bank", Promise.SESSIONS, by("no browser")),
        row(
            Mistake.EXEMPT_BY_PREFIX,
            "portal",
            Promise.WRITES,
            by("https://evil.example")
                .and(f -> f.routes().stream().allMatch(r -> r.path().startsWith("/hook")))));
  }

  @Test
  void every_mistake_is_tried() {
    assertThat(mistakes().map(row -> row.get()[0]))
        .containsExactlyInAnyOrderElementsOf(EnumSet.allOf(Mistake.class));
  }

  private static Arguments row(
      Mistake mistake, String policy, Promise promise, Predicate<Finding> asExpected) {
    return row(mistake, policy, promise.sentence, asExpected);
  }

  private static Arguments row(
      Mistake mistake, String policy, String promise, Predicate<Finding> asExpected) {
    return Arguments.of(mistake, policy, promise, asExpected);
  }

  private static Predicate<Finding> by(String name) {
    return finding ->
        finding.strangers().stream()
            .anyMatch(
                stranger ->
                    name.startsWith("http")
                        ? stranger.name().equals(name)
                        : stranger.name().contains(name));
  }

  private static Predicate<Finding> with(String method) {
    return finding -> finding.powers().stream().anyMatch(power -> power.what().equals(method));
  }

  private static Predicate<Finding> asUser() {
    return finding -> finding.powers().stream().anyMatch(Power::asUser);
  }

  private static boolean inOnly(Finding finding, String browser) {
    return finding.browsers().stream().allMatch(kind -> kind.name().equals(browser));
  }

  /** What a guard with the mistake reads in the policy's file. */
  private static Policy as(Mistake mistake, String name) {
    return switch (mistake) {
      case SESSION_LAYER_DROPPED -> read(name, text(name).replace("seal: true", "seal: false"));
      case POST_EXECUTABLE_UNNAMED ->
          read(name, text(name).replace("methods: [", "methods: [POST, "));
      default -> policy(name);
    };
  }

  static Policy policy(String name) {
    return read(name, text(name));
  }

  private static Policy read(String name, String text) {
    return CordonFile.read(name + ".yaml", text, Map.of()).policy();
  }

  private static String text(String name) {
    try (var file = BrokenGuardsTest.class.getResourceAsStream("policies/" + name + ".yaml")) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
