package dev.cordon.gateway;

/** Why the gateway closes a WebSocket, with the code its page sees (RFC 6455, section 7.4.1). */
enum CloseReason {
  /** The session it was opened with expired or was revoked. */
  SESSION_ENDED(1008),
  /** No byte in either direction for too long. */
  IDLE(1001),
  /** The gateway is stopping. */
  GOING_AWAY(1001);

  private final int code;

  CloseReason(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
