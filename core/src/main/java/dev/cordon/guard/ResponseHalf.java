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
  private @Nullable ResponseCookies cookies;

  ResponseHalf(Case c, Author author, Reason reason, OwnAnswer own) {
    this.c = c;
    this.author = author;
    this.reason = reason;
    this.own = own;
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
    VaryHeader.merge(response, varies(sharing));
    if (author == Author.APPLICATION && isolates()) {
      c.equipment.isolationHeaders().apply(response, c.isolation());
    }
    editCookies(response);
    SessionIdsInUrls.clean(response, c.policy);
    if (c.csrfIssue != null) {
      CacheControl.noStore(response);
    }
  }

  /** What a cache must tell apart to give each client its own answer. */
  private int varies(Sharing sharing) {
    boolean byOrigin = sharing.variesByOrigin();
    int names = 0;
    if ((byOrigin && !own.isTokenEndpoint()) || TokenEndpoint.serves(c)) {
      names |= VaryHeader.ORIGIN;
    }
    if (isolates() && !(c.isolation().embed() instanceof Embed.Any)) {
      names |= VaryHeader.ALL_METADATA;
    } else if (byOrigin) {
      names |= VaryHeader.SEC_FETCH_MODE;
    }
    return names;
  }

  private boolean isolates() {
    return c.isolation().mode() == Mode.ENFORCE;
  }

  /** Most answers set no cookie, and most requests leave none to be set. */
  private void editCookies(HeaderView response) {
    if (cookies == null) {
      if (!ResponseCookies.concerns(c, response)) {
        return;
      }
      cookies = new ResponseCookies(c, reason.layer() != null);
    }
    cookies.edit(response);
  }
}
