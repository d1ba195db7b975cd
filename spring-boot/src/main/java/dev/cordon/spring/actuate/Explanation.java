package dev.cordon.spring.actuate;

import dev.cordon.guard.Decision;
import dev.cordon.guard.HeaderView;
import dev.cordon.guard.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would be decided of a request, as {@code cordon explain --json} writes it.
 *
 * @param status of an answer or refusal; null for a pass, since the application answers
 * @param headers our edits of an empty answer, as pairs of name and value; the values of cookies
 *     are left out
 */
public record Explanation(
    String verdict,
    @Nullable Integer status,
    String reason,
    String sentence,
    List<List<String>> headers,
    List<Reported> reported,
    List<Step> steps) {

  /** What report mode keeps from being refused. */
  public record Reported(String reason, String sentence) {}

  /** What a layer made of the request. */
  public record Step(String layer, String outcome, String detail, String clause) {}

  static Explanation of(Decision decision) {
    EmptyAnswer answer = new EmptyAnswer();
    decision.editResponse(answer);
    return new Explanation(
        decision.verdict().text(),
        status(decision.verdict()),
        decision.reason().code(),
        decision.sentence(),
        answer.lines,
        decision.findings().stream()
            .map(finding -> new Reported(finding.reason().code(), finding.sentence()))
            .toList(),
        decision.steps().stream()
            .map(
                step ->
                    new Step(
                        step.layer().text(), step.outcome().text(), step.detail(), step.clause()))
            .toList());
  }

  private static @Nullable Integer status(Verdict verdict) {
    if (verdict instanceof Verdict.Answer answer) {
      return answer.status();
    }
    return verdict instanceof Verdict.Refuse refuse ? refuse.status() : null;
  }

  /** The headers of an answer that nobody gets. */
  private static final class EmptyAnswer implements HeaderView {
    private final List<List<String>> lines = new ArrayList<>();

    @Override
    public List<String> get(String name) {
      return lines.stream()
          .filter(line -> line.get(0).equalsIgnoreCase(name))
          .map(line -> line.get(1))
          .toList();
    }

    @Override
    public void set(String name, String value) {
      remove(name);
      add(name, value);
    }

    @Override
    public void add(String name, String value) {
      lines.add(List.of(name, name.equalsIgnoreCase("Set-Cookie") ? hidden(value) : value));
    }

    /** A cookie that this guard issued is good: its value is nobody's business here. */
    private static String hidden(String cookie) {
      int equals = cookie.indexOf('=');
      int end = cookie.indexOf(';', equals);
      return equals < 0 || end <= equals + 1
          ? cookie
          : cookie.substring(0, equals + 1) + "…" + cookie.substring(end);
    }

    @Override
    public void remove(String name) {
      lines.removeIf(line -> line.get(0).equalsIgnoreCase(name));
    }
  }
}
