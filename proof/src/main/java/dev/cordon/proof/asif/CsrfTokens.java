package dev.cordon.proof.asif;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cordon.browser.http.Request;
import dev.cordon.web.MimeType;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of Spring Security: one in each session, masked anew for each page ({@code
 * XorCsrfTokenRequestAttributeHandler}), and brought back in a header or a parameter.
 */
final class CsrfTokens {
  static final String HEADER = "X-CSRF-TOKEN";
  static final String PARAMETER = "_csrf";
  private static final Set<String> FORMS = Set.of("POST", "PUT", "PATCH", "DELETE");
  private static final String OF_USER = "a11ce000-0000-4000-8000-000000000000";
  private static final String OF_ANOTHER = "eb11e000-0000-4000-8000-000000000000";

  private CsrfTokens() {}

  /** As a page of this session holds it: a mask, and the token under it. */
  static String masked(Holder holder) {
    var token = token(holder);
    if (token == null) {
      return "";
    }
    var mask = new byte[token.length];
    Arrays.fill(mask, (byte) 0x2a);
    var both = Arrays.copyOf(mask, 2 * token.length);
    System.arraycopy(xor(mask, token), 0, both, token.length, token.length);
    return Base64.getUrlEncoder().encodeToString(both);
  }

  /** Whether the request came with a token at all. */
  static boolean came(Request request) {
    return found(request) != null;
  }

  /** Whether the request came with the token of this session. */
  static boolean isGenuine(Request request, Holder holder) {
    var token = token(holder);
    var found = found(request);
    if (token == null || found == null) {
      return false;
    }
    var bytes = decoded(found);
    return bytes.length == 2 * token.length
        && Arrays.equals(
            token,
            xor(
                Arrays.copyOf(bytes, token.length),
                Arrays.copyOfRange(bytes, token.length, bytes.length)));
  }

  private static byte @Nullable [] token(Holder holder) {
    return switch (holder) {
      case USER -> OF_USER.getBytes(UTF_8);
      case ANOTHER -> OF_ANOTHER.getBytes(UTF_8);
      case NOBODY, BOTH -> null;
    };
  }

  private static byte[] xor(byte[] one, byte[] other) {
    var both = new byte[one.length];
    for (var i = 0; i < both.length; i++) {
      both[i] = (byte) (one[i] ^ other[i]);
    }
    return both;
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException none) {
      return new byte[0];
    }
  }

  /** The header's, or else the first parameter's: those of the query stand before the form's. */
  private static @Nullable String found(Request request) {
    var header = request.header(HEADER);
    if (header != null) {
      return header;
    }
    var query = request.url().query();
    var inQuery = query == null ? null : parameter(query);
    return inQuery == null && isForm(request) && request.body() != null
        ? parameter(request.body().text())
        : inQuery;
  }

  /** Tomcat reads parameters from the body of a POST, FormContentFilter from the others'. */
  private static boolean isForm(Request request) {
    var type = request.header("Content-Type");
    return FORMS.contains(request.method())
        && type != null
        && "application/x-www-form-urlencoded".equals(MimeType.essence(type));
  }

  private static @Nullable String parameter(String pairs) {
    for (var pair : pairs.split("&")) {
      if (pair.startsWith(PARAMETER + "=")) {
        return unescaped(pair.substring(PARAMETER.length() + 1));
      }
    }
    return null;
  }

  private static String unescaped(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }
}
