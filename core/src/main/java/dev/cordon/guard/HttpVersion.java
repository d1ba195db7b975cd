package dev.cordon.guard;

/** The version of HTTP a request arrived with. */
public enum HttpVersion {
  HTTP_1_0("HTTP/1.0"),
  HTTP_1_1("HTTP/1.1"),
  HTTP_2("HTTP/2"),
  HTTP_3("HTTP/3");

  private final String text;

  HttpVersion(String text) {
    this.text = text;
  }

  /** The version as logs write it, such as {@code HTTP/1.1}. */
  @Override
  public String toString() {
    return text;
  }
}
