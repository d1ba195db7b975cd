package dev.cordon.examples.bank.evil;

import dev.cordon.examples.bank.Bank;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The attacker's own client: an ordinary visitor of the target, without a browser. Names are not
 * looked up, the target is on this machine.
 */
final class Accomplice {

  private static final long PATIENCE_SECONDS = 5;
  private static final String COOKIE = "BANKSESSION=";

  private final HttpClient client;
  private final URI target;

  Accomplice(Vertx vertx, URI target) {
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setTrustAll(true).setVerifyHost(false).setKeepAlive(false));
    this.target = target;
  }

  /** A session cookie as any visitor of the login page gets it; empty if it gives none. */
  Future<String> visit() {
    return client
        .request(options(HttpMethod.GET, "/login"))
        .compose(request -> request.send())
        .map(Accomplice::sessionCookie);
  }

  /** The session cookie of the attacker's own account; empty if the login gives none. */
  Future<String> logIn(String user) {
    RequestOptions options =
        options(HttpMethod.POST, "/login")
            .putHeader("Content-Type", "application/x-www-form-urlencoded")
            .putHeader("Origin", target.toString())
            .putHeader("Sec-Fetch-Site", "same-origin");
    return client
        .request(options)
        .compose(request -> request.send("user=" + user + "&password=" + Bank.password(user)))
        .map(Accomplice::sessionCookie);
  }

  /** What {@code /api/balance} answers under a session cookie; empty if nothing came in time. */
  String balance(String cookie) {
    RequestOptions options =
        options(HttpMethod.GET, "/api/balance").putHeader("Cookie", COOKIE + cookie);
    try {
      return client
          .request(options)
          .compose(request -> request.send())
          .compose(HttpClientResponse::body)
          .map(body -> body.toString())
          .otherwise("")
          .await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return "";
    }
  }

  private RequestOptions options(HttpMethod method, String path) {
    boolean tls = target.getScheme().equals("https");
    int port = target.getPort() >= 0 ? target.getPort() : tls ? 443 : 80;
    return new RequestOptions()
        .setServer(SocketAddress.inetSocketAddress(port, "127.0.0.1"))
        .setMethod(method)
        .setHost(target.getHost())
        .setPort(port)
        .setSsl(tls)
        .setURI(path)
        .setTimeout(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
  }

  private static String sessionCookie(HttpClientResponse response) {
    for (String line : response.headers().getAll("Set-Cookie")) {
      String pair = line.split(";")[0];
      if (pair.startsWith(COOKIE)) {
        return pair.substring(COOKIE.length());
      }
    }
    return "";
  }
}
