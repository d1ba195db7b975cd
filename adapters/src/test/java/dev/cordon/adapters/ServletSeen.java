package dev.cordon.adapters;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a servlet sees of a request. */
record ServletSeen(HttpServletRequest request) implements Seen {
  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public String target() {
    String query = request.getQueryString();
    return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
  }

  @Override
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      for (String value : Collections.list(request.getHeaders(name))) {
        lines.add(new Line(name, value));
      }
    }
    return lines;
  }

  @Override
  public List<String> cookies() {
    List<String> cookies = new ArrayList<>();
    Cookie[] found = request.getCookies();
    for (Cookie cookie : found == null ? new Cookie[0] : found) {
      cookies.add(cookie.getName() + "=" + cookie.getValue());
    }
    return cookies;
  }

  @Override
  public List<String> fields() {
    List<String> fields = new ArrayList<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              for (String value : values) {
                fields.add(name + "=" + value);
              }
            });
    return fields;
  }

  @Override
  public byte[] body() {
    try {
      return request.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
