package dev.cordon.guard;

import dev.cordon.guard.TokenUseQuestion.Use;
import dev.cordon.session.InMemoryUsedTokens;
import dev.cordon.session.SessionId;
import dev.cordon.session.UsedTokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A request for tests: {@code TestRequest.post("/api").header("Origin",
 * "https://evil.example").judgedBy(guard)}.
 */
final class TestRequest implements RequestView {
  /** The host that requests go to unless they say otherwise. */
  static final String HOST = "bank.example";

  private final String method;
  private final String target;
  private final List<Map.Entry<String, String>> lines = new ArrayList<>();
  private String scheme = "https";
  private HttpVersion version = HttpVersion.HTTP_1_1;
  private @Nullable String authority;
  private @Nullable String protocol;
  private String peer = "192.0.2.1";
  private boolean certificate;
  private ApplicationSession session = ApplicationSession.NONE;
  private byte[] body = new byte[0];
  private Set<SessionId> revoked = Set.of();
  private UsedTokens used = new InMemoryUsedTokens(1000);

  private TestRequest(String method, String target) {
    this.method = method;
    this.target = target;
  }

  /** A request to {@value #HOST}. */
  static TestRequest of(String method, String target) {
    return bare(method, target).header("Host", HOST);
  }

  /** A request without any header. */
  static TestRequest bare(String method, String target) {
    return new TestRequest(method, target);
  }

  static TestRequest get(String target) {
    return of("GET", target);
  }

  static TestRequest post(String target) {
    return of("POST", target);
  }

  /** A preflight for {@code method} from {@code origin}. */
  static TestRequest preflight(String target, String origin, String method) {
    return of("OPTIONS", target)
        .header("Origin", origin)
        .header("Access-Control-Request-Method", method);
  }

  /** A WebSocket handshake. */
  static TestRequest handshake(String target) {
    return get(target).header("Connection", "Upgrade").header("Upgrade", "websocket");
  }

  TestRequest header(String name, String value) {
    lines.add(Map.entry(name, value));
    return this;
  }

  /** Adds the header unless the value is {@code -}, which stands for an absent one in tables. */
  TestRequest headerUnlessDash(String name, String value) {
    return value.equals("-") ? this : header(name, value);
  }

  TestRequest cookie(String cookies) {
    return header("Cookie", cookies);
  }

  TestRequest scheme(String value) {
    scheme = value;
    return this;
  }

  TestRequest http2(String pseudoAuthority) {
    version = HttpVersion.HTTP_2;
    authority = pseudoAuthority;
    return this;
  }

  TestRequest version(HttpVersion value) {
    version = value;
    return this;
  }

  TestRequest extendedConnect(String value) {
    protocol = value;
    return this;
  }

  TestRequest peer(String value) {
    peer = value;
    return this;
  }

  TestRequest session(ApplicationSession value) {
    session = value;
    return this;
  }

  TestRequest withClientCertificate() {
    certificate = true;
    return this;
  }

  TestRequest body(String contentType, String text) {
    body = text.getBytes(StandardCharsets.UTF_8);
    return header("Content-Type", contentType);
  }

  TestRequest revoked(SessionId... ids) {
    revoked = Set.of(ids);
    return this;
  }

  TestRequest used(UsedTokens tokens) {
    used = tokens;
    return this;
  }

  /** Judges the request and answers every question of the guard. */
  Decision judgedBy(Guard guard) {
    return decide(guard.judge(this));
  }

  /** Judges the request, with the trace. */
  Decision explainedBy(Guard guard) {
    return decide(guard.explain(this));
  }

  private Decision decide(Judgement first) {
    Judgement judgement = first;
    for (int i = 0; i < 10; i++) {
      if (judgement instanceof Decision decision) {
        return decision;
      } else if (judgement instanceof FormTokenQuestion question) {
        judgement = question.resume(body);
      } else if (judgement instanceof RevocationQuestion question) {
        judgement = question.resume(revoked);
      } else if (judgement instanceof TokenUseQuestion question) {
        boolean first1 = used.burn(question.nonce(), question.expiresAt(), Instant.EPOCH);
        judgement = question.resume(first1 ? Use.FIRST : Use.REPEATED);
      }
    }
    throw new AssertionError("the guard keeps asking");
  }

  /** The headers of this request as the application would see them after a pass. */
  TestHeaders seenBy(Decision decision) {
    TestHeaders seen = new TestHeaders();
    lines.forEach(line -> seen.add(line.getKey(), line.getValue()));
    decision.editRequest(seen);
    return seen;
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
    return scheme;
  }

  @Override
  public HttpVersion version() {
    return version;
  }

  @Override
  public @Nullable String authority() {
    return authority;
  }

  @Override
  public @Nullable String protocol() {
    return protocol;
  }

  @Override
  public String peer() {
    return peer;
  }

  @Override
  public boolean hasClientCertificate() {
    return certificate;
  }

  @Override
  public ApplicationSession session() {
    return session;
  }

  @Override
  public void headers(BiConsumer<String, String> line) {
    lines.forEach(each -> line.accept(each.getKey(), each.getValue()));
  }

  @Override
  public String toString() {
    return method + " " + target + " " + lines;
  }
}
