package dev.cordon.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.Mode;
import dev.cordon.policy.Policy;
import dev.cordon.policy.Profile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The sentence at the start")
class StartSentenceTest {

  @Test
  void saysWhereTheApplicationLivesAndThatNobodyElseMayCallIt() {
    Policy closed = Policy.builder().origins("https://bank.example").build();

    assertThat(StartSentence.of(closed))
        .isEqualTo("Cordon guards https://bank.example; no other origin may call it.");
  }

  @Test
  void tellsThatOthersMayButNotWho() {
    Policy open =
        Policy.builder()
            .origins("https://bank.example")
            .cors(rule -> rule.paths("/api/**").origins("https://app.example"))
            .build();

    assertThat(StartSentence.of(open))
        .contains("who is named in cordon.cors")
        .doesNotContain("app.example");
  }

  @Test
  void warnsOfReportsAndOfTheProfileForDevelopers() {
    Policy report =
        Policy.builder()
            .origins("http://localhost:8080")
            .profile(Profile.DEV)
            .mode(Mode.REPORT)
            .build();

    assertThat(StartSentence.of(report))
        .startsWith("Cordon watches and refuses nothing at http://localhost:8080")
        .endsWith("The profile is dev: for a developer's machine alone.");
  }
}
