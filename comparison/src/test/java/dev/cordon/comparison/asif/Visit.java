package dev.cordon.comparison.asif;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/**
 * A session that a server, or a model, gave to a visitor.
 *
 * @param cookie the line of {@code Set-Cookie}
 * @param token the CSRF token as a page of it holds it; empty for none
 */
record Visit(String cookie, String token) {

  /** The value of the cookie. */
  String session() {
    return pair().substring(pair().indexOf('=') + 1);
  }

  private String name() {
    return pair().substring(0, pair().indexOf('='));
  }

  private String pair() {
    return cookie.split(";", 2)[0];
  }

  /** The line without the value. */
  String attributes() {
    return cookie.replace('=' + session(), "=");
  }

  /** The token without its mask; empty for none. */
  String bareToken() {
    var masked = Base64.getUrlDecoder().decode(token);
    var bare = new byte[masked.length / 2];
    for (var i = 0; i < bare.length; i++) {
      bare[i] = (byte) (masked[i] ^ masked[i + bare.length]);
    }
    return new String(bare, UTF_8);
  }

  /** A row's text with the sessions and tokens of these two. */
  static String fill(String text, Visit alice, Visit mallory) {
    return text.indexOf('{') < 0
        ? text
        : text.replace("{cookie}", alice.name())
            .replace("{alice}", alice.session())
            .replace("{mallory}", mallory.session())
            .replace("{alice-token}", alice.token())
            .replace("{mallory-token}", mallory.token())
            .replace("{alice-bare-token}", alice.bareToken());
  }
}
