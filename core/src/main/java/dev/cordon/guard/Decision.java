package dev.cordon.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided of a request, and everything that follows from it: the edits of the request
 * before the application sees it, the edits of the answer before the client does, and why.
 *
 * <p>Logs, metrics, error bodies, explanations and tests all read this object; none of them decides
 * anything again.
 */
public final class Decision implements Judgement {
  private final Case c;
  private final Verdict verdict;
  private final Reason reason;
  private final String rule;
  private final String sentence;
  private final ResponseHalf responseHalf;
  private final @Nullable Body body;

  Decision(
      Case c,
      Verdict verdict,
      Reason reason,
      String sentence,
      ResponseHalf responseHalf,
      @Nullable Body body) {
    this.c = c;
    this.verdict = verdict;
    this.reason = reason;
    this.rule = DecidingRule.of(c, reason);
    this.sentence = sentence;
    this.responseHalf = responseHalf;
    this.body = body;
  }

  /** What happens to the request. */
  public Verdict verdict() {
    return verdict;
  }

  /** Whether the request goes on to the application. */
  public boolean passes() {
    return verdict instanceof Verdict.Pass;
  }

  /**
   * Whether the request goes on and has no effect, as far as its method, its path and its overrides
   * say. Such a one may be sent to the application again (RFC 9110, section 9.2.2), whoever it was
   * granted to.
   */
  public boolean isSafe() {
    return passes() && responseHalf.isSafe();
  }

  /**
   * Whether the application's own CORS handling is in force: it is where the rules for the request
   * only report. Everywhere else what the application says of CORS is removed, and a framework must
   * not refuse what Cordon has let through.
   */
  public boolean leavesCorsToApplication() {
    return passes() && responseHalf.leavesCorsToApplication();
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /**
   * The place in the policy of the rule that decided, such as {@code cors[1]}, or of its section
   * where no rule was met, such as {@code csrf}. There are as many as the policy has rules.
   */
  public String rule() {
    return rule;
  }

  /**
   * One sentence for a developer; it holds nothing of the request and nothing of the policy's
   * lists.
   */
  public String sentence() {
    return sentence;
  }

  /** What the request showed, for logs. */
  public Evidence evidence() {
    return c.evidence();
  }

  /** What report mode kept from being refused. */
  public List<Finding> findings() {
    return c.findings();
  }

  /** The trace of the layers; empty unless the request was explained. */
  public List<Step> steps() {
    return c.steps();
  }

  /**
   * The body of an answer or refusal; null where the application answers, and where there is none.
   */
  public @Nullable Body body() {
    return body;
  }

  /**
   * The sessions whose seals were found genuine, whose end closes the sockets that were opened with
   * them.
   */
  public List<GenuineSession> sessions() {
    return responseHalf.sessions();
  }

  /**
   * A CSRF token for the page that the application is writing; null where the policy issues none,
   * or where the request did not pass. Whoever asks makes the answer {@code no-store}, and a client
   * without a session gets an anonymous one with it: ask before the head of the answer is sent.
   */
  public @Nullable PageToken pageToken() {
    return responseHalf.pageToken();
  }

  /** Edits the headers of a request that passes, before the application sees it. */
  public void editRequest(HeaderView request) {
    c.editRequest(request);
  }

  /**
   * Edits the headers of the answer: the application's, an adapter's own error, or, for an answer
   * or a refusal of the guard's, an empty one.
   *
   * <p>It may be called again, on the same headers after the application added to them, or on new
   * ones, as where an error page replaces an answer: each line is written once, and a cookie that
   * was sealed stays as it is.
   *
   * @throws dev.cordon.session.SealTooLargeException if the application set a session cookie that
   *     does not fit a seal; the answer must then not be sent
   */
  public void editResponse(HeaderView response) {
    responseHalf.edit(response);
  }

  @Override
  public String toString() {
    return verdict.text() + " " + reason;
  }
}
