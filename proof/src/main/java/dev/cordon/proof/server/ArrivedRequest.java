package dev.cordon.proof.server;

import dev.cordon.browser.http.Request;
import dev.cordon.guard.HttpVersion;
import dev.cordon.guard.RequestView;
import dev.cordon.web.Url;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A browser's request as an adapter shows it to the guard: HTTP/1.1, from a public address. */
record ArrivedRequest(Request request, boolean certificate) implements RequestView {
  private static final String PEER = "198.51.100.7"; // RFC 5737: of documentation

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
    return PEER;
  }

  @Override
  public boolean hasClientCertificate() {
    return certificate;
  }

  @Override
  public void headers(BiConsumer<String, String> line) {
    if (!request.headers().has("Host")) {
      line.accept("Host", host(request.url()));
    }
    request.headers().forEach(line);
  }

  /** Fetch, HTTP-network fetch: the host, and the port unless it is the scheme's own. */
  private static String host(Url url) {
    return url.port() < 0 ? String.valueOf(url.hostText()) : url.hostText() + ":" + url.port();
  }
}
