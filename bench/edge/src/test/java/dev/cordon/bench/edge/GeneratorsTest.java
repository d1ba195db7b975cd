package dev.cordon.bench.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GeneratorsTest {
  private static final String WRK =
      """
      Running 2s test @ http://127.0.0.1:8080/api/small
        1 threads and 32 connections
        Thread Stats   Avg      Stdev     Max   +/- Stdev
          Latency     1.95ms    3.27ms  44.97ms   92.31%
          Req/Sec    21.41k     2.97k   25.30k    70.00%
        42577 requests in 2.00s, 52.42MB read
      Requests/sec:  21277.31
      Transfer/sec:     26.20MB

      edge requests=42577 micros=2001049 p50=978 p99=17782 p999=21167 statuses=3 broken=2
      """;

  private static final String H2LOAD =
      """
      Application protocol: h2
      Main benchmark duration is over for thread #0. Stopping all clients.
      Stopped all clients for thread #0

      finished in 2.02s, 35797.50 req/s, 7.27MB/s
      requests: 71595 total, 71627 started, 71595 done, 71593 succeeded, 2 failed, 1 errored, 4 timeout
      status codes: 71590 2xx, 0 3xx, 3 4xx, 2 5xx
      traffic: 14.54MB (15250127) total, 3.07MB (3221775) headers (space savings 51.09%), 10.24MB (10739250) data
                           min         max         mean         sd        +/- sd
      time for request:       58us     16.50ms       690us       979us    91.11%
      """;

  @Test
  void what_wrk_counted_stands_in_the_line_of_its_script() {
    assertThat(Wrk.parse(WRK)).isEqualTo(new Load(42577, 2001049, 978, 17782, 21167, 3, 2));
  }

  @Test
  void what_h2load_counted_stands_in_its_summary_and_latencies_in_its_log() {
    Stream<String> log =
        LongStream.rangeClosed(1, 1000)
            .map(i -> 1001 - i)
            .mapToObj(micros -> "1795370659521847\t200\t" + micros);

    assertThat(H2load.parse(H2LOAD, log))
        .isEqualTo(new Load(71595, 2_020_000, 501, 991, 1000, 5, 5));
  }

  @Test
  void output_without_a_result_is_a_failure_and_no_zero() {
    assertThatThrownBy(() -> Wrk.parse("unable to connect")).hasMessageContaining("no result");
    assertThatThrownBy(() -> H2load.parse("connect: refused", Stream.of()))
        .hasMessageContaining("no result");
  }

  @Test
  void a_load_is_faulted_for_statuses_that_the_cell_does_not_expect() {
    Load good = new Load(10, 1000, 1, 1, 1, 0, 0);
    Load refused = new Load(10, 1000, 1, 1, 1, 10, 0);
    Load broken = new Load(10, 1000, 1, 1, 1, 0, 2);

    assertThat(good.fault(Cell.Expected.GRANTED)).isEmpty();
    assertThat(good.fault(Cell.Expected.REFUSED)).isEqualTo("10 of 10 had another status");
    assertThat(refused.fault(Cell.Expected.REFUSED)).isEmpty();
    assertThat(refused.fault(Cell.Expected.SESSION)).isEqualTo("10 of 10 had another status");
    assertThat(broken.fault(Cell.Expected.GRANTED)).isEqualTo("2 of 12 had no answer");
  }
}
