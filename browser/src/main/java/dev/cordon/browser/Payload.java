package dev.cordon.browser;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a script hands over as a body, and the Content-Type that comes of it (Fetch, extract a
 * body).
 *
 * <table>
 *   <caption>Content-Type where the page names none</caption>
 *   <tr><th>body</th><th>Content-Type</th></tr>
 *   <tr><td>{@link #text}</td><td>{@code text/plain;charset=UTF-8}</td></tr>
 *   <tr><td>{@link #urlEncoded}</td><td>{@code application/x-www-form-urlencoded;charset=UTF-8}</td></tr>
 *   <tr><td>{@link #multipart}</td><td>{@code multipart/form-data; boundary=…}</td></tr>
 *   <tr><td>{@link #blob}</td><td>that of the Blob; none where it has none</td></tr>
 *   <tr><td>{@link #bytes}, {@link #stream}</td><td>none</td></tr>
 * </table>
 */
public final class Payload {
  private static final String TEXT = "text/plain;charset=UTF-8";
  private static final String URL_ENCODED = "application/x-www-form-urlencoded;charset=UTF-8";

  private final Body body;
  private final @Nullable String contentType;
  private final @Nullable FormData multipart;
  private final boolean stream;

  private Payload(
      Body body, @Nullable String contentType, @Nullable FormData multipart, boolean stream) {
    this.body = body;
    this.contentType = contentType;
    this.multipart = multipart;
    this.stream = stream;
  }

  /** A string. */
  public static Payload text(String text) {
    return new Payload(Body.of(text), TEXT, null, false);
  }

  /**
   * {@code new Blob([text], {type})}.
   *
   * @param type empty where the Blob has none, and then the request has none either (W03)
   */
  public static Payload blob(String type, String text) {
    // File API, Blob constructor, step 3.
    var lower = type.toLowerCase(Locale.ROOT);
    return new Payload(Body.of(text), lower.isEmpty() ? null : lower, null, false);
  }

  /** {@code URLSearchParams}. */
  public static Payload urlEncoded(FormData data) {
    return new Payload(Body.of(data.urlEncoded()), URL_ENCODED, null, false);
  }

  /** {@code FormData}. */
  public static Payload multipart(FormData data) {
    return new Payload(Body.EMPTY, null, data, false);
  }

  /** An {@code ArrayBuffer} or a view of one. */
  public static Payload bytes(byte[] bytes) {
    return new Payload(Body.of(bytes), null, null, false);
  }

  /** A {@code ReadableStream}, which cannot be sent twice; {@code duplex} is taken to be half. */
  public static Payload stream(String text) {
    return new Payload(Body.of(text), null, null, true);
  }

  /** A body ready to be sent, with the type that it brings. */
  record Extracted(Body body, @Nullable String contentType, boolean stream) {}

  /** Whether two extractions give the same. */
  boolean isFixed() {
    return multipart == null;
  }

  boolean isText() {
    return TEXT.equals(contentType);
  }

  Extracted extract(Profile profile, Randomness random) {
    if (multipart != null) {
      var boundary = random.boundary();
      return new Extracted(
          Body.of(multipart.multipart(boundary)),
          "multipart/form-data; boundary=" + boundary,
          false);
    }
    if (stream && !profile.follows(Rule.STREAM_BODY)) {
      // A browser that knows no streams turns the object into a string.
      return new Extracted(Body.of("[object ReadableStream]"), TEXT, false);
    }
    return new Extracted(body, contentType, stream);
  }
}
