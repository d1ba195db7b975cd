package dev.cordon.cli.fetch;

import dev.cordon.browser.fetch.Credentials;
import dev.cordon.browser.fetch.Mode;
import dev.cordon.browser.fetch.RedirectMode;
import dev.cordon.browser.fetch.ReferrerPolicy;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.web.Url;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do in a browser, without contradictions: {@link OrderReader} looks for them.
 *
 * @param profile whose browser, its third-party cookies included
 * @param page where it is done
 * @param method null for the action's own
 * @param body what a script sends; null for nothing
 * @param fields names and values of a form, in turn
 * @param enctype of a form; null for the usual one
 * @param crossOrigin an element's attribute; null for none
 * @param cookies lines of Set-Cookie that the target has set before
 * @param cookieJar a file that cookies are read from and written to; null for none
 * @param user {@code name:password} for Basic authentication; null for none
 * @param readsHeaders names of headers of the answer that the page needs
 */
public record Order(
    Url target,
    Action action,
    Profile profile,
    Place page,
    @Nullable String method,
    Headers headers,
    @Nullable String body,
    List<String> fields,
    @Nullable String enctype,
    @Nullable Mode mode,
    @Nullable Credentials credentials,
    @Nullable RedirectMode redirect,
    @Nullable String crossOrigin,
    List<String> cookies,
    @Nullable Path cookieJar,
    @Nullable String user,
    List<String> readsHeaders) {

  /**
   * Where it is done.
   *
   * @param url the page's URL; null where the user types the address
   * @param top the page around the page's frame; null where it is at the top
   * @param sandboxed whether its origin is opaque
   * @param referrerPolicy what its server said; null for nothing
   * @param localNetwork whether the user lets it reach the local network
   */
  public record Place(
      @Nullable Url url,
      @Nullable Url top,
      boolean sandboxed,
      @Nullable ReferrerPolicy referrerPolicy,
      boolean localNetwork) {}

  public Order {
    fields = List.copyOf(fields);
    cookies = List.copyOf(cookies);
    readsHeaders = List.copyOf(readsHeaders);
  }

  /** The method in force. */
  String methodInForce() {
    if (method != null) {
      return method;
    }
    return switch (action) {
      case BEACON -> "POST";
      case FORM -> "POST";
      default -> body == null ? "GET" : "POST";
    };
  }
}
