package dev.cordon.cli.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Where a name is said to be, instead of where the resolver says.
 *
 * <table>
 *   <caption>What can be written</caption>
 *   <tr><th>text</th><th>meaning</th></tr>
 *   <tr><td>{@code api.example:443:127.0.0.1}</td><td>https://api.example is at 127.0.0.1, port 443</td></tr>
 *   <tr><td>{@code api.example:443:127.0.0.1:8443}</td><td>the same at port 8443</td></tr>
 *   <tr><td>{@code api.example:80:[::1]:8080}</td><td>IPv6, in brackets</td></tr>
 * </table>
 *
 * @param name the host and port of URLs, as {@code api.example:443}
 * @param address an IP address
 * @param port where it listens
 */
public record Resolution(String name, InetAddress address, int port) {

  /**
   * What this text says.
   *
   * @throws BadFetchException if it is not written so
   */
  public static Resolution parse(String text) {
    int host = text.indexOf(':');
    int port = text.indexOf(':', host + 1);
    if (host <= 0 || port < 0) {
      throw bad(text, "it has no host, port and address");
    }
    int urlPort = port(text, text.substring(host + 1, port));
    var rest = text.substring(port + 1);
    boolean bracketed = rest.startsWith("[");
    int end = bracketed ? rest.indexOf(']') : rest.indexOf(':');
    if (bracketed && end < 0) {
      throw bad(text, "the bracket is not closed");
    }
    var literal = bracketed ? rest.substring(1, end) : end < 0 ? rest : rest.substring(0, end);
    var after = bracketed ? rest.substring(end + 1) : end < 0 ? "" : rest.substring(end);
    if (!after.isEmpty() && !after.startsWith(":")) {
      throw bad(text, "after the address stands " + after);
    }
    return new Resolution(
        text.substring(0, host).toLowerCase(Locale.ROOT) + ":" + urlPort,
        address(text, literal, bracketed),
        after.isEmpty() ? urlPort : port(text, after.substring(1)));
  }

  private static InetAddress address(String text, String literal, boolean bracketed) {
    // Digits and dots, or colons: a literal is parsed, and never looked up.
    boolean isLiteral =
        bracketed
            ? literal.indexOf(':') >= 0
            : !literal.isEmpty()
                && literal.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    try {
      if (isLiteral) {
        return InetAddress.getByName(literal);
      }
    } catch (UnknownHostException e) {
      // Said below.
    }
    throw bad(text, literal + " is no IP address");
  }

  private static int port(String text, String digits) {
    try {
      int port = Integer.parseInt(digits);
      if (port > 0 && port <= 0xffff) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw bad(text, digits + " is no port");
  }

  private static BadFetchException bad(String text, String why) {
    return new BadFetchException(
        "--resolve " + Quoted.text(text),
        why + ".",
        "Where the host is would stay unknown.",
        "Write host:port:address, and the server's port after it if that is another:"
            + " api.example:443:127.0.0.1:8443.");
  }
}
