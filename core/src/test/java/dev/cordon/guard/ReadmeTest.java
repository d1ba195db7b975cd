package dev.cordon.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The lines of Java in the README are lines of this file, and so they compile and do what they say.
 */
class ReadmeTest {
  private static final String OPENING = "```java\n";

  @Test
  void theReadmesJavaStandsHere() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    int start = readme.indexOf(OPENING) + OPENING.length();
    String shown = readme.substring(start, readme.indexOf("```", start));
    String here = Files.readString(Path.of("src/test/java/dev/cordon/guard/ReadmeTest.java"));

    assertThat(squeezed(here)).contains(squeezed(shown));
  }

  /** The formatter may break lines elsewhere than a README does. */
  private static String squeezed(String java) {
    return java.lines().map(String::strip).collect(Collectors.joining()).replace(" ", "");
  }

  @Test
  void andDoesWhatItSays() {
    TestRequest request =
        TestRequest.get("/api/balance")
            .header("Origin", "https://app.example")
            .header("Sec-Fetch-Site", "cross-site")
            .header("Sec-Fetch-Mode", "cors")
            .cookie("sid=1");
    TestHeaders headersForTheApplication = TestHeaders.of("Cookie", "sid=1");
    TestHeaders headersOfTheAnswer = new TestHeaders();

    Policy policy =
        Policy.builder()
            .origins("https://bank.example")
            .cors(r -> r.paths("/api/**").origins("https://app.example").credentials())
            .build(); // or throws, with every fault at once
    Guard guard = Guard.of(policy);

    Decision decision = (Decision) guard.judge(request); // as your framework shows it
    if (decision.passes()) {
      decision.editRequest(headersForTheApplication);
    }
    decision.editResponse(headersOfTheAnswer); // grants, Vary, cookies, isolation

    assertThat(decision).hasToString("pass granted");
    assertThat(headersOfTheAnswer.value("Access-Control-Allow-Origin"))
        .isEqualTo("https://app.example");
  }
}
