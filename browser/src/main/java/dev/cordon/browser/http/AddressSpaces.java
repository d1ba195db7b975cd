package dev.cordon.browser.http;

import dev.cordon.web.Host;
import dev.cordon.web.Url;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The address space of a host by its name alone (Local Network Access, section 2.1). */
final class AddressSpaces {
  private AddressSpaces() {}

  static AddressSpace byName(Url url) {
    var host = url.host();
    if (host == null) {
      return AddressSpace.PUBLIC;
    }
    if (host.isLoopback()) {
      return AddressSpace.LOOPBACK;
    }
    return host.kind() == Host.Kind.DOMAIN ? AddressSpace.PUBLIC : ofAddress(host);
  }

  private static AddressSpace ofAddress(Host literal) {
    try {
      // A literal is parsed, never looked up.
      return of(InetAddress.getByName(literal.toString()));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(literal + " is not an address", impossible);
    }
  }

  static AddressSpace of(InetAddress address) {
    if (address.isLoopbackAddress()) {
      return AddressSpace.LOOPBACK;
    }
    var first = address.getAddress()[0] & 0xff;
    var uniqueLocal = address.getAddress().length == 16 && (first & 0xfe) == 0xfc;
    return address.isSiteLocalAddress() || address.isLinkLocalAddress() || uniqueLocal
        ? AddressSpace.LOCAL
        : AddressSpace.PUBLIC;
  }
}
