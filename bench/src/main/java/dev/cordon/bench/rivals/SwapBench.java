package dev.cordon.bench.rivals;

import dev.cordon.guard.Decision;
import dev.cordon.guard.LiveGuard;
import dev.cordon.policy.Policy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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

/** The slowest decisions while another thread puts one policy after another into force. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
@State(Scope.Benchmark)
public class SwapBench {

  /** What happens beside the decisions. */
  public enum Beside {
    NOTHING("nothing"),
    A_SWAP_EACH_MILLISECOND("each millisecond a policy that was built before"),
    BUILD_AND_SWAP("each ten milliseconds a policy of 1,000 origins that is built first");

    private final String words;

    Beside(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  @Param public Beside beside;

  private final Answer answer = new Answer();
  private volatile boolean over;
  private LiveGuard guard;
  private CordonProduct.Shown[] requests;
  private Thread swapping;
  private int turn;

  /** Puts the first policy into force and begins to swap. */
  @Setup
  public void setUp() {
    var cell = new Cell(Question.READ_ALLOWED, Size.ORIGINS_1_000);
    var one = policy();
    var other = policy();
    guard = LiveGuard.of(one);
    requests = CordonProduct.shown(cell.requests());
    swapping = new Thread(() -> swap(one, other), "swapping");
    swapping.start();
  }

  private static Policy policy() {
    return CordonProduct.policy(Size.ORIGINS_1_000.origins(), Size.ORIGINS_1_000.domains());
  }

  private void swap(Policy one, Policy other) {
    for (int i = 0; !over; i++) {
      switch (beside) {
        case NOTHING -> {}
        case A_SWAP_EACH_MILLISECOND -> guard.replace(i % 2 == 0 ? other : one);
        case BUILD_AND_SWAP -> guard.replace(policy());
      }
      LockSupport.parkNanos(Duration.ofMillis(beside == Beside.BUILD_AND_SWAP ? 10 : 1).toNanos());
    }
  }

  /** Ends the swapping. */
  @TearDown
  public void tearDown() throws InterruptedException {
    over = true;
    swapping.join();
  }

  /** A decision by the policy of its moment. */
  @Benchmark
  public int decide() {
    turn = turn == requests.length - 1 ? 0 : turn + 1;
    answer.clear();
    var decision = (Decision) guard.judge(requests[turn]);
    if (!decision.passes()) {
      throw new IllegalStateException(decision.toString());
    }
    answer.reach();
    decision.editResponse(answer);
    return answer.status();
  }
}
