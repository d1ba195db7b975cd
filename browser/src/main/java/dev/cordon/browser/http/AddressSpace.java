package dev.cordon.browser.http;

import dev.cordon.web.Url;

/** How near an address is (Local Network Access, IP address space). */
public enum AddressSpace {
  /** 127.0.0.0/8 and ::1: this very machine. */
  LOOPBACK,
  /** 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 169.254.0.0/16, fc00::/7, fe80::/10. */
  LOCAL,
  PUBLIC;

  /** That of a URL's host by its name alone: of names other than localhost, public. */
  public static AddressSpace byName(Url url) {
    return AddressSpaces.byName(url);
  }

  /** Whether a page from here may not freely reach there. */
  public boolean isLessNearThan(AddressSpace other) {
    return compareTo(other) > 0;
  }
}
