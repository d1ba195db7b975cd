package dev.cordon.web;

/**
 * The SameSite attribute of a cookie (RFC 6265bis, section 5.6.7).
 *
 * <table>
 *   <caption>When a browser attaches the cookie to a cross-site request</caption>
 *   <tr><th>value</th><th>top-level link</th><th>top-level form POST</th><th>fetch, image, frame</th></tr>
 *   <tr><td>{@link #STRICT}</td><td>no</td><td>no</td><td>no</td></tr>
 *   <tr><td>{@link #LAX}</td><td>yes</td><td>no</td><td>no</td></tr>
 *   <tr><td>{@link #NONE}</td><td>yes</td><td>yes</td><td>yes, unless third-party cookies are blocked</td></tr>
 * </table>
 *
 * A sibling subdomain is same-site: none of the values stops it.
 */
public enum SameSite {
  STRICT("Strict"),
  LAX("Lax"),
  NONE("None");

  private final String text;

  SameSite(String text) {
    this.text = text;
  }

  /** The value as it stands in {@code Set-Cookie}. */
  @Override
  public String toString() {
    return text;
  }
}
