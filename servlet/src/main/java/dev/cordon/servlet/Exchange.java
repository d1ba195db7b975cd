package dev.cordon.servlet;

import dev.cordon.guard.Decision;
import dev.cordon.guard.PageToken;
import dev.cordon.policy.CsrfRules;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * One request that passed, and its answer, over all dispatches of the container: it is judged once,
 * and whatever answers in the end is edited by the same decision.
 */
final class Exchange {
  private static final String ATTRIBUTE = "dev.cordon.servlet.exchange";

  private final Decision decision;
  private final CsrfRules rules;
  private final HttpServletRequest request;
  private volatile @Nullable EditedResponse response;
  private volatile boolean async;
  private volatile boolean tokenIssued;

  /**
   * @param request the container's own
   */
  Exchange(Decision decision, CsrfRules rules, HttpServletRequest request) {
    this.decision = decision;
    this.rules = rules;
    this.request = request;
    request.setAttribute(ATTRIBUTE, this);
  }

  /**
   * The exchange of a request that this filter let pass before; null for one that it has not seen.
   * Another application's filter has a class of its own, which is not this one.
   */
  static @Nullable Exchange of(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Exchange exchange ? exchange : null;
  }

  Decision decision() {
    return decision;
  }

  /** The rules that it was judged by, of tokens and exemptions. */
  CsrfRules rules() {
    return rules;
  }

  /** The request as the application may see it, unless it is that already. */
  HttpServletRequest edited(HttpServletRequest given) {
    ServletRequest inner = given;
    while (inner instanceof ServletRequestWrapper wrapper) {
      if (inner instanceof EditedRequest) {
        return given;
      }
      inner = wrapper.getRequest();
    }
    return EditedRequest.of(given, this);
  }

  /** The edited answer that this one is, or is wrapped around; null where it is neither. */
  @Nullable EditedResponse within(ServletResponse given) {
    ServletResponse inner = given;
    while (inner instanceof ServletResponseWrapper wrapper) {
      if (inner instanceof EditedResponse edited) {
        return edited;
      }
      inner = wrapper.getResponse();
    }
    return null;
  }

  EditedResponse edited(HttpServletResponse given) {
    EditedResponse edited = new EditedResponse(given, decision, request);
    response = edited;
    edited.apply();
    return edited;
  }

  /** The application goes on with the answer in a thread of its own, and is waited for. */
  void startsAsync() {
    EditedResponse edited = response;
    if (edited != null) {
      edited.apply();
    }
    async = true;
  }

  /** A new dispatch begins, by the container's thread again. */
  void dispatched() {
    async = false;
  }

  /** The answer of this dispatch. */
  @Nullable EditedResponse response() {
    return response;
  }

  boolean isAsync() {
    return async;
  }

  /** The container may have written a session cookie. */
  void sessionChanged() {
    EditedResponse edited = response;
    if (edited != null) {
      edited.apply();
    }
  }

  /** A token for the page that is being written; null where the policy issues none. */
  @Nullable PageToken pageToken() {
    EditedResponse edited = response;
    if (!tokenIssued && edited != null && edited.isCommitted()) {
      throw new IllegalStateException(
          "[token-after-commit] "
              + CordonFilter.TOKEN
              + ": the head of the answer is sent, and the cookies that belong to a token with it."
              + " The page's form would be refused. Write: read the token at the top of the page,"
              + " or give the answer a larger buffer.");
    }
    PageToken token = decision.pageToken();
    tokenIssued = true;
    if (edited != null) {
      edited.apply();
    }
    return token;
  }
}
