package dev.cordon.vertx.web;

import static dev.cordon.vertx.web.TestServer.OWN;
import static dev.cordon.vertx.web.TestServer.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.guard.LiveGuard;
import io.vertx.core.Vertx;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms that carry their token in the body, and are read by the application after that. */
class FormTest {
  private static final String REQUIRED = "csrf:\n  tokens: required\n";
  private static final String BOUNDARY = "----------cordon";

  @TempDir Path uploads;
  private final AtomicInteger runs = new AtomicInteger();

  private void application(Router router, Vertx vertx) {
    BodyHandler reader = BodyHandler.create(uploads.toString()).setBodyLimit(1 << 20);
    CordonHandler.create(LiveGuard.of(policy(REQUIRED))).formReader(reader).protect(router);
    router.get("/form").handler(rc -> rc.end(CordonHandler.token(rc).value()));
    router
        .post()
        .handler(reader)
        .handler(
            rc -> {
              runs.incrementAndGet();
              StringBuilder text = new StringBuilder();
              text.append(rc.request().params().getAll("amount"));
              text.append(' ').append(rc.request().formAttributes().get("amount"));
              for (FileUpload upload : rc.fileUploads()) {
                text.append(' ').append(upload.size());
                text.append(' ').append(hash(vertx, upload));
              }
              rc.end(text.toString());
            });
  }

  private static int hash(Vertx vertx, FileUpload upload) {
    return vertx.fileSystem().readFileBlocking(upload.uploadedFileName()).toString().hashCode();
  }

  private RawClient.Answer post(TestServer server, String type, String body, String... headers)
      throws Exception {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Content-Type: " + type;
    all[headers.length + 1] = "Origin: " + OWN;
    return server.exchange("POST", "/transfer?amount=0", body, all);
  }

  private static String cookies(RawClient.Answer page) {
    return page.cookies() + "; id=1";
  }

  private static String urlEncoded(String token) {
    return "amount=7&_csrf=" + token.replace("+", "%2B").replace("=", "%3D");
  }

  private static String multipart(String token, String file) {
    return part("name=\"_csrf\"", token)
        + part("name=\"amount\"", "7")
        + part("name=\"photo\"; filename=\"a.txt\"\r\nContent-Type: text/plain", file)
        + "--"
        + BOUNDARY
        + "--\r\n";
  }

  private static String part(String disposition, String value) {
    return "--"
        + BOUNDARY
        + "\r\nContent-Disposition: form-data; "
        + disposition
        + "\r\n\r\n"
        + value
        + "\r\n";
  }

  @Test
  void anUrlEncodedFormWithItsTokenPassesAndItsFieldsAreMergedOnce() throws Exception {
    try (TestServer server = TestServer.startOn(this::application)) {
      var page = server.get("/form");

      var answer =
          post(server, "application/x-www-form-urlencoded", urlEncoded(page.body()), cookies(page));

      assertThat(answer.body()).isEqualTo("[0, 7] 7");
    }
  }

  @Test
  void aFormWithoutItsTokenIsRefusedAndTheRouteDoesNotRun() throws Exception {
    try (TestServer server = TestServer.startOn(this::application)) {
      var page = server.get("/form");

      var answer = post(server, "application/x-www-form-urlencoded", "amount=7", cookies(page));

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
      assertThat(runs).hasValue(0);
    }
  }

  @Test
  void aTokenThatIsGivenTwiceIsNone() throws Exception {
    try (TestServer server = TestServer.startOn(this::application)) {
      var page = server.get("/form");

      var answer =
          post(
              server,
              "application/x-www-form-urlencoded",
              urlEncoded(page.body()) + "&_csrf=x",
              cookies(page));

      assertThat(answer.status()).isEqualTo(403);
    }
  }

  @Test
  void aTokenInTheQueryIsNone() throws Exception {
    try (TestServer server = TestServer.startOn(this::application)) {
      var page = server.get("/form");

      var answer =
          server.exchange(
              "POST",
              "/transfer?" + urlEncoded(page.body()),
              "amount=7",
              "Content-Type: application/x-www-form-urlencoded",
              "Origin: " + OWN,
              cookies(page));

      assertThat(answer.status()).isEqualTo(403);
    }
  }

  @Test
  void anUploadOfMoreThanThePrefixArrivesWhole() throws Exception {
    String file = "0123456789abcdef".repeat(20_000);
    try (TestServer server = TestServer.startOn(this::application)) {
      var page = server.get("/form");

      var answer =
          post(
              server,
              "multipart/form-data; boundary=" + BOUNDARY,
              multipart(page.body(), file),
              cookies(page));

      assertThat(answer.body()).isEqualTo("[0, 7] 7 " + file.length() + " " + file.hashCode());
    }
  }

  @Test
  void anUploadThatIsRefusedLeavesNothingBehind() throws Exception {
    try (TestServer server = TestServer.startOn(this::application)) {
      var page = server.get("/form");

      var answer =
          post(
              server,
              "multipart/form-data; boundary=" + BOUNDARY,
              multipart("x", "0123456789abcdef".repeat(20_000)),
              cookies(page));

      assertThat(answer.status()).isEqualTo(403);
      assertThat(runs).hasValue(0);
    }
    // The server has closed, and all its work is done.
    try (var left = Files.list(uploads)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aFormOverTheLimitIsRefusedAsTheBodyHandlerWould() throws Exception {
    try (TestServer server = TestServer.startOn(this::application)) {
      var page = server.get("/form");

      var answer =
          post(
              server,
              "application/x-www-form-urlencoded",
              "a=" + "x".repeat((1 << 20) + 1),
              cookies(page));

      assertThat(answer.status()).isEqualTo(413);
      assertThat(runs).hasValue(0);
    }
  }

  @Test
  void aFormWithoutABoundaryHasNoToken() throws Exception {
    try (TestServer server = TestServer.startOn(this::application)) {
      var page = server.get("/form");

      var answer = post(server, "multipart/form-data", "amount=7", cookies(page));

      assertThat(answer.status()).isEqualTo(403);
      assertThat(runs).hasValue(0);
    }
  }

  @Test
  void aFormByAMethodForWhichVertxReadsNoneIsABadRequest() throws Exception {
    try (TestServer server = TestServer.startOn(this::application)) {
      var page = server.get("/form");

      var answer =
          server.exchange(
              "LOCK",
              "/transfer",
              urlEncoded(page.body()),
              "Content-Type: application/x-www-form-urlencoded",
              "Origin: " + OWN,
              cookies(page));

      assertThat(answer.status()).isEqualTo(400);
    }
  }

  @Test
  void aTokenInTheHeaderNeedsNoReadingAhead() throws Exception {
    try (TestServer server = TestServer.startOn(this::application)) {
      var page = server.get("/form");

      var answer =
          post(
              server,
              "application/x-www-form-urlencoded",
              "amount=7",
              cookies(page),
              "X-CSRF-Token: " + page.body());

      assertThat(answer.body()).isEqualTo("[0, 7] 7");
    }
  }
}
