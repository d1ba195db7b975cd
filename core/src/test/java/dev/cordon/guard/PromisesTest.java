package dev.cordon.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a policy promises is held by a proof. The guard decides by the rules alone. */
@DisplayName("A promise that the rules break")
class PromisesTest {

  private final Guard bank = Bank.guard();
  private final Guard promising =
      Guard.of(
          Bank.builder()
              .never(
                  "nothing reads /**",
                  "nothing reads /** with credentials",
                  "no other site writes to /**",
                  "nothing embeds /**",
                  "nothing opens sockets at /**",
                  "only https://evil.example reads /a",
                  "only https://evil.example writes to /a with credentials",
                  "only https://evil.example embeds /a",
                  "only https://evil.example opens sockets at /a")
              .build());

  @ParameterizedTest(name = "{0} {1} of {2}: {5}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # method | path          | origin                 | site       | mode      | reason
          GET      | /api/a        | https://app.example    | cross-site | cors      | granted
          POST     | /api/a        | https://app.example    | cross-site | cors      | granted
          OPTIONS  | /api/a        | https://app.example    | cross-site | cors      | preflight-granted
          POST     | /oidc/callback| https://id.example     | cross-site | navigate  | received
          GET      | /cdn/a        | -                      | cross-site | no-cors   | safe
          GET      | /images/a     | -                      | same-site  | no-cors   | safe
          GET      | /chat         | https://socket.example | cross-site | websocket | granted
          GET      | /a            | https://evil.example   | cross-site | cors      | cross-site-load
          POST     | /a            | https://evil.example   | cross-site | no-cors   | cross-site-write
          GET      | /a            | -                      | cross-site | no-cors   | cross-site-load
          GET      | /chat         | https://evil.example   | cross-site | websocket | cross-site-handshake
          """)
  void changesNoDecision(
      String method, String path, String origin, String site, String mode, String reason) {
    for (Guard guard : List.of(bank, promising)) {
      assertThat(request(method, path, origin, site, mode).judgedBy(guard).reason())
          .hasToString(reason);
    }
    assertThat(explained(promising, request(method, path, origin, site, mode)))
        .isEqualTo(explained(bank, request(method, path, origin, site, mode)));
  }

  private static TestRequest request(
      String method, String path, String origin, String site, String mode) {
    TestRequest request =
        method.equals("OPTIONS")
            ? TestRequest.preflight(path, origin, "PUT")
            : mode.equals("websocket") ? TestRequest.handshake(path) : TestRequest.of(method, path);
    return request
        .cookie("sid=1")
        .headerUnlessDash("Origin", method.equals("OPTIONS") ? "-" : origin)
        .headerUnlessDash("Sec-Fetch-Site", site)
        .headerUnlessDash("Sec-Fetch-Mode", mode)
        .headerUnlessDash("Sec-Fetch-Dest", mode.equals("navigate") ? "document" : "empty");
  }

  private static String explained(Guard guard, TestRequest request) {
    Decision decision = request.judgedBy(guard);
    return decision + " " + TestHeaders.after(decision).lines();
  }
}
