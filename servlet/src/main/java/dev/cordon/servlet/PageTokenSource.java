package dev.cordon.servlet;

import dev.cordon.guard.PageToken;
import org.jspecify.annotations.Nullable;

/**
 * The CSRF token of the page that is being written, as templates find it in the request attribute
 * {@link CordonFilter#TOKEN}: {@code ${cordonCsrf.token}}. The token is issued when it is first
 * read, so that pages without one stay as cacheable as they were.
 */
public final class PageTokenSource {
  private final Exchange exchange;

  PageTokenSource(Exchange exchange) {
    this.exchange = exchange;
  }

  /**
   * The token; null where the policy issues none.
   *
   * @throws IllegalStateException if it is first read when the head of the answer is already sent
   */
  public @Nullable String getToken() {
    PageToken token = exchange.pageToken();
    return token == null ? null : token.value();
  }

  /** The name of the request header that carries it back. */
  public String getHeaderName() {
    return exchange.rules().header();
  }

  /** The name of the form field that carries it back. */
  public String getParameterName() {
    return exchange.rules().field();
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "PageTokenSource[header=" + getHeaderName() + ", field=" + getParameterName() + "]";
  }
}
