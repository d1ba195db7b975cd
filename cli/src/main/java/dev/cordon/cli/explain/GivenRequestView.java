package dev.cordon.cli.explain;

import dev.cordon.guard.HttpVersion;
import dev.cordon.guard.RequestView;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Shows the guard a given request as an adapter would. */
record GivenRequestView(GivenRequest request) implements RequestView {
  @Override
  public String method() {
    return request.method();
  }

  @Override
  public String target() {
    return request.target();
  }

  @Override
  public String scheme() {
    return request.scheme();
  }

  @Override
  public HttpVersion version() {
    return request.version();
  }

  @Override
  public @Nullable String authority() {
    return request.hasPseudoHeaders() ? request.authority() : null;
  }

  /** Given as a header line, since that is how a line of JSON can say it. */
  @Override
  public @Nullable String protocol() {
    return request.headers().stream()
        .filter(line -> line.name().equals(":protocol"))
        .map(GivenHeader::value)
        .findFirst()
        .orElse(null);
  }

  @Override
  public String peer() {
    return request.peer();
  }

  @Override
  public boolean hasClientCertificate() {
    return false;
  }

  @Override
  public void headers(BiConsumer<String, String> line) {
    for (var header : request.lines()) {
      if (!header.name().startsWith(":")) {
        line.accept(header.name(), header.value());
      }
    }
  }
}
