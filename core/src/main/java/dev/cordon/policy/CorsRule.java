package dev.cordon.policy;

import dev.cordon.web.Origin;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A grant: which origins may use which methods and headers on some paths, and read the answers. */
public final class CorsRule {

  private final String place;
  private final List<PathPattern> paths;
  private final OriginSet origins;
  private final boolean anyOrigin;
  private final Set<String> methods;
  private final Set<String> requestHeaders;
  private final boolean anyHeader;
  private final List<String> responseHeaders;
  private final boolean credentials;
  private final Duration maxAge;
  private final Mode mode;
  private final String allowMethodsValue;
  private final String allowHeadersValue;
  private final String exposeHeadersValue;
  private final String maxAgeValue;

  CorsRule(
      String place,
      List<PathPattern> paths,
      OriginSet origins,
      boolean anyOrigin,
      Set<String> methods,
      List<String> requestHeaders,
      List<String> responseHeaders,
      boolean credentials,
      Duration maxAge,
      Mode mode) {
    this.place = place;
    this.paths = List.copyOf(paths);
    this.origins = origins;
    this.anyOrigin = anyOrigin;
    this.methods = withHead(methods);
    this.requestHeaders =
        requestHeaders.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .filter(name -> !name.equals("*"))
            .collect(Collectors.toUnmodifiableSet());
    this.anyHeader = requestHeaders.contains("*");
    this.responseHeaders = List.copyOf(responseHeaders);
    this.credentials = credentials;
    this.maxAge = maxAge;
    this.mode = mode;
    this.allowMethodsValue = String.join(", ", this.methods);
    this.allowHeadersValue = String.join(", ", new LinkedHashSet<>(requestHeaders));
    this.exposeHeadersValue = String.join(", ", new LinkedHashSet<>(responseHeaders));
    this.maxAgeValue = Long.toString(maxAge.toSeconds());
  }

  /** HEAD is GET without the content: whoever may the one may the other. */
  private static Set<String> withHead(Set<String> methods) {
    Set<String> all = new LinkedHashSet<>();
    for (String method : methods) {
      all.add(method);
      if (method.equals("GET")) {
        all.add("HEAD");
      }
    }
    return java.util.Collections.unmodifiableSet(all);
  }

  /** Where it stands in the policy, such as {@code cors[0]}. */
  public String place() {
    return place;
  }

  /** The paths it is for. */
  public List<PathPattern> paths() {
    return paths;
  }

  /** The origins it names; empty where it names all of them. */
  public OriginSet origins() {
    return origins;
  }

  /** Whether it is for every origin, by {@code "*"}; never with credentials. */
  public boolean anyOrigin() {
    return anyOrigin;
  }

  /** Whether the origin is one of those it is for. */
  public boolean names(Origin origin) {
    return anyOrigin || origins.contains(origin);
  }

  /** What may execute from there, HEAD included where GET is. */
  public Set<String> methods() {
    return methods;
  }

  /** Whether the method, compared as it stands, may execute from there. */
  public boolean allowsMethod(String method) {
    return methods.contains(method);
  }

  /**
   * Whether a request header of this lower-case name may be sent from there. {@code *} covers all
   * names but {@code authorization} (Fetch, CORS-preflight fetch, step 7).
   */
  public boolean allowsHeader(String lowerCaseName) {
    return requestHeaders.contains(lowerCaseName)
        || (anyHeader && !lowerCaseName.equals("authorization"));
  }

  /** The headers of an answer that pages may read beyond the safelisted ones. */
  public List<String> responseHeaders() {
    return responseHeaders;
  }

  /** Whether the grant covers requests with credentials. */
  public boolean credentials() {
    return credentials;
  }

  /** How long a browser may remember the answer to a preflight. */
  public Duration maxAge() {
    return maxAge;
  }

  /** Whether it acts. */
  public Mode mode() {
    return mode;
  }

  /** The value of {@code Access-Control-Allow-Methods}. */
  public String allowMethodsValue() {
    return allowMethodsValue;
  }

  /** The value of {@code Access-Control-Allow-Headers}, empty for none. */
  public String allowHeadersValue() {
    return allowHeadersValue;
  }

  /** The value of {@code Access-Control-Expose-Headers}, empty for none. */
  public String exposeHeadersValue() {
    return exposeHeadersValue;
  }

  /** The value of {@code Access-Control-Max-Age}, in seconds. */
  public String maxAgeValue() {
    return maxAgeValue;
  }

  @Override
  public String toString() {
    return place;
  }
}
