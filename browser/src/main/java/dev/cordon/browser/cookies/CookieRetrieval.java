package dev.cordon.browser.cookies;

import java.util.List;

/**
 * What a request gets out of the jar.
 *
 * @param header the value of the Cookie header, or what {@code document.cookie} reads; empty if
 *     there is nothing to send, and then no header is sent
 * @param cookies those in it, in its order
 * @param notes one for each cookie of the host or a parent of it: those that go, in their order,
 *     then those that stay, each with the rule that keeps it
 */
public record CookieRetrieval(String header, List<Cookie> cookies, List<CookieNote> notes) {
  /** Nothing, and nothing that stayed behind. */
  public static final CookieRetrieval NOTHING = new CookieRetrieval("", List.of(), List.of());

  public CookieRetrieval {
    cookies = List.copyOf(cookies);
    notes = List.copyOf(notes);
  }
}
