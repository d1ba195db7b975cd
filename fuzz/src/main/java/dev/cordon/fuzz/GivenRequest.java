package dev.cordon.fuzz;

import dev.cordon.guard.Decision;
import dev.cordon.guard.FormTokenQuestion;
import dev.cordon.guard.Guard;
import dev.cordon.guard.HttpVersion;
import dev.cordon.guard.Judgement;
import dev.cordon.guard.RequestView;
import dev.cordon.guard.RevocationQuestion;
import dev.cordon.guard.TokenUseQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A request put together from an input. */
final class GivenRequest implements RequestView {
  final List<Map.Entry<String, String>> lines = new ArrayList<>();
  private final String method;
  private final String target;
  private String scheme = "https";
  private String peer = "192.0.2.1";
  private HttpVersion version = HttpVersion.HTTP_1_1;
  private @Nullable String authority;
  private @Nullable String protocol;
  private boolean certificate;
  private byte[] body = new byte[0];

  GivenRequest(String method, String target) {
    this.method = method;
    this.target = target;
  }

  GivenRequest header(String name, String value) {
    lines.add(Map.entry(name, value));
    return this;
  }

  /** What HTTP/2 says in a pseudo-header, or the connection by itself. */
  void aside(String name, String value) {
    switch (name) {
      case "authority" -> {
        authority = value;
        version = HttpVersion.HTTP_2;
      }
      case "protocol" -> {
        protocol = value;
        version = HttpVersion.HTTP_2;
      }
      case "scheme" -> scheme = value.equals("http") ? "http" : "https";
      case "version" -> version = value.equals("1.0") ? HttpVersion.HTTP_1_0 : HttpVersion.HTTP_1_1;
      case "peer" -> peer = value;
      case "certificate" -> certificate = true;
      case "body" -> body = value.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
      default -> {}
    }
  }

  /** The values of the lines with this name, in order. */
  List<String> values(String name) {
    return lines.stream()
        .filter(line -> line.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .toList();
  }

  Decision judgedBy(Guard guard) {
    return decide(guard.judge(this));
  }

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
        judgement = question.resume(Set.of());
      } else if (judgement instanceof TokenUseQuestion question) {
        judgement = question.resume(TokenUseQuestion.Use.FIRST);
      }
    }
    throw new AssertionError("the guard keeps asking");
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
  public void headers(BiConsumer<String, String> line) {
    lines.forEach(each -> line.accept(each.getKey(), each.getValue()));
  }

  @Override
  public String toString() {
    return method + " " + target + " " + authority + " " + lines;
  }
}
