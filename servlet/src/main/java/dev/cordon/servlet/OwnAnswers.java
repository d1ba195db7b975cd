package dev.cordon.servlet;

import dev.cordon.guard.Body;
import dev.cordon.guard.Decision;
import dev.cordon.guard.Verdict;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes the answers that the application never sees: preflights, refusals, the token endpoint, and
 * the one error that an application leads to by itself. Never by {@code sendError}: an error page
 * of the application's has no business with them.
 */
final class OwnAnswers {
  private static final Body SEAL_TOO_LARGE =
      new Body(
          "application/problem+json",
          "{\"type\":\"urn:cordon:reason:seal-too-large\",\"title\":\"The answer cannot be"
              + " sent\",\"status\":500,\"reason\":\"seal-too-large\",\"detail\":\"The application"
              + " set a session cookie that is too large for its seal.\"}");

  private OwnAnswers() {}

  /** Answers a request that did not pass. */
  static void write(
      HttpServletRequest request,
      HttpServletResponse response,
      Decision decision,
      RefusalPage refusalPage)
      throws IOException {
    boolean refused = decision.verdict() instanceof Verdict.Refuse;
    Body own = refused ? refusalPage.page(decision) : null;
    Body body = own == null ? decision.body() : own;
    write(request, response, decision, refusalPage, status(decision.verdict()), body);
  }

  /** Answers in the place of an application whose session cookie fits no seal. */
  static void writeSealTooLarge(
      HttpServletRequest request, HttpServletResponse response, Decision decision)
      throws IOException {
    response.reset();
    write(request, response, decision, refusal -> null, 500, SEAL_TOO_LARGE);
  }

  private static void write(
      HttpServletRequest request,
      HttpServletResponse response,
      Decision decision,
      RefusalPage refusalPage,
      int status,
      @Nullable Body body)
      throws IOException {
    response.setStatus(status);
    HeaderEdits edits = new HeaderEdits(name -> HeaderWriting.read(response, name));
    decision.editResponse(edits);
    refusalPage.editResponse(decision, edits);
    edits.changes().forEach((name, lines) -> HeaderWriting.write(response, name, lines));
    if (body == null) {
      return;
    }
    byte[] bytes = body.text().getBytes(StandardCharsets.UTF_8);
    response.setContentType(body.contentType());
    response.setContentLength(bytes.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(bytes);
    }
  }

  private static int status(Verdict verdict) {
    if (verdict instanceof Verdict.Answer answer) {
      return answer.status();
    }
    return verdict instanceof Verdict.Refuse refuse ? refuse.status() : 500;
  }
}
