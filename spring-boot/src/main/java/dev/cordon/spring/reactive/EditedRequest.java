package dev.cordon.spring.reactive;

import dev.cordon.web.CookieHeader;
import dev.cordon.web.CookiePair;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.CollectionUtils;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Flux;

/**
 * The request as the application sees it after the guard's edits. Spring's own way to change
 * headers leaves the parsed cookies as they came; here both agree, so that no forged session is
 * read from a stale copy.
 */
final class EditedRequest extends ServerHttpRequestDecorator {
  private final HttpHeaders headers;
  private final MultiValueMap<String, HttpCookie> cookies;
  private final Flux<DataBuffer> body;

  EditedRequest(ServerHttpRequest request, RequestHeaders edited, Flux<DataBuffer> body) {
    super(request);
    this.body = body;
    if (edited.isChanged()) {
      headers = HttpHeaders.readOnlyHttpHeaders(edited.headers());
      cookies =
          edited.get(HttpHeaders.COOKIE).equals(request.getHeaders().getOrEmpty(HttpHeaders.COOKIE))
              ? request.getCookies()
              : parsed(edited);
    } else {
      headers = request.getHeaders();
      cookies = request.getCookies();
    }
  }

  private static MultiValueMap<String, HttpCookie> parsed(RequestHeaders edited) {
    MultiValueMap<String, HttpCookie> cookies = new LinkedMultiValueMap<>();
    for (CookiePair pair : CookieHeader.parse(edited.get(HttpHeaders.COOKIE))) {
      if (!pair.name().isEmpty()) {
        cookies.add(pair.name(), new HttpCookie(pair.name(), pair.value()));
      }
    }
    return CollectionUtils.unmodifiableMultiValueMap(cookies);
  }

  @Override
  public HttpHeaders getHeaders() {
    return headers;
  }

  @Override
  public MultiValueMap<String, HttpCookie> getCookies() {
    return cookies;
  }

  @Override
  public Flux<DataBuffer> getBody() {
    return body;
  }
}
