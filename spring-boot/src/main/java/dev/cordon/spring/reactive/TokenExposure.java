package dev.cordon.spring.reactive;

import org.springframework.web.server.ServerWebExchange;

/** Shows a page's CSRF token to what renders the page, under the names it looks for. */
@FunctionalInterface
interface TokenExposure {
  /** The exchange attribute, and model attribute, of the token in templates. */
  String ATTRIBUTE = "_csrf";

  /** Leaves the token in the attributes of the exchange. */
  void expose(ServerWebExchange exchange, TemplateToken token);
}
