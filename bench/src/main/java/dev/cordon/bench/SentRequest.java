package dev.cordon.bench;

import dev.cordon.guard.HttpVersion;
import dev.cordon.guard.RequestView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A request as a browser sends it to the bank, with the user's cookie unless it is a preflight. */
final class SentRequest implements RequestView {
  private final String method;
  private final String target;
  private final List<Map.Entry<String, String>> lines = new ArrayList<>();

  SentRequest(String method, String target) {
    this.method = method;
    this.target = target;
    header("Host", "bank.example");
    header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)");
    header("Accept", "*/*");
    header("Accept-Encoding", "gzip, deflate, br, zstd");
    header("Accept-Language", "en");
    if (!method.equals("OPTIONS")) {
      header("Cookie", "theme=dark; JSESSIONID=4F1B0C9D2E7A4B6C8D0E1F2A3B4C5D6E");
    }
  }

  SentRequest header(String name, String value) {
    lines.add(Map.entry(name, value));
    return this;
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
  public void headers(BiConsumer<String, String> line) {
    lines.forEach(each -> line.accept(each.getKey(), each.getValue()));
  }
}
