package dev.cordon.spring.actuate;

import dev.cordon.guard.FormTokenQuestion;
import dev.cordon.guard.LiveGuard;
import dev.cordon.policy.Policy;
import dev.cordon.policy.PolicyFault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * {@code /actuator/cordon}: the policy in force, what was decided by it, and what would be decided
 * of a request that nobody sent.
 *
 * <p>It shows what the policy allows, and explains it to whoever asks: keep it from strangers, as
 * every endpoint of the actuator.
 */
@Endpoint(id = "cordon")
public final class CordonEndpoint {
  private final LiveGuard guard;
  private final DecisionRecord record;

  CordonEndpoint(LiveGuard guard, DecisionRecord record) {
    this.guard = guard;
    this.record = record;
  }

  /** The policy in force, and what was decided since the application started. */
  @ReadOperation
  public Overview overview() {
    Policy policy = guard.policy();
    return new Overview(
        policy.mode().name().toLowerCase(Locale.ROOT),
        guard.since(),
        PolicyText.of(policy),
        policy.warnings().stream().map(PolicyFault::toString).toList(),
        record.decisions(),
        record.reported(),
        record.refusals());
  }

  /**
   * Explains a request, by the same code that judges them; it is not counted and leaves nothing
   * behind.
   *
   * @param what only {@code explain} is known
   * @param url absolute
   * @param headers lines {@code Name: value}; null for none
   */
  @ReadOperation
  public @Nullable Explanation explain(
      @Selector String what, String method, String url, @Nullable Object headers) {
    return explain(what, method, url, headers, null);
  }

  /**
   * The same for requests whose headers are better kept out of logs of URLs.
   *
   * @param headers lines {@code Name: value}, parted by line breaks; null for none
   * @param body the text of a form; null for none
   */
  @WriteOperation
  public @Nullable Explanation explain(
      @Selector String what,
      String method,
      String url,
      @Nullable Object headers,
      @Nullable String body) {
    if (!what.equals("explain")) {
      return null;
    }
    byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    byte[] prefix = Arrays.copyOf(bytes, Math.min(bytes.length, FormTokenQuestion.LIMIT_BYTES));
    return Explanation.of(guard.explain(GivenRequest.of(method, url, headers), prefix));
  }

  /**
   * The policy in force, and what was decided by it.
   *
   * @param since when the policy was put into force
   * @param policy its text, defaults included
   * @param warnings what its author should look at
   * @param decisions how many there were of each kind
   * @param reported what report mode kept from being refused
   * @param refusals the last ones, the latest first
   */
  public record Overview(
      String mode,
      Instant since,
      String policy,
      List<String> warnings,
      List<DecisionRecord.Counted> decisions,
      List<DecisionRecord.Reported> reported,
      List<DecisionRecord.Refused> refusals) {}
}
