package dev.cordon.policy;

/** A credential that a browser, or the network, attaches to a request without the page's doing. */
public enum AmbientCredential {
  /** Any cookie that is not listed as inert. */
  COOKIES,
  /**
   * {@code Authorization: Basic} (RFC 7617), which a browser repeats by itself once a user has
   * typed it.
   */
  BASIC,
  /** {@code Authorization: Digest} (RFC 7616). */
  DIGEST,
  /** {@code Authorization: Negotiate} or {@code NTLM} (RFC 4559). */
  NEGOTIATE,
  /** A TLS client certificate. */
  CLIENT_CERTIFICATE,
  /** The client's address is what the application trusts: every request counts as credentialed. */
  NETWORK_POSITION
}
