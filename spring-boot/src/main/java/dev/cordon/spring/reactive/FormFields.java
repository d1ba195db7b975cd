package dev.cordon.spring.reactive;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.result.view.RequestDataValueProcessor;
import org.springframework.web.server.ServerWebExchange;

/** Puts the CSRF token into the forms that a template writes, where Spring Security is absent. */
final class FormFields implements RequestDataValueProcessor {
  @Override
  public String processAction(ServerWebExchange exchange, String action, String method) {
    return action;
  }

  @Override
  public String processFormFieldValue(
      ServerWebExchange exchange, @Nullable String name, String value, String type) {
    return value;
  }

  @Override
  public Map<String, String> getExtraHiddenFields(ServerWebExchange exchange) {
    Object found = exchange.getAttribute(TokenExposure.ATTRIBUTE);
    return found instanceof TemplateToken token && !token.getToken().isEmpty()
        ? Map.of(token.getParameterName(), token.getToken())
        : Map.of();
  }

  @Override
  public String processUrl(ServerWebExchange exchange, String url) {
    return url;
  }
}
