package dev.cordon.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects one rule of {@code cors}. Nothing is checked before the policy is built. */
public final class CorsBuilder {

  final List<String> paths = new ArrayList<>();
  final List<String> origins = new ArrayList<>();
  final List<String> methods = new ArrayList<>();
  final List<String> requestHeaders = new ArrayList<>();
  final List<String> responseHeaders = new ArrayList<>();
  boolean credentials;
  boolean allowsInsecureOrigins;
  @Nullable Duration maxAge;
  Mode mode = Mode.ENFORCE;

  CorsBuilder() {}

  /** The paths that are shared: {@code /api/**}. */
  public CorsBuilder paths(String... patterns) {
    return paths(List.of(patterns));
  }

  /** The paths that are shared. */
  public CorsBuilder paths(List<String> patterns) {
    paths.addAll(patterns);
    return this;
  }

  /** With whom: {@code https://app.example}, {@code https://*.app.example}, or {@code *} alone. */
  public CorsBuilder origins(String... patterns) {
    return origins(List.of(patterns));
  }

  /** With whom. */
  public CorsBuilder origins(List<String> patterns) {
    origins.addAll(patterns);
    return this;
  }

  /** What may execute from there; GET and HEAD where nothing is named. POST must be named. */
  public CorsBuilder methods(String... names) {
    return methods(List.of(names));
  }

  /** What may execute from there. */
  public CorsBuilder methods(List<String> names) {
    methods.addAll(names);
    return this;
  }

  /** The request headers that may be sent beyond the safelisted ones. */
  public CorsBuilder requestHeaders(String... names) {
    return requestHeaders(List.of(names));
  }

  /** The request headers that may be sent beyond the safelisted ones. */
  public CorsBuilder requestHeaders(List<String> names) {
    requestHeaders.addAll(names);
    return this;
  }

  /** The response headers that may be read beyond the safelisted ones. */
  public CorsBuilder responseHeaders(String... names) {
    return responseHeaders(List.of(names));
  }

  /** The response headers that may be read beyond the safelisted ones. */
  public CorsBuilder responseHeaders(List<String> names) {
    responseHeaders.addAll(names);
    return this;
  }

  /** Covers requests with credentials: what the user may see and do, these origins may too. */
  public CorsBuilder credentials() {
    credentials = true;
    return this;
  }

  /**
   * How long a browser may remember the answer to a preflight; five seconds by default, as in
   * Fetch.
   */
  public CorsBuilder maxAge(Duration duration) {
    maxAge = duration;
    return this;
  }

  /** Whether the rule acts. */
  public CorsBuilder mode(Mode mode) {
    this.mode = mode;
    return this;
  }

  /** Accepts http origins with credentials: whoever sits on the line is then a trusted page. */
  public CorsBuilder dangerouslyAllowInsecureOrigins() {
    allowsInsecureOrigins = true;
    return this;
  }
}
