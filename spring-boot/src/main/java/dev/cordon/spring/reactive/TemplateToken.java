package dev.cordon.spring.reactive;

import dev.cordon.guard.Decision;
import dev.cordon.guard.PageToken;
import dev.cordon.policy.CsrfRules;

/**
 * The CSRF token as templates know it, {@code _csrf.token}. It is issued when it is asked for the
 * first time, since a page with a token must not be stored: ask while the page is rendered, before
 * its first byte is sent.
 */
public final class TemplateToken {
  private final Decision decision;
  private final CsrfRules rules;

  TemplateToken(Decision decision, CsrfRules rules) {
    this.decision = decision;
    this.rules = rules;
  }

  /** The token, masked anew for this answer; empty where the policy issues none. */
  public String getToken() {
    PageToken token = decision.pageToken();
    return token == null ? "" : token.value();
  }

  /** The name of the request header that carries it back. */
  public String getHeaderName() {
    return rules.header();
  }

  /** The name of the form field that carries it back. */
  public String getParameterName() {
    return rules.field();
  }
}
