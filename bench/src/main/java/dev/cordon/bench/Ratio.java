package dev.cordon.bench;

/**
 * A claim: the benchmark costs at most so many times as much with {@code many} as with {@code one}.
 *
 * @param benchmark class and method, as in {@code OriginMatchBench.header}
 * @param parameter the parameter of which {@code one} and {@code many} are values
 */
record Ratio(String benchmark, String parameter, String one, String many, double atMost) {

  boolean isOf(String otherBenchmark) {
    return otherBenchmark.endsWith("." + benchmark);
  }
}
