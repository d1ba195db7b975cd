package dev.cordon.proof.layers;

import dev.cordon.browser.http.Request;
import dev.cordon.guard.HttpVersion;
import dev.cordon.guard.RequestView;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A request of the browser model as an adapter shows it, over HTTP/1.1 and from one address. */
record ShownRequest(Request request, Shown shown) implements RequestView {

  @Override
  public String method() {
    return request.method();
  }

  /**
   * The target; without parameters and encoded slashes where only a layer looks that takes a target
   * for what it seems to be.
   */
  @Override
  public String target() {
    var target = request.url().pathAndQuery();
    return shown.showsTarget()
        ? target
        : target.replaceFirst(";[^?]*", "").replaceFirst("\\.\\.%2[fF]", "");
  }

  @Override
  public String scheme() {
    return shown.showsHost() ? request.url().scheme() : "https";
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
    line.accept("Host", shown.showsHost() ? host() : Scene.HOST);
    request.headers().forEach(line);
  }

  private String host() {
    var url = request.url();
    var standard = url.scheme().equals("https") ? 443 : 80;
    return url.hostText() + (url.port() == standard ? "" : ":" + url.port());
  }
}
