package dev.cordon.config;

/** What is spoken at an {@link Endpoint}. */
public enum Protocol {
  /** Plain HTTP. */
  HTTP(80),
  /** HTTP over TLS. */
  HTTPS(443);

  private final int defaultPort;

  Protocol(int defaultPort) {
    this.defaultPort = defaultPort;
  }

  /** The port that is meant when a URL has none. */
  public int defaultPort() {
    return defaultPort;
  }

  /** The scheme of its URLs: {@code http} or {@code https}. */
  public String scheme() {
    return this == HTTP ? "http" : "https";
  }
}
