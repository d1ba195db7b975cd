package dev.cordon.bench.rivals;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One product before one cell: what an answer costs it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 6, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
@State(Scope.Benchmark)
public class RivalBench {
  /** Product and cell. A parameter each would be every one with every other, and some cannot. */
  @Param("Cordon READ_ALLOWED/ORIGINS_100")
  public String pair;

  private Contender contender;
  private int last;
  private int turn;

  static String pair(Product product, Cell cell) {
    return product.name() + " " + cell;
  }

  @Setup
  public void setUp() {
    // The names of products have spaces, those of cells have none.
    int between = pair.lastIndexOf(' ');
    var cell = Cell.parse(pair.substring(between + 1));
    contender = Contender.ready(Product.named(pair.substring(0, between)), cell);
    last = cell.question().turns() - 1;
  }

  @TearDown
  public void tearDown() {
    contender.close();
  }

  /** From the request as the product has it to the headers of the answer. */
  @Benchmark
  public int ask() {
    turn = turn == last ? 0 : turn + 1;
    return contender.ask(turn);
  }
}
