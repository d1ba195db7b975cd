package dev.cordon.testkit.spring;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Network;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.testkit.NotReachable;
import dev.cordon.testkit.RequestField;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockPart;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Sends through MockMvc, and does what the container would do around it: cookies, sessions. */
final class MockMvcNetwork implements Network {
  private static final int ASYNC_MILLIS = 10_000;

  private final MockMvc mvc;
  private final String sessionName;
  private final String sessionAttributes;
  private final Map<String, MockHttpSession> sessions = new ConcurrentHashMap<>();

  MockMvcNetwork(MockMvc mvc, String cookie) {
    this.mvc = mvc;
    var semicolon = cookie.indexOf(';');
    this.sessionName = semicolon < 0 ? cookie.strip() : cookie.substring(0, semicolon).strip();
    this.sessionAttributes = semicolon < 0 ? "" : cookie.substring(semicolon);
  }

  @Override
  @SuppressWarnings("CatchingUnchecked") // A container answers 500, whatever a handler throws.
  public Response send(Request sent) {
    if (sent.header("Upgrade") != null) {
      throw NotReachable.socket();
    }
    try {
      var result = mvc.perform(message(sent)).andReturn();
      if (result.getRequest().isAsyncStarted()) {
        result.getAsyncResult(ASYNC_MILLIS);
        result = mvc.perform(asyncDispatch(result)).andReturn();
      }
      return answer(sent, result);
    } catch (Exception thrown) {
      return Response.of(500, "Content-Type", "text/plain").withBody(String.valueOf(thrown));
    }
  }

  private AbstractMockHttpServletRequestBuilder<?> message(Request sent) {
    var uri = URI.create(sent.url().withoutFragment().toString());
    var method = HttpMethod.valueOf(sent.method());
    var type = sent.header("Content-Type");
    AbstractMockHttpServletRequestBuilder<?> message;
    if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
      var parts = multipart(method, uri);
      for (var field : RequestField.inBody(sent)) {
        parts.part(part(field));
      }
      message = parts;
    } else {
      message = request(method, uri);
    }
    sent.headers()
        .forEach(
            (name, value) -> {
              if (!name.equalsIgnoreCase("Cookie")) {
                message.header(name, value);
              }
            });
    message.header("Host", authority(uri));
    cookies(sent, message);
    if (sent.body() != null) {
      message.content(sent.body().bytes());
    }
    return message;
  }

  private static MockPart part(RequestField field) {
    var content = field.value().getBytes(StandardCharsets.UTF_8);
    var type = field.contentType();
    var part = new MockPart(field.name(), field.fileName(), content);
    if (type != null) {
      part.getHeaders().setContentType(MediaType.parseMediaType(type));
    }
    return part;
  }

  private void cookies(Request sent, AbstractMockHttpServletRequestBuilder<?> message) {
    var header = sent.header("Cookie");
    if (header == null) {
      return;
    }
    for (var pair : header.split("; ?")) {
      var equals = pair.indexOf('=');
      if (equals > 0) {
        var name = pair.substring(0, equals);
        var value = pair.substring(equals + 1);
        message.cookie(new Cookie(name, value));
        var session = name.equals(sessionName) ? sessions.get(value) : null;
        if (session != null) {
          message.session(session);
        }
      }
    }
  }

  private Response answer(Request sent, MvcResult result) {
    var response = result.getResponse();
    var headers = Headers.builder();
    for (var name : response.getHeaderNames()) {
      for (var value : response.getHeaders(name)) {
        headers.add(name, value);
      }
    }
    var cookie = sessionCookie(sent, result);
    if (cookie != null) {
      headers.add("Set-Cookie", cookie);
    }
    return new Response(
        status(response), headers.build(), Body.of(response.getContentAsByteArray()));
  }

  private static int status(MockHttpServletResponse response) {
    return response.getStatus() == 101 ? 501 : response.getStatus();
  }

  /** What a container sets where a session is new or has changed its id; else null. */
  private @Nullable String sessionCookie(Request sent, MvcResult result) {
    sessions.values().removeIf(MockHttpSession::isInvalid);
    if (!(result.getRequest().getSession(false) instanceof MockHttpSession session)
        || session.isInvalid()) {
      return null;
    }
    sessions.values().removeIf(session::equals);
    sessions.put(session.getId(), session);
    var header = sent.header("Cookie");
    var known = header != null && header.contains(sessionName + "=" + session.getId());
    return known ? null : sessionName + "=" + session.getId() + sessionAttributes;
  }

  private static String authority(URI uri) {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }
}
