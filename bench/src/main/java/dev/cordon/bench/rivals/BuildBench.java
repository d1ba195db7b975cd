package dev.cordon.bench.rivals;

import dev.cordon.guard.Guard;
import dev.cordon.session.KeyRing;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
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
import org.openjdk.jmh.annotations.Warmup;

/** From a list of origins to something that can be asked. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
@State(Scope.Benchmark)
public class BuildBench {

  /** Who builds. */
  public enum Builder {
    CORDON,
    SPRING,
    TOMCAT,
    JETTY,
    VERTX
  }

  @Param({"10", "1000", "100000"})
  public int origins;

  @Param public Builder builder;

  private final KeyRing keys = KeyRing.generate(new SecureRandom(), Instant.now());
  private List<String> listed;

  @Setup
  public void setUp() {
    listed = Size.ORIGINS_100_000.origins().subList(0, origins);
  }

  /** The product, ready. */
  @Benchmark
  public Object build() {
    return switch (builder) {
      case CORDON -> Guard.builder(CordonProduct.policy(listed, List.of())).keys(keys).build();
      case SPRING -> SpringProduct.cors(listed, List.of());
      case TOMCAT -> TomcatProduct.cors(listed);
      case VERTX -> VertxProduct.cors(listed, List.of());
      case JETTY -> {
        var cors = JettyProduct.cors(listed, List.of());
        JettyProduct.start(cors);
        yield cors;
      }
    };
  }
}
