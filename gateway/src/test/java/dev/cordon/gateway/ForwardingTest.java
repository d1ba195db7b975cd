package dev.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What reaches the application, and what comes back, byte by byte. */
class ForwardingTest {
  private RawUpstream upstream;
  private TestGateway gateway;

  @BeforeEach
  void start() throws IOException {
    upstream = new RawUpstream();
    gateway = TestGateway.before(upstream);
  }

  @AfterEach
  void stop() throws IOException {
    gateway.close();
    upstream.close();
  }

  @Nested
  class A_request {
    @Test
    void keeps_its_target_byte_for_byte() throws IOException {
      gateway.get("/a%7Eb/c?x=%2F..&y='\"|{}");
      assertThat(upstream.next().requestLine()).isEqualTo("GET /a%7Eb/c?x=%2F..&y='\"|{} HTTP/1.1");
    }

    @Test
    void keeps_its_host() throws IOException {
      gateway.get("/");
      assertThat(upstream.next().header("Host")).containsExactly("bank.localhost");
    }

    @Test
    void loses_what_Connection_nominates() throws IOException {
      gateway.get(
          "/", "Connection: X-Secret, keep-alive", "X-Secret: 1", "Keep-Alive: 5", "X-Public: 2");
      RawUpstream.Received request = upstream.next();
      assertThat(request.header("X-Secret")).isEmpty();
      assertThat(request.header("Keep-Alive")).isEmpty();
      assertThat(request.header("X-Public")).containsExactly("2");
    }

    @Test
    void keeps_Host_though_Connection_nominates_it() throws IOException {
      gateway.exchange("PUT", "/", "abc", "Connection: Host, Content-Length");
      RawUpstream.Received request = upstream.next();
      assertThat(request.header("Host")).containsExactly("bank.localhost");
      assertThat(request.body()).isEqualTo("abc");
    }

    @Test
    void in_absolute_form_reaches_the_application_in_origin_form() throws IOException {
      gateway.get("http://bank.localhost/x?y");
      RawUpstream.Received request = upstream.next();
      assertThat(request.requestLine()).isEqualTo("GET /x?y HTTP/1.1");
      assertThat(request.header("Host")).containsExactly("bank.localhost");
    }

    @Test
    void keeps_repeated_headers_and_bytes_above_ascii() throws IOException {
      gateway.get("/", "X-Two: a", "X-Two: b", "X-Latin: \u00e9\u00ff");
      RawUpstream.Received request = upstream.next();
      assertThat(request.header("X-Two")).containsExactly("a", "b");
      assertThat(request.header("X-Latin")).containsExactly("\u00e9\u00ff");
    }

    @Test
    void with_a_chunked_body_arrives_whole() throws IOException {
      try (RawClient client = gateway.connect()) {
        client.send(
            "POST /x HTTP/1.1\r\nHost: bank.localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "3\r\nabc\r\n4;ext=\"1\"\r\ndefg\r\n0\r\nX-Trailer: 1\r\n\r\n");
        assertThat(client.answer().status()).isEqualTo(200);
      }
      RawUpstream.Received request = upstream.next();
      assertThat(request.header("Transfer-Encoding")).containsExactly("chunked");
      assertThat(request.header("Content-Length")).isEmpty();
      assertThat(request.body()).isEqualTo("abcdefg");
    }

    @Test
    void without_a_body_is_sent_without_framing() throws IOException {
      gateway.exchange("DELETE", "/x", "");
      RawUpstream.Received request = upstream.next();
      assertThat(request.header("Transfer-Encoding")).isEmpty();
      assertThat(request.header("Content-Length")).isEmpty();
    }

    @Test
    void of_no_length_keeps_saying_so() throws IOException {
      gateway.exchange("POST", "/x", "", "Content-Length: 0");
      assertThat(upstream.next().header("Content-Length")).containsExactly("0");
    }
  }

  @Nested
  class Forwarded_headers {
    @Test
    void of_a_stranger_are_replaced() throws IOException {
      gateway.get(
          "/",
          "X-Forwarded-For: 1.2.3.4",
          "X-Forwarded-Host: evil.example",
          "X-Forwarded-Proto: https",
          "Forwarded: for=1.2.3.4",
          "X-Real-IP: 1.2.3.4",
          "X-Forwarded-Prefix: /evil");
      RawUpstream.Received request = upstream.next();
      assertThat(request.header("X-Forwarded-For")).containsExactly("127.0.0.1");
      assertThat(request.header("X-Forwarded-Host")).containsExactly("bank.localhost");
      assertThat(request.header("X-Forwarded-Proto")).containsExactly("http");
      assertThat(request.header("Forwarded"))
          .containsExactly("for=127.0.0.1;host=\"bank.localhost\";proto=http");
      assertThat(request.header("X-Real-IP")).isEmpty();
      assertThat(request.header("X-Forwarded-Prefix")).isEmpty();
    }

    @Test
    void of_a_listed_proxy_are_carried_on_but_never_its_name() throws IOException {
      String policy =
          TestGateway.policy().replace("app:\n", "app:\n  proxies: [\"127.0.0.0/8\"]\n");
      try (TestGateway trusting = TestGateway.before(upstream, policy, "")) {
        trusting.get(
            "/",
            "X-Forwarded-For: 1.2.3.4",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Host: evil.example");
      }
      RawUpstream.Received request = upstream.next();
      assertThat(request.header("X-Forwarded-For")).containsExactly("1.2.3.4, 127.0.0.1");
      assertThat(request.header("X-Forwarded-Proto")).containsExactly("https");
      assertThat(request.header("X-Forwarded-Host")).containsExactly("bank.localhost");
    }
  }

  @Nested
  class An_answer {
    @Test
    void to_HEAD_keeps_its_length_and_has_no_body() throws IOException {
      upstream.answering("HTTP/1.1 200 OK\r\nContent-Length: 1234\r\nETag: \"x\"\r\n\r\n");
      try (RawClient client = gateway.connect()) {
        RawClient.Answer answer = client.send(TestGateway.request("HEAD", "/", "")).answer("HEAD");
        assertThat(answer.header("Content-Length")).isEqualTo("1234");
        assertThat(answer.header("ETag")).isEqualTo("\"x\"");
        // The connection is still in step.
        upstream.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        assertThat(client.send(TestGateway.request("GET", "/", "")).answer().body())
            .isEqualTo("ok");
      }
    }

    @Test
    void of_204_has_no_framing() throws IOException {
      upstream.answering("HTTP/1.1 204 No Content\r\nX-A: 1\r\n\r\n");
      RawClient.Answer answer = gateway.get("/");
      assertThat(answer.status()).isEqualTo(204);
      assertThat(answer.header("Content-Length")).isEmpty();
      assertThat(answer.header("Transfer-Encoding")).isEmpty();
      assertThat(answer.header("X-A")).isEqualTo("1");
    }

    @Test
    void of_304_keeps_validators() throws IOException {
      upstream.answering("HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\nContent-Length: 99\r\n\r\n");
      RawClient.Answer answer = gateway.get("/", "If-None-Match: \"v1\"");
      assertThat(answer.status()).isEqualTo(304);
      assertThat(answer.header("ETag")).isEqualTo("\"v1\"");
      assertThat(answer.header("Content-Length")).isEqualTo("99");
    }

    @Test
    void of_a_range_stays_one() throws IOException {
      upstream.answering(
          "HTTP/1.1 206 Partial Content\r\n"
              + "Content-Range: bytes 2-3/9\r\n"
              + "Accept-Ranges: bytes\r\n"
              + "Content-Length: 2\r\n\r\n"
              + "cd");
      RawClient.Answer answer = gateway.get("/film", "Range: bytes=2-3");
      assertThat(upstream.next().header("Range")).containsExactly("bytes=2-3");
      assertThat(answer.status()).isEqualTo(206);
      assertThat(answer.header("Content-Range")).isEqualTo("bytes 2-3/9");
      assertThat(answer.body()).isEqualTo("cd");
    }

    @Test
    void keeps_its_reason_and_repeated_headers() throws IOException {
      upstream.answering(
          "HTTP/1.1 299 Quite Fine\r\n"
              + "Content-Length: 0\r\n"
              + "Link: </a>\r\n"
              + "Link: </b>\r\n"
              + "Date: Thu, 01 Jan 1970 00:00:00 GMT\r\n\r\n");
      RawClient.Answer answer = gateway.get("/");
      assertThat(answer.head()).startsWith("HTTP/1.1 299 Quite Fine\r\n");
      assertThat(answer.headers("Link")).containsExactly("</a>", "</b>");
      assertThat(answer.headers("Date")).containsExactly("Thu, 01 Jan 1970 00:00:00 GMT");
    }

    @Test
    void loses_hop_by_hop_headers() throws IOException {
      upstream.answering(
          "HTTP/1.1 200 OK\r\n"
              + "Content-Length: 0\r\n"
              + "Connection: X-Hop\r\n"
              + "X-Hop: 1\r\n"
              + "Keep-Alive: timeout=9\r\n"
              + "Upgrade: h2c\r\n\r\n");
      RawClient.Answer answer = gateway.get("/");
      assertThat(answer.header("X-Hop")).isEmpty();
      assertThat(answer.header("Keep-Alive")).isEmpty();
      assertThat(answer.header("Upgrade")).isEmpty();
    }

    @Test
    void that_ends_with_the_connection_is_chunked_for_the_client() throws IOException {
      upstream.answering(
          (request, out, in) -> {
            out.write("HTTP/1.0 200 OK\r\n\r\nuntil the end".getBytes());
            throw new IOException("close");
          });
      RawClient.Answer answer = gateway.get("/");
      assertThat(answer.header("Transfer-Encoding")).isEqualTo("chunked");
      assertThat(answer.body()).isEqualTo("until the end");
    }

    @Test
    void to_HTTP_1_0_is_not_chunked_and_ends_with_the_connection() throws IOException {
      upstream.answering(
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
      try (RawClient client = gateway.connect()) {
        client.send("GET / HTTP/1.0\r\nHost: bank.localhost\r\nConnection: keep-alive\r\n\r\n");
        RawClient.Answer answer = client.answer();
        assertThat(answer.header("Transfer-Encoding")).isEmpty();
        assertThat(answer.header("Connection")).isEqualTo("close");
        assertThat(answer.body()).isEqualTo("abc");
      }
    }

    @Test
    void with_public_caching_and_Expires_0_is_passed_on() throws IOException {
      upstream.answering(
          "HTTP/1.1 200 OK\r\n"
              + "Date: Thu, 01 Jan 1970 00:00:00 GMT\r\n"
              + "Cache-Control: public\r\n"
              + "Expires: 0\r\n"
              + "Content-Length: 2\r\n\r\n"
              + "ok");
      assertThat(gateway.get("/").status()).isEqualTo(200);
    }

    @Test
    void that_is_cut_short_is_cut_short_for_the_client_too() throws IOException {
      upstream.answering(
          (request, out, in) -> {
            out.write(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n".getBytes());
            out.flush();
            throw new IOException("close");
          });
      try (RawClient client = gateway.connect()) {
        client.send(TestGateway.request("GET", "/", ""));
        client.head();
        String rest =
            new String(client.in().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
        assertThat(rest).doesNotContain("0\r\n\r\n");
      }
    }
  }

  @Nested
  class Expect_100_continue {
    @Test
    void is_answered_by_the_gateway_and_not_sent_on() throws IOException {
      try (RawClient client = gateway.connect()) {
        client.send(
            "PUT /x HTTP/1.1\r\n"
                + "Host: bank.localhost\r\n"
                + "Expect: 100-continue\r\n"
                + "Content-Length: 3\r\n\r\n");
        assertThat(client.answer().status()).isEqualTo(100);
        assertThat(client.send("abc").answer().status()).isEqualTo(200);
      }
      RawUpstream.Received request = upstream.next();
      assertThat(request.header("Expect")).isEmpty();
      assertThat(request.body()).isEqualTo("abc");
    }

    @Test
    void is_not_answered_before_the_guard_has_let_the_request_through() throws IOException {
      try (RawClient client = gateway.connect()) {
        client.send(
            "PUT /x HTTP/1.1\r\n"
                + "Host: bank.localhost\r\n"
                + "Origin: https://evil.example\r\n"
                + "Expect: 100-continue\r\n"
                + "Content-Length: 3\r\n\r\n");
        assertThat(client.answer().status()).isEqualTo(403);
        assertThat(client.isClosed()).isTrue();
      }
      assertThat(upstream.all()).isEmpty();
    }

    @Test
    void other_expectations_are_refused() throws IOException {
      assertThat(gateway.get("/", "Expect: the-impossible").status()).isEqualTo(417);
    }
  }

  @Test
  void an_answer_before_the_end_of_the_request_is_passed_on_and_ends_the_connection()
      throws IOException {
    upstream
        .leavingBodies()
        .answering(
            (request, out, in) -> {
              out.write("HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\n\r\nbig".getBytes());
              out.flush();
              throw new IOException("close");
            });
    try (RawClient client = gateway.connect()) {
      client.send("PUT /x HTTP/1.1\r\nHost: bank.localhost\r\nContent-Length: 10000000\r\n\r\nabc");
      RawClient.Answer answer = client.answer();
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.body()).isEqualTo("big");
      assertThat(answer.header("Connection")).isEqualTo("close");
    }
  }

  @Test
  void requests_in_a_pipeline_are_answered_in_order() throws IOException {
    upstream.answering((request, out, in) -> out.write(RawUpstream.ok(request.requestLine())));
    try (RawClient client = gateway.connect()) {
      client.send(TestGateway.request("GET", "/1", "") + TestGateway.request("GET", "/2", ""));
      assertThat(client.answer().body()).startsWith("GET /1 ");
      assertThat(client.answer().body()).startsWith("GET /2 ");
    }
  }
}
