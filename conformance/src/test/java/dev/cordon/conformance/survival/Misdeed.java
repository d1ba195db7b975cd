package dev.cordon.conformance.survival;

import java.util.Locale;

/** What an application can do instead of answering: the bytes it sends, and what it does then. */
enum Misdeed {
  ANOTHER_PROTOCOL("SSH-2.0-OpenSSH_9.2\r\n", Then.CLOSE, Outcome.BAD_GATEWAY),
  ANOTHER_PROTOCOL_THAT_WAITS("SSH-2.0-OpenSSH_9.2\r\n", Then.WAIT, Outcome.BAD_GATEWAY),
  A_LINE_WITHOUT_END("x".repeat(256 * 1024), Then.WAIT, Outcome.BAD_GATEWAY),
  A_HEAD_WITHOUT_END(
      "HTTP/1.1 200 OK\r\n" + "X-Padding: 0123456789\r\n".repeat(16 * 1024),
      Then.WAIT,
      Outcome.BAD_GATEWAY),
  A_STATUS_THAT_IS_NONE("HTTP/1.1 9 No\r\n\r\n", Then.CLOSE, Outcome.BAD_GATEWAY),
  HALF_A_HEAD("HTTP/1.1 200 OK\r\nContent-Le", Then.CLOSE, Outcome.BAD_GATEWAY),
  NOTHING("", Then.CLOSE, Outcome.BAD_GATEWAY),
  A_RESET("", Then.RESET, Outcome.BAD_GATEWAY),
  SILENCE("", Then.WAIT, Outcome.GATEWAY_TIMEOUT),
  SILENCE_WITHIN_THE_HEAD("HTTP/1.1 200 OK\r\nContent-Le", Then.WAIT, Outcome.GATEWAY_TIMEOUT),
  A_SWITCH_OF_PROTOCOLS_UNASKED(
      "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: other\r\n\r\n",
      Then.WAIT,
      Outcome.BAD_GATEWAY),
  HALF_A_BODY("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nshort", Then.CLOSE, Outcome.CUT),
  HALF_A_BODY_AND_A_RESET(
      "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nshort", Then.RESET, Outcome.CUT),
  HALF_A_BODY_AND_SILENCE(
      "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nshort", Then.WAIT, Outcome.CUT),
  HALF_A_CHUNK(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nshort", Then.CLOSE, Outcome.CUT),
  CHUNKS_WITHOUT_A_LAST_ONE(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n",
      Then.CLOSE,
      Outcome.CUT),
  A_CHUNK_SIZE_THAT_IS_NONE(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\nzz\r\n",
      Then.WAIT,
      Outcome.CUT),
  EARLY_HINTS_FIRST(
      "HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n"
          + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
      Then.GO_ON,
      Outcome.WHOLE),
  A_BODY_THAT_ENDS_WITH_THE_CONNECTION(
      "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nok", Then.CLOSE, Outcome.WHOLE),
  /** The second answer must not become that of whoever comes next on the connection. */
  AN_ANSWER_TOO_MANY(
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
          + "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil",
      Then.GO_ON,
      Outcome.WHOLE);

  /** What becomes of the connection. */
  enum Then {
    CLOSE,
    RESET,
    WAIT,
    /** The next request is answered well. */
    GO_ON
  }

  /** What the client gets. */
  enum Outcome {
    BAD_GATEWAY(502, "whole"),
    GATEWAY_TIMEOUT(504, "whole"),
    /** An answer that has begun can only be broken off, so that nobody takes it for whole. */
    CUT(200, "cut"),
    WHOLE(200, "whole");

    final int status;
    final String end;

    Outcome(int status, String end) {
      this.status = status;
      this.end = end;
    }
  }

  final String bytes;
  final Then then;
  final Outcome outcome;

  Misdeed(String bytes, Then then, Outcome outcome) {
    this.bytes = bytes;
    this.then = then;
    this.outcome = outcome;
  }

  String path() {
    return "/api/bad/" + name();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
