package dev.cordon.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.cordon.browser.profile.Profiles;
import dev.cordon.config.CordonFile;
import dev.cordon.proof.BrowserKind;
import dev.cordon.proof.Route;
import dev.cordon.proof.Stranger;
import dev.cordon.proof.Witness;
import dev.cordon.proof.move.MoveWords;
import dev.cordon.proof.move.Moves;
import dev.cordon.proof.move.Target;
import dev.cordon.proof.server.Login;
import dev.cordon.rig.Engine;
import dev.cordon.web.Origin;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person wrote down of a few moves, held against Chromium and the gateway. */
@Tag("slow")
class ReplayTest {
  private static final String POLICY =
      """
      cordon: 1
      app:
        origins: [https://bank.example]
      cors:
        - paths: [/api/**]
          origins: [https://app.example]
          methods: [GET, POST]
          credentials: true
      sessions:
        - cookie: SESSION
          same-site: none
      """;

  private static final BrowserKind CHROMIUM = new BrowserKind("Chromium", "", Profiles.CHROMIUM);
  private static final Login LOGGED_IN =
      new Login(
          "who is logged in",
          List.of("SESSION=sealed; Path=/; HttpOnly; Secure; SameSite=None"),
          Duration.ZERO,
          false);

  @Test
  void a_real_browser_does_what_witnesses_say_and_contradicts_those_that_are_wrong()
      throws IOException, InterruptedException {
    var session = List.of("SESSION");
    var evil = "https://evil.example";
    var app = "https://app.example";
    var right =
        List.of(
            witness(evil, "form-post", session, false, false),
            witness(evil, "fetch-get-cors-include", session, false, false),
            witness(evil, "iframe", session, false, false),
            witness(evil, "websocket", session, false, false),
            witness(evil, "navigate", session, true, false),
            witness(app, "fetch-get-cors-include", session, true, true),
            witness(app, "fetch-get-cors", List.of(), true, true),
            witness(app, "form-post", session, false, false),
            witness(app, "fetch-get-cors-include-via-307", session, false, false));
    var wrong =
        List.of(
            witness(evil, "form-post", session, true, false),
            witness(app, "fetch-get-cors-include", List.of(), true, true),
            witness(app, "fetch-get-cors-include", session, true, false));
    var policy = CordonFile.read("cordon.yaml", POLICY, Map.of()).policy();
    try (var replay = Replay.in(chromium(), policy)) {
      assertThat(right).allSatisfy(each -> assertThat(replay.obstacle(each)).isEmpty());
      assertThat(replay.run(right, each -> {}))
          .filteredOn(each -> !each.agrees())
          .extracting(Replayed::seen)
          .isEmpty();
      assertThat(replay.run(wrong, each -> {}))
          .filteredOn(Replayed::agrees)
          .extracting(Replayed::seen)
          .isEmpty();
    }
  }

  private static Engine chromium() {
    var engine = Engine.find("chromium");
    if (engine.isEmpty()) {
      String missing = Engine.howToInstall("chromium");
      if (List.of(System.getProperty("cordon.require", "").split(",")).contains("chromium")) {
        fail(missing);
      }
      abort("optional: " + missing);
    }
    return engine.get();
  }

  private static Witness witness(
      String stranger, String move, List<String> cookies, boolean passed, boolean readable) {
    var origin = Origin.parse(stranger);
    var found =
        Moves.catalogue(MoveWords.NONE).stream()
            .filter(each -> each.id().equals(move))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no move is called " + move));
    return new Witness(
        new Stranger(stranger, Stranger.Kind.PAGE, origin, ""),
        new Route("/api/x", List.of("/api/**")),
        CHROMIUM,
        LOGGED_IN,
        found,
        new Target(
            "https://bank.example",
            "/api/x",
            List.of("SESSION"),
            "X-CSRF-Token",
            "_csrf",
            "__Host-cordon-csrf",
            "",
            "/.well-known/cordon/csrf",
            "/login",
            "https://bounce.example"),
        cookies,
        true,
        passed,
        readable,
        "",
        "");
  }
}
