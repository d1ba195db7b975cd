package dev.cordon.bench;

import dev.cordon.guard.Decision;
import dev.cordon.guard.Guard;
import dev.cordon.guard.Reason;
import dev.cordon.policy.Policy;
import java.time.Duration;
import java.util.ArrayList;
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

/** What a whole decision costs, the edits of the answer included. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 25, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
@State(Scope.Benchmark)
public class GuardBench {
  private static final String OWN = "https://bank.example";
  private static final String APP = "https://app.example";

  /** How much the policy holds besides the one rule for one origin that speaks here. */
  public enum Size {
    ONE(0, 0),
    ORIGINS_100_000(99_999, 0),
    PATHS_10_000(0, 9_999);

    private final int origins;
    private final int paths;

    Size(int origins, int paths) {
      this.origins = origins;
      this.paths = paths;
    }
  }

  /** What is asked of the guard. */
  public enum Question {
    /** A page of the application reads from it. */
    OWN_READ(Reason.SAFE),
    /** A listed origin reads, with credentials. */
    ALLOWED_READ(Reason.GRANTED),
    /** A listed origin asks first, and is told yes. */
    ALLOWED_PREFLIGHT(Reason.PREFLIGHT_GRANTED),
    /** A stranger's form posts, with the victim's cookie. */
    REFUSED_WRITE(Reason.CROSS_SITE_WRITE),
    /** A listed origin asks first for a header that is not granted. */
    REFUSED_PREFLIGHT(Reason.PREFLIGHT_HEADER),
    /** 8 kB of header names, the last of which is not granted. */
    HOSTILE_NAMES(Reason.PREFLIGHT_MALFORMED),
    /** 8 kB of commas. */
    HOSTILE_COMMAS(Reason.PREFLIGHT_MALFORMED),
    /** 8 kB that are one name. */
    HOSTILE_NAME(Reason.PREFLIGHT_MALFORMED);

    private final Reason reason;

    Question(Reason reason) {
      this.reason = reason;
    }
  }

  @Param public Size size;

  @Param public Question question;

  private Guard guard;
  private SentRequest request;

  /**
   * Makes the policy and the request, and checks that the decision is the one that is to be
   * measured.
   */
  @Setup
  public void setUp() {
    var names = new Names(3);
    List<String> listed = new ArrayList<>(List.of(APP));
    while (listed.size() <= size.origins) {
      listed.add(names.origin());
    }
    var policy =
        Policy.builder()
            .origins(OWN)
            .cors(
                rule ->
                    rule.paths("/api/**")
                        .origins(listed)
                        .methods("GET", "POST", "PUT")
                        .requestHeaders("Content-Type", "X-CSRF-Token")
                        .credentials()
                        .maxAge(Duration.ofHours(2)));
    for (int i = 0; i < size.paths; i++) {
      policy.cors(rule -> rule.paths(names.path() + "/**").origins(APP));
    }
    guard = Guard.of(policy.build());
    request = request();
    var decision = (Decision) guard.judge(request);
    if (decision.reason() != question.reason) {
      throw new IllegalStateException(question + " led to " + decision);
    }
  }

  private SentRequest request() {
    return switch (question) {
      case OWN_READ ->
          new SentRequest("GET", "/api/balance")
              .header("Sec-Fetch-Site", "same-origin")
              .header("Sec-Fetch-Mode", "cors")
              .header("Sec-Fetch-Dest", "empty");
      case ALLOWED_READ ->
          new SentRequest("GET", "/api/balance")
              .header("Origin", APP)
              .header("Sec-Fetch-Site", "cross-site")
              .header("Sec-Fetch-Mode", "cors")
              .header("Sec-Fetch-Dest", "empty");
      case REFUSED_WRITE ->
          new SentRequest("POST", "/api/transfer")
              .header("Origin", "https://evil.example")
              .header("Sec-Fetch-Site", "cross-site")
              .header("Sec-Fetch-Mode", "navigate")
              .header("Sec-Fetch-Dest", "document")
              .header("Content-Type", "application/x-www-form-urlencoded");
      case ALLOWED_PREFLIGHT -> preflight("content-type,x-csrf-token");
      case REFUSED_PREFLIGHT -> preflight("content-type,x-other");
      case HOSTILE_NAMES -> preflight("content-type,".repeat(630) + "x-other");
      case HOSTILE_COMMAS -> preflight(",".repeat(8192));
      case HOSTILE_NAME -> preflight("x".repeat(8192));
    };
  }

  private static SentRequest preflight(String names) {
    return new SentRequest("OPTIONS", "/api/transfer")
        .header("Origin", APP)
        .header("Access-Control-Request-Method", "PUT")
        .header("Access-Control-Request-Headers", names);
  }

  /** The judgement alone. */
  @Benchmark
  public Object judge() {
    return guard.judge(request);
  }

  /** From the request as it came to the headers of the answer. */
  @Benchmark
  public SentHeaders decide() {
    var decision = (Decision) guard.judge(request);
    var answer = new SentHeaders();
    decision.editResponse(answer);
    return answer;
  }
}
