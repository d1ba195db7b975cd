package dev.cordon.spring.reactive;

import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.i18n.LocaleContextResolver;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.WebSessionIdResolver;
import org.springframework.web.server.session.WebSessionManager;

/**
 * The parts of WebFlux that an exchange is made with.
 *
 * @param sessions where sessions are kept
 * @param codecs what reads forms and parts
 * @param locales what tells a request's locale
 */
public record WebServices(
    WebSessionManager sessions, ServerCodecConfigurer codecs, LocaleContextResolver locales) {

  /** Whether the request names a session that may exist, so that it is worth looking for. */
  boolean namesSession(ServerWebExchange exchange) {
    return sessions instanceof DefaultWebSessionManager manager
        && !manager.getSessionIdResolver().resolveSessionIds(exchange).isEmpty();
  }

  /** Whether the session's id travels in a cookie of this name. */
  boolean keepsIdIn(String cookie) {
    if (!(sessions instanceof DefaultWebSessionManager manager)) {
      return false;
    }
    WebSessionIdResolver resolver = manager.getSessionIdResolver();
    return resolver instanceof CookieWebSessionIdResolver cookies
        && cookies.getCookieName().equals(cookie);
  }
}
