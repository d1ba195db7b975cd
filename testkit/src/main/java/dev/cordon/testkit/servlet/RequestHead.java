package dev.cordon.testkit.servlet;

import dev.cordon.browser.http.Request;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The request line and the headers as a container shows them. */
abstract class RequestHead extends HttpServletRequestWrapper {
  final Request message;

  RequestHead(Request message) {
    super(Context.nothing(HttpServletRequest.class));
    this.message = message;
  }

  // The request line.

  @Override
  public String getMethod() {
    return message.method();
  }

  @Override
  public String getRequestURI() {
    return message.url().path();
  }

  @Override
  public StringBuffer getRequestURL() {
    return new StringBuffer(message.url().origin().toString()).append(getRequestURI());
  }

  @Override
  public @Nullable String getQueryString() {
    return message.url().query();
  }

  @Override
  public String getProtocol() {
    return "HTTP/1.1";
  }

  @Override
  public String getScheme() {
    return message.url().scheme();
  }

  @Override
  public boolean isSecure() {
    return getScheme().equals("https");
  }

  @Override
  public String getServerName() {
    return String.valueOf(message.url().hostText());
  }

  @Override
  public int getServerPort() {
    return message.url().port();
  }

  @Override
  public String getContextPath() {
    return "";
  }

  @Override
  public String getServletPath() {
    return URLDecoder.decode(getRequestURI().replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public @Nullable String getPathInfo() {
    return null;
  }

  @Override
  public @Nullable String getPathTranslated() {
    return null;
  }

  // Who asks.

  @Override
  public String getRemoteAddr() {
    return "192.0.2.1";
  }

  @Override
  public String getRemoteHost() {
    return getRemoteAddr();
  }

  @Override
  public int getRemotePort() {
    return 50_000;
  }

  @Override
  public String getLocalAddr() {
    return "127.0.0.1";
  }

  @Override
  public String getLocalName() {
    return "localhost";
  }

  @Override
  public int getLocalPort() {
    return getServerPort();
  }

  @Override
  public @Nullable String getRemoteUser() {
    return null;
  }

  @Override
  public @Nullable Principal getUserPrincipal() {
    return null;
  }

  @Override
  public boolean isUserInRole(String role) {
    return false;
  }

  @Override
  public @Nullable String getAuthType() {
    return null;
  }

  @Override
  public Locale getLocale() {
    return Locale.ENGLISH;
  }

  @Override
  public Enumeration<Locale> getLocales() {
    return Collections.enumeration(List.of(Locale.ENGLISH));
  }

  // Headers.

  @Override
  public @Nullable String getHeader(String name) {
    if (name.equalsIgnoreCase("Host")) {
      return host();
    }
    var all = message.headers().all(name);
    return all.isEmpty() ? null : all.get(0);
  }

  private String host() {
    var url = message.url();
    var implied = url.port() == (isSecure() ? 443 : 80);
    return implied ? getServerName() : getServerName() + ":" + url.port();
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return name.equalsIgnoreCase("Host")
        ? Collections.enumeration(List.of(host()))
        : Collections.enumeration(message.headers().all(name));
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    var names = new LinkedHashSet<String>();
    names.add("Host");
    message.headers().forEach((name, value) -> names.add(name));
    return Collections.enumeration(names);
  }

  @Override
  public int getIntHeader(String name) {
    var value = getHeader(name);
    return value == null ? -1 : Integer.parseInt(value);
  }

  @Override
  public long getDateHeader(String name) {
    var value = getHeader(name);
    try {
      return value == null
          ? -1
          : ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
              .toInstant()
              .toEpochMilli();
    } catch (DateTimeParseException malformed) {
      throw new IllegalArgumentException(value, malformed);
    }
  }

  @Override
  public Cookie @Nullable [] getCookies() {
    var cookies = new ArrayList<Cookie>();
    var header = message.header("Cookie");
    for (var pair : header == null ? new String[0] : header.split("; ?")) {
      var equals = pair.indexOf('=');
      if (equals > 0) {
        try {
          cookies.add(new Cookie(pair.substring(0, equals), pair.substring(equals + 1)));
        } catch (IllegalArgumentException noToken) {
          // Containers leave such a cookie out.
        }
      }
    }
    return cookies.isEmpty() ? null : cookies.toArray(Cookie[]::new);
  }
}
