package dev.cordon.testkit;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.guard.Decision;
import dev.cordon.guard.FormTokenQuestion;
import dev.cordon.guard.HeaderView;
import dev.cordon.guard.HttpVersion;
import dev.cordon.guard.LiveGuard;
import dev.cordon.guard.RequestView;
import dev.cordon.guard.Verdict;
import dev.cordon.policy.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The same bank behind a guard, which sees each request before it. */
public final class GuardedBank implements ApplicationFixture {
  public static final String PARTNER = "https://app.example";

  private final Bank bank = new Bank();
  private final LiveGuard guard =
      LiveGuard.of(
          Policy.builder()
              .origins(Bank.ORIGIN)
              .cors(
                  rule ->
                      rule.paths("/api/balance")
                          .origins(PARTNER)
                          .methods("GET", "HEAD")
                          .credentials())
              .csrf(csrf -> csrf.login("/login").unsafe("/logout", "/api/transfer", "/api/pay"))
              // For browsers without fetch metadata, in which a granted read looks like any load.
              .isolation(rule -> rule.paths("/api/balance").embed(PARTNER))
              .session(
                  session ->
                      session
                          .cookie("SID")
                          .seal()
                          .sameSite(dev.cordon.web.SameSite.LAX)
                          .lifetime(Duration.ofHours(2)))
              .build());

  public Bank bank() {
    return bank;
  }

  @Override
  public Application application() {
    return bank.described(Application.of(Bank.ORIGIN, this::answer));
  }

  public Response answer(Request request) {
    var decision = decide(request);
    var answer = new Lines(Headers.EMPTY);
    if (!decision.passes()) {
      decision.editResponse(answer);
      var body = decision.body();
      return new Response(
          status(decision.verdict()),
          answer.headers(),
          body == null ? Body.EMPTY : Body.of(body.text()));
    }
    var forwarded = new Lines(request.headers());
    decision.editRequest(forwarded);
    var original =
        bank.answer(
            new Request(request.method(), request.url(), forwarded.headers(), request.body()));
    var body = withToken(original.body(), decision);
    var edited = new Lines(original.headers());
    decision.editResponse(edited);
    return new Response(original.status(), edited.headers(), body);
  }

  /** As a template engine would: a token in every form, for browsers that prove nothing. */
  private static Body withToken(Body page, Decision decision) {
    var html = page.text();
    var token = html.contains("</form>") ? decision.pageToken() : null;
    return token == null
        ? page
        : Body.of(
            html.replace(
                "</form>",
                "<input type=hidden name='%s' value='%s'></form>"
                    .formatted(token.field(), token.value())));
  }

  private Decision decide(Request request) {
    var judgement = guard.judge(new View(request));
    if (judgement instanceof FormTokenQuestion question) {
      var body = request.body();
      judgement = guard.settle(question.resume(body == null ? new byte[0] : body.bytes()));
    }
    return (Decision) judgement;
  }

  private static int status(Verdict verdict) {
    return verdict instanceof Verdict.Refuse refuse
        ? refuse.status()
        : ((Verdict.Answer) verdict).status();
  }

  private record View(Request request) implements RequestView {
    @Override
    public String method() {
      return request.method();
    }

    @Override
    public String target() {
      return request.url().pathAndQuery();
    }

    @Override
    public String scheme() {
      return request.url().scheme();
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
      return "192.0.2.1";
    }

    @Override
    public boolean hasClientCertificate() {
      return false;
    }

    @Override
    public void headers(BiConsumer<String, String> line) {
      line.accept("Host", RunningServer.authority(request.url()));
      request.headers().forEach(line);
    }
  }

  private static final class Lines implements HeaderView {
    private final List<Map.Entry<String, String>> lines = new ArrayList<>();

    Lines(Headers headers) {
      headers.forEach(this::add);
    }

    Headers headers() {
      var builder = Headers.builder();
      lines.forEach(line -> builder.add(line.getKey(), line.getValue()));
      return builder.build();
    }

    @Override
    public List<String> get(String name) {
      return lines.stream()
          .filter(line -> line.getKey().equalsIgnoreCase(name))
          .map(Map.Entry::getValue)
          .toList();
    }

    @Override
    public void set(String name, String value) {
      remove(name);
      add(name, value);
    }

    @Override
    public void add(String name, String value) {
      lines.add(Map.entry(name, value));
    }

    @Override
    public void remove(String name) {
      lines.removeIf(line -> line.getKey().equalsIgnoreCase(name));
    }
  }
}
