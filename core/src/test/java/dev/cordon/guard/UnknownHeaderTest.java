package dev.cordon.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.AmbientCredential;
import dev.cordon.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever it is called and whatever it says. */
@DisplayName("A header that the guard does not know")
class UnknownHeaderTest {
  private static final List<String> VALUES =
      List.of("nonsense", "websocket", "PUT", "https", "for=203.0.113.5;proto=https", "text/html");

  private final Guard guard =
      Guard.of(
          Policy.builder()
              .origins(Bank.OWN)
              .proxies("10.0.0.0/8")
              .ambient(AmbientCredential.BASIC)
              .cors(rule -> rule.paths("/api/**").origins(Bank.APP).methods("PUT"))
              .build());

  /** Of every length, and with each letter in the place by which the metadata are told apart. */
  static List<String> names() {
    List<String> names = new ArrayList<>();
    for (int length = 1; length <= 32; length++) {
      names.add("x".repeat(length));
    }
    for (String letter : List.of("s", "S", "m", "M", "d", "D")) {
      names.add("x".repeat(10) + letter + "xxx");
    }
    return names;
  }

  @ParameterizedTest(name = "changes nothing: {0}")
  @MethodSource("names")
  void changesNothing(String name) {
    for (String value : VALUES) {
      for (int i = 0; i < requests().size(); i++) {
        Decision without = requests().get(i).judgedBy(guard);
        Decision with = requests().get(i).header(name, value).judgedBy(guard);

        assertThat(with).as("%s: %s", name, value).hasToString(without.toString());
        assertThat(with.sentence()).isEqualTo(without.sentence());
        assertThat(with.evidence()).isEqualTo(without.evidence());
        assertThat(TestHeaders.after(with)).hasToString(TestHeaders.after(without).toString());
      }
    }
  }

  private static List<TestRequest> requests() {
    return List.of(
        TestRequest.get("/a").peer("10.0.0.1").scheme("http"),
        TestRequest.post("/a").header("Sec-Fetch-Site", "same-origin").cookie("SID=1"),
        TestRequest.post("/a"),
        TestRequest.preflight("/api/x", Bank.APP, "PUT"));
  }
}
