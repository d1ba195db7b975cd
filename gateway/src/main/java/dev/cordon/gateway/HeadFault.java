package dev.cordon.gateway;

/**
 * Why the head of an HTTP/1 request cannot be trusted to mean one thing only.
 *
 * @param status the status of the answer; the connection is closed after it
 * @param code the stable name in logs and metrics
 * @param sentence one sentence for the developer of the client; it quotes nothing of the request
 */
record HeadFault(int status, String code, String sentence) {

  static HeadFault bad(String code, String sentence) {
    return new HeadFault(400, code, sentence);
  }

  /** A fault on its way through Netty's decoder result. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient HeadFault fault;

    Refused(HeadFault fault) {
      super(fault.sentence(), null, false, false);
      this.fault = fault;
    }

    HeadFault fault() {
      return fault;
    }
  }
}
