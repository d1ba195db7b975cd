package dev.cordon.config;

/**
 * Where something listens or is reached: {@code https://0.0.0.0:8443}.
 *
 * @param protocol what is spoken there
 * @param host a name, an IPv4 address, or an IPv6 address without brackets
 * @param port 0 to 65535; 0, at a listener, lets the system choose
 */
public record Endpoint(Protocol protocol, String host, int port) {

  /**
   * Whether only this machine reaches it: {@code localhost} and below, 127.0.0.0/8, {@code ::1}.
   */
  public boolean isLoopback() {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("::1")
        || host.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
  }

  /** The host and port, the port always written: {@code [::1]:8443}. */
  public String authority() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /** The URL, the port always written. */
  @Override
  public String toString() {
    return protocol.scheme() + "://" + authority();
  }
}
