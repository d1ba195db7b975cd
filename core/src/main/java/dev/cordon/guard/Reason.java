package dev.cordon.guard;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a request passed, was answered or was refused. The codes are an interface: stable, and
 * documented one page each under {@code docs/reasons}.
 */
public enum Reason {
  AMBIGUOUS_TARGET(Layer.TARGET, 400, "RFC 9112, section 3.2; RFC 3986, section 6.2.2"),
  METHOD_REFUSED(Layer.TARGET, 405, "RFC 9110, section 9.3.6 and 9.3.8"),
  MALFORMED_AUTHORITY(Layer.HOST, 400, "RFC 9112, section 3.2; RFC 9113, section 8.3.1"),
  HOST_NOT_OURS(Layer.HOST, 421, "RFC 9110, section 7.4"),
  PREFLIGHT_GRANTED(Layer.SHARING, 204, "Fetch, CORS-preflight fetch, step 7"),
  PREFLIGHT_ORIGIN(Layer.SHARING, 204, "Fetch, CORS check"),
  PREFLIGHT_METHOD(Layer.SHARING, 204, "Fetch, CORS-preflight fetch, step 7.6"),
  PREFLIGHT_HEADER(Layer.SHARING, 204, "Fetch, CORS-preflight fetch, step 7.8"),
  PREFLIGHT_MALFORMED(Layer.SHARING, 204, "Fetch, CORS-preflight request"),
  SESSION_FORGED(Layer.SESSION, 401, "RFC 9110, section 15.5.2"),
  SESSION_EXPIRED(Layer.SESSION, 401, "RFC 9110, section 15.5.2"),
  SESSION_REVOKED(Layer.SESSION, 401, "RFC 9110, section 15.5.2"),
  CROSS_SITE_WRITE(Layer.FORGERY, 403, "Fetch Metadata, Sec-Fetch-Site; Fetch, Origin header"),
  CONTRADICTORY_EVIDENCE(
      Layer.FORGERY, 403, "Fetch Metadata, Sec-Fetch-Site; Fetch, Origin header"),
  UNPROVEN_WRITE(Layer.FORGERY, 403, "Fetch Metadata, Sec-Fetch-Site; Fetch, Origin header"),
  CSRF_TOKEN_MISSING(Layer.FORGERY, 403, "docs/formats.md, CSRF tokens"),
  CSRF_TOKEN_INVALID(Layer.FORGERY, 403, "docs/formats.md, CSRF tokens"),
  CSRF_TOKEN_USED(Layer.FORGERY, 403, "docs/formats.md, CSRF tokens"),
  CROSS_SITE_HANDSHAKE(Layer.FORGERY, 403, "RFC 6455, section 10.2"),
  CROSS_SITE_LOAD(Layer.ISOLATION, 403, "Fetch Metadata, Sec-Fetch-Site and Sec-Fetch-Mode"),
  CROSS_SITE_FRAME(Layer.ISOLATION, 403, "Fetch Metadata, Sec-Fetch-Dest"),

  /** A page of the application wrote it. */
  OWN,
  /** The user did it: the address bar, a bookmark. */
  USER,
  /** A {@code cors} or {@code websocket} rule names its origin. */
  GRANTED,
  /** A {@code csrf.receive} rule names its origin and path. */
  RECEIVED,
  /** The path is exempt, and every ambient credential was stripped. */
  EXEMPT,
  /** It can have no effect. */
  SAFE,
  /** Nothing ambient is present, so there is nothing to forge. */
  NO_CREDENTIAL,
  /** A CSRF token proved it. */
  TOKEN;

  private final @Nullable Layer layer;
  private final int status;
  private final String clause;
  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  Reason() {
    this.layer = null;
    this.status = 0;
    this.clause = "";
  }

  Reason(Layer layer, int status, String clause) {
    this.layer = layer;
    this.status = status;
    this.clause = clause;
  }

  /** The stable code, such as {@code cross-site-write}. */
  public String code() {
    return code;
  }

  /** The layer that decides so; null for the reasons to pass. */
  public @Nullable Layer layer() {
    return layer;
  }

  /** The status of the refusal or answer; 0 for the reasons to pass. */
  public int status() {
    return status;
  }

  /** The clause of the standard it rests on; empty for the reasons to pass. */
  public String clause() {
    return clause;
  }

  @Override
  public String toString() {
    return code;
  }
}
