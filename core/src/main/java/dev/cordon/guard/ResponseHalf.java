package dev.cordon.guard;

import dev.cordon.policy.Embed;
import dev.cordon.policy.Mode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The edits of an answer before the client sees it: grants, isolation, cookies and {@code Vary}, in
 * one place for the application's answers, an adapter's errors and the guard's own.
 */
final class ResponseHalf {
  private static final List<String> VARY_ISOLATION =
      List.of("Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-Dest");

  private static final List<String> VARY_GRANT = List.of("Sec-Fetch-Mode");

  /** Whose answer it is. */
  enum Author {
    APPLICATION,
    GUARD,
    PREFLIGHT_GRANTED,
    PREFLIGHT_REFUSED
  }

  private final Case c;
  private final Author author;
  private final Reason reason;
  private final OwnAnswer own;
  private final ResponseCookies cookies;

  ResponseHalf(Case c, Author author, Reason reason, OwnAnswer own) {
    this.c = c;
    this.author = author;
    this.reason = reason;
    this.own = own;
    this.cookies = new ResponseCookies(c, reason.layer() != null);
  }

  List<GenuineSession> sessions() {
    return c.session.genuine();
  }

  @Nullable PageToken pageToken() {
    return author == Author.APPLICATION ? CsrfIssue.forPage(c) : null;
  }

  boolean isSafe() {
    return !c.isUnsafe();
  }

  boolean leavesCorsToApplication() {
    return c.sharing().isSilent();
  }

  void edit(HeaderView response) {
    if (author != Author.APPLICATION) {
      own.write(response);
    }
    if (reason.layer() == Layer.TARGET || reason.layer() == Layer.HOST) {
      return;
    }
    Sharing sharing = c.sharing();
    if (author == Author.PREFLIGHT_GRANTED || author == Author.PREFLIGHT_REFUSED) {
      sharing.writePreflight(response, author == Author.PREFLIGHT_GRANTED);
      return;
    }
    if (!own.isTokenEndpoint()) {
      sharing.write(response);
    }
    if (TokenEndpoint.serves(c)) {
      VaryHeader.merge(response, List.of("Origin"));
    }
    isolate(response);
    cookies.edit(response);
    SessionIdsInUrls.clean(response, c.policy);
    if (c.csrfIssue != null) {
      CacheControl.noStore(response);
    }
  }

  private void isolate(HeaderView response) {
    boolean isolates = c.isolation().mode() == Mode.ENFORCE;
    boolean anybody = c.isolation().embed() instanceof Embed.Any;
    if (isolates && !anybody) {
      VaryHeader.merge(response, VARY_ISOLATION);
    } else if (c.sharing().variesByOrigin()) {
      VaryHeader.merge(response, VARY_GRANT);
    }
    if (isolates && author == Author.APPLICATION) {
      IsolationHeaders.apply(response, c.isolation(), c.policy);
    }
  }
}
