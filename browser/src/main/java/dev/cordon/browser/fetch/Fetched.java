package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Response;
import dev.cordon.web.Url;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a fetch came to: the wire, the decisions, and the filtered response that the caller gets.
 *
 * @param type the filtered response's type; {@link Type#ERROR} for a network error
 * @param status 0 where it is not to be seen
 * @param headers those that the caller may see
 * @param body empty where it is not to be seen
 * @param url the URL of the answer, null where it is not to be seen
 * @param redirected whether there was a redirect
 * @param internal the answer itself, behind the filter; null for a network error. For the browser,
 *     never for a page
 * @param internalUrl the last URL asked; for the browser, never for a page
 * @param exchanges everything on the wire, in order
 * @param steps the decisions on the way
 * @param block what stopped it; null for an answer
 */
public record Fetched(
    Type type,
    int status,
    Headers headers,
    Body body,
    @Nullable Url url,
    boolean redirected,
    @Nullable Response internal,
    Url internalUrl,
    List<Exchange> exchanges,
    List<Step> steps,
    @Nullable Block block) {

  /** A response's type (Fetch, section 2.2.6). */
  public enum Type {
    BASIC,
    CORS,
    OPAQUE,
    OPAQUEREDIRECT,
    ERROR
  }

  public boolean isError() {
    return type == Type.ERROR;
  }
}
