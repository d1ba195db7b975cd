package dev.cordon.browser.http;

import dev.cordon.web.Url;

/**
 * Everything behind the browser's sockets: a handler in this JVM, or real servers. It is asked once
 * for every request that a browser would put on the wire, preflights and handshakes included, and
 * never follows redirects.
 */
@FunctionalInterface
public interface Network {

  /** The answer to a request. */
  Response send(Request request) throws NetworkFailure;

  /**
   * Where a URL's host is reached. By its name, unless the network knows the address: localhost,
   * and IP addresses by their range, everything else is public.
   */
  default AddressSpace addressSpace(Url url) {
    return AddressSpaces.byName(url);
  }

  /** Whether a host speaks HTTP/2 or later; over HTTP/1.1 no browser sends a stream as a body. */
  default boolean speaksHttp2(Url url) {
    return true;
  }
}
