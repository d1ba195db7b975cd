package dev.cordon.bench.rivals;

import dev.cordon.guard.ApplicationSession;
import dev.cordon.guard.Decision;
import dev.cordon.guard.Guard;
import dev.cordon.guard.HttpVersion;
import dev.cordon.guard.RequestView;
import dev.cordon.guard.Verdict;
import dev.cordon.policy.Policy;
import dev.cordon.policy.PolicyBuilder;
import dev.cordon.policy.TokenUse;
import dev.cordon.session.KeyRing;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The guard as an application has it inside: judge, answer, edit the answer. */
final class CordonProduct implements Product {
  static final String NAME = "Cordon";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String parts() {
    return "Guard: every layer, CORS and CSRF in one decision";
  }

  @Override
  public boolean can(Cell cell) {
    return true;
  }

  @Override
  public Contender install(Cell cell) {
    var keys = KeyRing.generate(new SecureRandom(), Instant.now());
    return new Guarded(Guard.builder(policy(cell)).keys(keys).build());
  }

  private static Policy policy(Cell cell) {
    var policy = policy(cell.size().origins(), cell.size().domains());
    if (cell.question().hasToken()) {
      // The browser vouches for its own pages; here the token is to be looked at all the same.
      policy = builder(cell.size().origins(), cell.size().domains(), TokenUse.REQUIRED).build();
    }
    return policy;
  }

  static Policy policy(List<String> origins, List<String> domains) {
    return builder(origins, domains, TokenUse.WHEN_UNPROVEN).build();
  }

  private static PolicyBuilder builder(
      List<String> origins, List<String> domains, TokenUse tokens) {
    var listed = new ArrayList<>(origins);
    domains.forEach(domain -> listed.add("https://*." + domain));
    return Policy.builder()
        .origins(Bank.ORIGIN)
        .csrf(csrf -> csrf.tokens(tokens).lifetime(Duration.ofHours(12)))
        .cors(
            rule ->
                rule.paths(Bank.SHARED + "**")
                    .origins(listed)
                    .methods(Bank.METHODS)
                    .requestHeaders(Bank.REQUEST_HEADERS)
                    .credentials()
                    .maxAge(Duration.ofSeconds(Bank.MAX_AGE_SECONDS)));
  }

  /** Requests of users who have no session that the guard would ask for. */
  static Shown[] shown(List<Sent> sent) {
    return sent.stream()
        .map(request -> new Shown(request, ApplicationSession.NONE))
        .toArray(Shown[]::new);
  }

  private static final class Guarded implements Contender {
    private final Guard guard;
    private final Answer answer = new Answer();
    private final Map<Integer, Kept> sessions = new HashMap<>();
    private Shown[] requests = {};

    Guarded(Guard guard) {
      this.guard = guard;
    }

    @Override
    public void load(List<Sent> sent) {
      requests =
          sent.stream()
              .map(
                  request ->
                      new Shown(request, sessions.computeIfAbsent(request.session(), Kept::new)))
              .toArray(Shown[]::new);
    }

    @Override
    public int ask(int turn) {
      answer.clear();
      var request = requests[turn];
      var decision = (Decision) guard.judge(request);
      if (decision.passes()) {
        answer.reach();
        if (request.page) {
          var token = decision.pageToken();
          if (token != null) {
            answer.token(token.value());
          }
        }
      } else if (decision.verdict() instanceof Verdict.Refuse refusal) {
        answer.status(refusal.status());
      } else if (decision.verdict() instanceof Verdict.Answer own) {
        answer.status(own.status());
      }
      decision.editResponse(answer);
      return answer.status();
    }

    @Override
    public Answer answer() {
      return answer;
    }
  }

  /** A session as a container keeps it. */
  private record Kept(String id, Map<String, String> attributes) implements ApplicationSession {
    Kept(int number) {
      this(Bank.sessionId(number), new HashMap<>());
    }

    @Override
    public @Nullable String get(String name) {
      return attributes.get(name);
    }

    @Override
    public void put(String name, String value) {
      attributes.put(name, value);
    }
  }

  /** A request as an adapter shows it. */
  static final class Shown implements RequestView {
    private final String method;
    private final String target;
    private final Sent.Line[] lines;
    private final ApplicationSession session;
    private final boolean page;

    Shown(Sent sent, ApplicationSession session) {
      this.method = sent.method();
      this.target = sent.target();
      this.lines = sent.lines().toArray(Sent.Line[]::new);
      // A preflight comes without cookies, and so without a session.
      this.session = sent.first("Cookie") == null ? ApplicationSession.NONE : session;
      this.page = sent.target().equals(Bank.PAGE);
    }

    @Override
    public String method() {
      return method;
    }

    @Override
    public String target() {
      return target;
    }

    @Override
    public String scheme() {
      return "https";
    }

    @Override
    public HttpVersion version() {
      return HttpVersion.HTTP_1_1;
    }

    @Override
    public @Nullable String authority() {
      return null;
    }

    @Override
    public @Nullable String protocol() {
      return null;
    }

    @Override
    public String peer() {
      return "192.0.2.7";
    }

    @Override
    public boolean hasClientCertificate() {
      return false;
    }

    @Override
    public ApplicationSession session() {
      return session;
    }

    @Override
    public void headers(BiConsumer<String, String> line) {
      for (var each : lines) {
        line.accept(each.name(), each.value());
      }
    }
  }
}
