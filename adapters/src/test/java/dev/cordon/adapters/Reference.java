package dev.cordon.adapters;

import dev.cordon.guard.Body;
import dev.cordon.guard.Decision;
import dev.cordon.guard.FormTokenQuestion;
import dev.cordon.guard.HttpVersion;
import dev.cordon.guard.Judgement;
import dev.cordon.guard.LiveGuard;
import dev.cordon.guard.RequestView;
import dev.cordon.guard.Verdict;
import dev.cordon.session.SealTooLargeException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The adapter that every other one is held against: the guard and the application in memory, with
 * no server between them.
 */
final class Reference {
  private final LiveGuard guard;
  private final Application application = new Application();

  Reference(LiveGuard guard) {
    this.guard = guard;
  }

  /**
   * What came of a request.
   *
   * @param reached whether the application saw it
   */
  record Outcome(Decision decision, Answer answer, boolean reached) {}

  void replace(Rules rules) {
    guard.replace(rules.policy());
  }

  Outcome answer(Request request) {
    Decision decision = decide(request);
    if (decision.verdict() instanceof Verdict.Answer answer) {
      return own(request, decision, answer.status());
    }
    if (decision.verdict() instanceof Verdict.Refuse refuse) {
      return own(request, decision, refuse.status());
    }
    Reply reply = application.answer(new Head(seen(request, decision), request));
    List<Line> lines = new ArrayList<>(reply.lines());
    byte[] body = reply.fails() ? Application.errorPage(reply.status()) : whole(reply);
    if (reply.fails()) {
      lines.add(new Line("Content-Type", Application.ERROR_TYPE));
    }
    Answer.Lines edited = new Answer.Lines(lines);
    int status = reply.status();
    try {
      decision.editResponse(edited);
    } catch (SealTooLargeException tooLarge) {
      // The answer must not be sent; what is sent in its place is an error.
      edited = new Answer.Lines(List.of(new Line("Content-Type", Application.ERROR_TYPE)));
      decision.editResponse(edited);
      status = 500;
      body = Application.errorPage(status);
    }
    return outcome(request, decision, status, edited, body, true);
  }

  /** The decision on a request that has not been framed by a server. */
  Decision decide(Request request) {
    Judgement judgement = guard.judge(new View(request));
    while (judgement instanceof FormTokenQuestion question) {
      judgement = guard.settle(question.resume(request.body()));
    }
    return (Decision) judgement;
  }

  /** The header lines of a request that passed, as the application sees them. */
  static List<Line> seen(Request request, Decision decision) {
    Answer.Lines lines = new Answer.Lines(request.lines());
    decision.editRequest(lines);
    return lines.lines();
  }

  private static Outcome own(Request request, Decision decision, int status) {
    Answer.Lines lines = new Answer.Lines(List.of());
    decision.editResponse(lines);
    Body body = decision.body();
    byte[] bytes = body == null ? new byte[0] : body.text().getBytes(StandardCharsets.UTF_8);
    return outcome(request, decision, status, lines, bytes, false);
  }

  private static Outcome outcome(
      Request request,
      Decision decision,
      int status,
      Answer.Lines lines,
      byte[] body,
      boolean reached) {
    boolean bodiless = request.method().equals("HEAD") || status == 204 || status == 304;
    byte[] sent = bodiless ? new byte[0] : body;
    return new Outcome(decision, Answer.of(status, lines.lines(), sent), reached);
  }

  private static byte[] whole(Reply reply) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    reply.parts().forEach(whole::writeBytes);
    return whole.toByteArray();
  }

  /** What the guard is shown. */
  private record View(Request request) implements RequestView {
    @Override
    public String method() {
      return request.method();
    }

    @Override
    public String target() {
      return request.target();
    }

    @Override
    public String scheme() {
      return "http";
    }

    @Override
    public HttpVersion version() {
      return request.version().equals("HTTP/1.0") ? HttpVersion.HTTP_1_0 : HttpVersion.HTTP_1_1;
    }

    @Override
    public @Nullable String authority() {
      return null;
    }

    @Override
    public @Nullable String protocol() {
      return null;
    }

    @Override
    public String peer() {
      return "127.0.0.1";
    }

    @Override
    public boolean hasClientCertificate() {
      return false;
    }

    @Override
    public void headers(BiConsumer<String, String> line) {
      request.lines().forEach(each -> line.accept(each.name(), each.value()));
    }
  }

  /** What the application is shown. */
  private record Head(List<Line> lines, Request request) implements Seen {
    @Override
    public String method() {
      return request.method();
    }

    @Override
    public String target() {
      return request.target();
    }

    @Override
    public List<String> cookies() {
      return SimpleForms.cookies(lines);
    }

    @Override
    public List<String> fields() {
      return SimpleForms.fields(lines, request.body());
    }

    @Override
    public byte[] body() {
      return request.body();
    }
  }
}
