package dev.cordon.testkit.spring;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.testkit.Application;
import dev.cordon.testkit.NotReachable;
import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * An application behind Spring's RestTestClient that is bound to MockMvc, to controllers or to an
 * application context. One that is bound to a server is asked at its port: {@link
 * Application#running}.
 *
 * <p>Sessions of the container are not kept here, and multipart bodies are not read: an application
 * that has them is reached through {@link MockMvcApplication}. A body without a Content-Type goes
 * as {@code application/octet-stream}, since the client knows nothing else.
 */
public final class RestTestClientApplication {
  private RestTestClientApplication() {}

  public static Application of(String origin, RestTestClient client) {
    return Application.of(origin, request -> send(client, request));
  }

  private static Response send(RestTestClient client, Request request) {
    if (request.header("Upgrade") != null) {
      throw NotReachable.socket();
    }
    var type = request.header("Content-Type");
    if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
      throw new NotReachable(
          "behind RestTestClient nobody takes a multipart body apart. Hand over the MockMvc itself,"
              + " by MockMvcApplication.of.");
    }
    var result = exchange(client, request);
    var headers = Headers.builder();
    result
        .getResponseHeaders()
        .forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
    var content = result.getResponseBody();
    return new Response(
        result.getStatus().value(),
        headers.build(),
        content == null ? Body.EMPTY : Body.of(content));
  }

  private static EntityExchangeResult<byte[]> exchange(RestTestClient client, Request request) {
    var body = request.body();
    try {
      var spec =
          client
              .method(HttpMethod.valueOf(request.method()))
              .uri(URI.create(request.url().withoutFragment().toString()))
              .headers(headers -> request.headers().forEach(headers::add));
      return (body == null ? spec : spec.body(body.bytes()))
          .exchange()
          .expectBody(byte[].class)
          .returnResult();
    } catch (InvalidMediaTypeException strict) {
      throw new NotReachable(
          "RestTestClient does not write this Content-Type: " + strict.getMessage());
    }
  }
}
