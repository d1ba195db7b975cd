package dev.cordon.proof.server;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.guard.Decision;
import dev.cordon.guard.FormTokenQuestion;
import dev.cordon.guard.Guard;
import dev.cordon.guard.Judgement;
import dev.cordon.guard.RevocationQuestion;
import dev.cordon.guard.TokenUseQuestion;
import dev.cordon.guard.Verdict;
import dev.cordon.policy.AmbientCredential;
import dev.cordon.policy.Policy;
import dev.cordon.session.KeyRing;
import dev.cordon.web.Origin;
import dev.cordon.web.Url;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A policy's own guard, and behind it an application that has {@link Server}'s habits.
 *
 * <p>Nothing is revoked here, and a token that serves once is always seen for the first time: a
 * stranger gains by both.
 */
public final class GuardedServer implements Server {
  /** As the browser model's clock, so that what the guard issues is young there. */
  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Policy policy;
  private final Origin origin;
  private final Function<ArrivedRequest, Judgement> guard;
  private final Application application;
  private final Headers answer;
  private final List<Login> logins;
  private final String tokenOfAnother;

  private GuardedServer(Policy policy, Origin origin) {
    this.policy = policy;
    this.origin = origin;
    var random = new RepeatableRandom();
    var guard =
        Guard.builder(policy)
            .keys(KeyRing.generate(random, NOW))
            .clock(() -> NOW)
            .random(random)
            .build();
    this.guard = guard::judge;
    this.application = new Application(policy);
    this.answer = exposed(policy);
    var users = new Users(policy, origin, this);
    this.logins = users.logins();
    this.tokenOfAnother = users.tokenOfAnother();
  }

  /** The guard of this policy at one of the policy's own origins. */
  public static GuardedServer of(Policy policy, Origin origin) {
    if (!policy.origins().contains(origin)) {
      throw new IllegalArgumentException(origin + " is not among app.origins");
    }
    return new GuardedServer(policy, origin);
  }

  /** The application says everything that some page may see. */
  private static Headers exposed(Policy policy) {
    var headers = Headers.builder();
    policy.corsRules().stream()
        .flatMap(rule -> rule.responseHeaders().stream())
        .filter(name -> !name.equals("*") && !headers.has(name))
        .forEach(name -> headers.add(name, "1"));
    return headers.build();
  }

  @Override
  public Origin origin() {
    return origin;
  }

  @Override
  public List<Login> logins() {
    return logins;
  }

  @Override
  public String tokenOfAnother() {
    return tokenOfAnother;
  }

  @Override
  public Served serve(Request request, String answerType) {
    return serve(request, answer.toBuilder().set("Content-Type", answerType).build());
  }

  /** Serves a request that the application answers with these headers. */
  Served serve(Request request, Headers answer) {
    var decision = decide(request);
    if (decision.passes()) {
      return passed(request, decision, answer);
    }
    var headers = new HeaderLines(Headers.EMPTY);
    decision.editResponse(headers);
    var body = decision.body();
    return new Served(
        new Response(
            status(decision.verdict()),
            headers.headers(),
            body == null ? Body.EMPTY : Body.of(body.text())),
        null,
        decision.reason().code(),
        decision.rule());
  }

  private Decision decide(Request request) {
    var certificate = policy.ambient().contains(AmbientCredential.CLIENT_CERTIFICATE);
    var judgement = guard.apply(new ArrivedRequest(request, certificate));
    while (!(judgement instanceof Decision)) {
      judgement = answer(judgement, request.body());
    }
    return (Decision) judgement;
  }

  private static Judgement answer(Judgement question, @Nullable Body body) {
    if (question instanceof FormTokenQuestion form) {
      return form.resume(body == null ? new byte[0] : body.first(FormTokenQuestion.LIMIT_BYTES));
    }
    if (question instanceof TokenUseQuestion use) {
      return use.resume(TokenUseQuestion.Use.FIRST);
    }
    if (question instanceof RevocationQuestion revocation) {
      return revocation.resume(Set.of());
    }
    throw new IllegalStateException("a question that is not known here: " + question.getClass());
  }

  private static int status(Verdict verdict) {
    if (verdict instanceof Verdict.Answer answer) {
      return answer.status();
    }
    return ((Verdict.Refuse) verdict).status();
  }

  private Served passed(Request request, Decision decision, Headers answer) {
    var seen = new HeaderLines(request.headers());
    decision.editRequest(seen);
    var run = application.run(request, seen.headers());
    var response =
        run.method().equals(Application.WEBSOCKET)
            ? Response.webSocket(request)
            : new Response(200, answer, AnswerBody.of(String.valueOf(answer.get("Content-Type"))));
    var edited = new HeaderLines(response.headers());
    decision.editResponse(edited);
    return new Served(
        new Response(response.status(), edited.headers(), response.body()),
        run,
        decision.reason().code(),
        decision.rule());
  }

  /** A page of the application's own asks for something, as its users do. */
  Served ofOwnPage(String method, String path, Headers also, Headers answer) {
    var headers =
        also.toBuilder()
            .add("Sec-Fetch-Site", "same-origin")
            .add("Sec-Fetch-Mode", "cors")
            .add("Sec-Fetch-Dest", "empty")
            .add("Origin", origin.toString())
            .build();
    return serve(new Request(method, Url.parse(origin + path), headers, Body.EMPTY), answer);
  }
}
