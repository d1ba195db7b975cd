package dev.cordon.servlet;

import dev.cordon.guard.FormTokenQuestion;
import dev.cordon.guard.Judgement;
import jakarta.servlet.http.HttpServletRequest;
import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Answers which CSRF token a form carries, through the container's own parsing, which keeps the
 * fields for the application: an urlencoded body only, since parsing a multipart one needs the
 * servlet's configuration. Such a page sends the token in the header.
 */
final class FormField {
  private static final String URLENCODED = "application/x-www-form-urlencoded";

  private FormField() {}

  static Judgement answer(HttpServletRequest request, FormTokenQuestion question) {
    return question.resumeWithField(find(request, question.field()));
  }

  private static @Nullable String find(HttpServletRequest request, String field) {
    if (!isUrlEncoded(request.getContentType()) || isInQuery(request.getQueryString(), field)) {
      return null;
    }
    try {
      if (request.getCharacterEncoding() == null) {
        // URL Standard, section 5.1. The container parses once, for the application as well.
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
      }
      String[] values = request.getParameterValues(field);
      return values != null && values.length == 1 ? values[0] : null;
    } catch (UnsupportedEncodingException | RuntimeException unreadable) {
      // Servlet 6.1, section 3.1: a body that is too long or malformed. No token was found in it.
      return null;
    }
  }

  private static boolean isUrlEncoded(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    int semicolon = contentType.indexOf(';');
    String essence = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    return essence.strip().toLowerCase(Locale.ROOT).equals(URLENCODED);
  }

  /** A token in a query would stand in logs and in Referer, and its value must not count. */
  private static boolean isInQuery(@Nullable String query, String field) {
    if (query == null) {
      return false;
    }
    for (String pair : query.split("[&;]", -1)) {
      int equals = pair.indexOf('=');
      if (field.equals(decode(equals < 0 ? pair : pair.substring(0, equals)))) {
        return true;
      }
    }
    return false;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }
}
