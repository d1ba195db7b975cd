package dev.cordon.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an adapter may do with a request that passed: send it again. */
@DisplayName("A request")
class DecisionTest {
  private final Guard guard = Bank.guard();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # sentence                                       | method | target                 | site        | mode     | origin               | passes | safe
          that reads is safe                               | GET    | /a                     | same-origin | cors     | -                    | true   | true
          for a head is safe                               | HEAD   | /a                     | same-origin | cors     | -                    | true   | true
          that a granted origin reads with is safe         | GET    | /api/a                 | cross-site  | cors     | https://app.example  | true   | true
          that a granted origin writes with is not         | PUT    | /api/a                 | cross-site  | cors     | https://app.example  | true   | false
          that an own page writes with is not              | POST   | /a                     | same-origin | cors     | https://bank.example | true   | false
          to a path whose GET has an effect is not         | GET    | /quick-transfer        | same-origin | cors     | -                    | true   | false
          whose method a query overrides is not            | GET    | /a?_method=DELETE      | same-origin | cors     | -                    | true   | false
          granted and overridden is not                    | GET    | /api/a?_method=PUT     | cross-site  | cors     | https://app.example  | true   | false
          that is refused is not, though it only reads     | GET    | /a                     | cross-site  | no-cors  | -                    | false  | false
          whose target is ambiguous is not                 | GET    | /a/../b                | same-origin | cors     | -                    | false  | false
          """)
  void mayBeSentAgainIfItIsSafe(
      String sentence,
      String method,
      String target,
      String site,
      String mode,
      String origin,
      boolean passes,
      boolean safe) {
    Decision decision =
        TestRequest.of(method, target)
            .header("Sec-Fetch-Site", site)
            .header("Sec-Fetch-Mode", mode)
            .headerUnlessDash("Origin", origin)
            .judgedBy(guard);
    assertThat(decision.passes()).isEqualTo(passes);
    assertThat(decision.isSafe()).isEqualTo(safe);
  }
}
