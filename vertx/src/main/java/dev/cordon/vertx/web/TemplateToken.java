package dev.cordon.vertx.web;

import dev.cordon.guard.Decision;
import dev.cordon.guard.PageToken;
import org.jspecify.annotations.Nullable;

/**
 * The CSRF token as a template sees it, under the name {@code cordon} in the data of the routing
 * context. It is issued when a template asks, so that a page without a form stays cacheable.
 */
public final class TemplateToken {
  private final Decision decision;
  private @Nullable PageToken issued;

  TemplateToken(Decision decision) {
    this.decision = decision;
  }

  /** The token; empty where the policy issues none. */
  public String getToken() {
    PageToken token = issue();
    return token == null ? "" : token.value();
  }

  /** The name of the form field that carries it back; empty where the policy issues none. */
  public String getField() {
    PageToken token = issue();
    return token == null ? "" : token.field();
  }

  /** The name of the request header that carries it back; empty where the policy issues none. */
  public String getHeader() {
    PageToken token = issue();
    return token == null ? "" : token.header();
  }

  private @Nullable PageToken issue() {
    if (issued == null) {
      issued = decision.pageToken();
    }
    return issued;
  }
}
