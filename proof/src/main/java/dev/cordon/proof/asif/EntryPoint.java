package dev.cordon.proof.asif;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What Spring Security answers to whoever is not logged in, where both form login and HTTP Basic
 * are on: what looks like a page being opened is sent to the form, by {@code Accept}.
 */
final class EntryPoint {
  private static final Set<String> PAGES =
      Set.of("text/html", "text/plain", "text/*", "application/xhtml+xml", "application/*");

  private static final Set<String> DATA =
      Set.of(
          "application/atom+xml",
          "application/x-www-form-urlencoded",
          "application/json",
          "application/octet-stream",
          "application/xml",
          "multipart/form-data",
          "multipart/*",
          "text/xml");

  private static final String CHALLENGE = "Basic realm=\"Realm\", charset=\"UTF-8\"";

  private EntryPoint() {}

  /** A redirect to the form, or the challenge of HTTP Basic. */
  static Response of(Request request, Headers added) {
    return isScript(request) || (!types(request).anyMatch(EntryPoint::isPage) && isData(request))
        ? ofBasic(request, added)
        : new Response(302, added.with("Location", form(request)), Body.EMPTY);
  }

  /** The challenge of HTTP Basic, without the line that makes browsers ask if a script reads it. */
  static Response ofBasic(Request request, Headers added) {
    var headers = isScript(request) ? added : added.with("WWW-Authenticate", CHALLENGE);
    return new Response(401, headers, Body.EMPTY);
  }

  private static String form(Request request) {
    return request.url().origin() + "/login";
  }

  private static boolean isScript(Request request) {
    return "XMLHttpRequest".equals(request.header("X-Requested-With"));
  }

  private static boolean isData(Request request) {
    var accept = request.header("Accept");
    return accept == null
        || Arrays.stream(accept.split(",")).anyMatch(type -> type.strip().equals("*/*"))
        || types(request).anyMatch(DATA::contains);
  }

  private static boolean isPage(String type) {
    return PAGES.contains(type) || type.startsWith("image/");
  }

  /** The media types that are asked for, without their parameters. */
  private static Stream<String> types(Request request) {
    var accept = request.header("Accept");
    return accept == null
        ? Stream.of()
        : Arrays.stream(accept.split(","))
            .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
  }
}
