package dev.cordon.spring.servlet;

import dev.cordon.servlet.CordonFilter;
import dev.cordon.servlet.PageTokenSource;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

/**
 * Adds the token to the forms of templates, such as those with Thymeleaf's {@code th:action}, in an
 * application without Spring Security, whose own processor does so otherwise.
 */
final class HiddenFields implements RequestDataValueProcessor {
  private static final String METHOD = HiddenFields.class.getName() + ".method";

  @Override
  public String processAction(HttpServletRequest request, String action, String method) {
    request.setAttribute(METHOD, method);
    return action;
  }

  @Override
  public String processFormFieldValue(
      HttpServletRequest request, @Nullable String name, String value, String type) {
    return value;
  }

  /** Nothing for a form that only asks: its fields stand in the address. */
  @Override
  public @Nullable Map<String, String> getExtraHiddenFields(HttpServletRequest request) {
    Object method = request.getAttribute(METHOD);
    request.removeAttribute(METHOD);
    if (method == null || "get".equals(method.toString().toLowerCase(Locale.ROOT))) {
      return null;
    }
    if (request.getAttribute(CordonFilter.TOKEN) instanceof PageTokenSource source) {
      String token = source.getToken();
      return token == null ? null : Map.of(source.getParameterName(), token);
    }
    return null;
  }

  @Override
  public String processUrl(HttpServletRequest request, String url) {
    return url;
  }
}
