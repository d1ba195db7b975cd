package dev.cordon.guard;

/**
 * A CSRF token for a page that is being written.
 *
 * @param value the token, masked anew for this answer
 * @param header the name of the request header that carries it back
 * @param field the name of the form field that carries it back
 */
public record PageToken(String value, String header, String field) {
  /** Without the token. */
  @Override
  public String toString() {
    return "PageToken[header=" + header + ", field=" + field + "]";
  }
}
