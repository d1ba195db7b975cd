package dev.cordon.examples.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * A visitor of the bank without a browser: sends exactly the headers it is told, and one cookie.
 */
final class Visitor {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final Bank bank;
  private String cookies = "";

  Visitor(Bank bank) {
    this.bank = bank;
  }

  /** Somebody who has logged in by the form. */
  static Visitor loggedIn(Bank bank, String user) {
    Visitor visitor = new Visitor(bank);
    visitor.logIn(user);
    return visitor;
  }

  HttpResponse<String> logIn(String user) {
    HttpResponse<String> answer =
        send(
            "POST",
            "/login",
            "user=" + user + "&password=" + Bank.password(user),
            "Content-Type",
            "application/x-www-form-urlencoded");
    answer.headers().firstValue("Set-Cookie").ifPresent(line -> cookies = line.split(";")[0]);
    return answer;
  }

  Visitor withCookies(String header) {
    cookies = header;
    return this;
  }

  String cookies() {
    return cookies;
  }

  HttpResponse<String> get(String target, String... headers) {
    return send("GET", target, "", headers);
  }

  HttpResponse<String> post(String target, String body, String... headers) {
    return send("POST", target, body, headers);
  }

  HttpResponse<String> send(String method, String target, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(bank.url() + target))
            .timeout(Duration.ofSeconds(10))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!cookies.isEmpty()) {
      request.header("Cookie", cookies);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static HttpClient client() {
    return CLIENT;
  }
}
