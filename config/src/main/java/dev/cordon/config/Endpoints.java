package dev.cordon.config;

import dev.cordon.config.Complaint.Raised;
import dev.cordon.config.YamlNode.Scalar;
import dev.cordon.web.Authority;
import dev.cordon.web.Host;

/** Where to listen and whom to call, as URLs that are nothing but scheme, host and port. */
final class Endpoints {
  /** What is listened at; port 0 lets the system choose. */
  static final ValueType<Endpoint> LISTENER =
      new ValueType<>("a URL such as https://0.0.0.0:8443", Endpoints::parse);

  /** What is called. */
  static final ValueType<Endpoint> ADDRESS =
      new ValueType<>("a URL such as http://127.0.0.1:9000", Endpoints::address);

  private Endpoints() {}

  private static Endpoint address(Scalar scalar) throws Raised {
    Endpoint endpoint = parse(scalar);
    if (endpoint.port() == 0) {
      throw new Complaint(
              "url-port",
              Quoted.of(scalar.text()) + " has port 0",
              "",
              "Write the port it listens at.")
          .raised();
    }
    return endpoint;
  }

  private static Endpoint parse(Scalar scalar) throws Raised {
    String url = scalar.text();
    Protocol protocol = protocol(url);
    String rest = url.substring(protocol.scheme().length() + 3);
    int end = endOfAuthority(rest);
    if (rest.lastIndexOf('@', end - 1) >= 0) {
      throw complaint(
          url, "carries a user name or password", "Credentials in URLs end up in logs.", "");
    }
    if (end < rest.length()) {
      throw complaint(
          url,
          "has something after the port",
          "Paths are passed on unchanged; nothing is put in front of them.",
          protocol.scheme() + "://" + rest.substring(0, end));
    }
    if (rest.startsWith("*")) {
      throw complaint(
          url, "names no address", "", protocol.scheme() + "://0.0.0.0" + rest.substring(1));
    }
    Authority authority = Authority.parseOrNull(rest);
    if (authority == null) {
      throw complaint(url, "has no valid host and port", "", "");
    }
    int port = authority.port() < 0 ? protocol.defaultPort() : authority.port();
    return new Endpoint(protocol, plain(authority.host()), port);
  }

  private static Protocol protocol(String url) throws Raised {
    for (Protocol protocol : Protocol.values()) {
      if (url.startsWith(protocol.scheme() + "://")) {
        return protocol;
      }
    }
    boolean bare = Authority.parseOrNull(url) != null && !url.matches("[0-9.]*");
    throw complaint(
        url,
        "does not begin with http:// or https://",
        "Whether TLS is spoken is not left to a guess.",
        bare ? "http://" + url : "");
  }

  private static int endOfAuthority(String rest) {
    for (int i = 0; i < rest.length(); i++) {
      if ("/?#\\".indexOf(rest.charAt(i)) >= 0) {
        return i;
      }
    }
    return rest.length();
  }

  private static String plain(Host host) {
    String text = host.toString();
    return host.kind() == Host.Kind.IPV6 ? text.substring(1, text.length() - 1) : text;
  }

  private static Raised complaint(String url, String problem, String why, String instead) {
    return new Complaint(
            "url",
            Quoted.of(url) + " " + problem,
            why,
            instead.isEmpty() ? "Write scheme, host and port, nothing else." : "Write: " + instead)
        .raised();
  }
}
