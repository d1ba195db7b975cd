package dev.cordon.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

/** The ways in which others checked CSRF tokens, and were robbed. */
final class Naive {
  private static final byte[] KEY = new byte[32];

  private Naive() {}

  static String mac(String message) {
    return Base64Url.encode(Hkdf.hmac(KEY).doFinal(message.getBytes(StandardCharsets.UTF_8)));
  }

  static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return Base64Url.encode(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Cookie and field agree. */
  static boolean doubleSubmit(String cookie, String field) {
    return cookie.equals(field);
  }

  /** What was decoded, or nothing, is what the session has, or nothing. */
  static boolean decodedEqualsStored(byte[] stored, String field) {
    byte[] decoded;
    try {
      decoded = Base64.getUrlDecoder().decode(field);
    } catch (IllegalArgumentException e) {
      decoded = new byte[0];
    }
    return MessageDigest.isEqual(stored, decoded);
  }

  /** The cookie is the session's token; the field is forgotten. */
  static boolean cookieIsSessions(String cookie, String ofSession) {
    return cookie.equals(ofSession);
  }

  /** {@code nonce.signature}, and the signature is good. */
  static boolean signedByUs(String token) {
    int dot = token.indexOf('.');
    return mac(token.substring(0, dot)).equals(token.substring(dot + 1));
  }

  /** The token is an HMAC of the resource, whoever asks. */
  static boolean isOfResource(String token, String resource) {
    return mac(resource).equals(token);
  }

  /** The token is a hash of the planted cookie and the user's name. */
  static boolean isHashOfUser(String token, String cookie, String user) {
    return sha256(cookie + user).equals(token);
  }

  /** The token is an HMAC of the session, and nothing says of which scheme. */
  static boolean isOfSession(String token, String session) {
    return mac(session).equals(token);
  }

  /** The token of one form is an HMAC of its path under the general token. */
  static byte[] ofForm(byte[] general, String path) {
    return Hkdf.hmac(general).doFinal(path.getBytes(StandardCharsets.UTF_8));
  }
}
