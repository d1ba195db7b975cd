package dev.cordon.spring.reactive;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ServerWebExchange;

/** Puts {@code _csrf} into the model of every view. */
@ControllerAdvice
final class CsrfModelAttribute {
  /** Null where the filter did not run. */
  @ModelAttribute(TokenExposure.ATTRIBUTE)
  @Nullable Object csrf(ServerWebExchange exchange) {
    return exchange.getAttribute(TokenExposure.ATTRIBUTE);
  }
}
