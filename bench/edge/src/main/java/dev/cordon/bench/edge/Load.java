package dev.cordon.bench.edge;

/**
 * What a generator counted.
 *
 * @param requests answered
 * @param micros how long it took
 * @param p50 the median latency in microseconds
 * @param failures statuses of 400 and above
 * @param broken requests without an answer
 */
record Load(long requests, long micros, long p50, long p99, long p999, long failures, long broken) {
  /** Of a generator that did not come to an end. */
  static final Load FAILED = new Load(0, 0, 0, 0, 0, 0, 1);

  double perSecond() {
    return micros == 0 ? 0 : requests * 1e6 / micros;
  }

  /** Why this is not what was asked for; empty if it is. */
  String fault(Cell.Expected expected) {
    if (broken > 0) {
      return broken + " of " + (requests + broken) + " had no answer";
    }
    long wrong = expected == Cell.Expected.REFUSED ? requests - failures : failures;
    return wrong <= 0 ? "" : wrong + " of " + requests + " had another status";
  }
}
