package dev.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * CVE class C11: clients that carried credentials or tokens to where they do not belong. The
 * gateway is a client of the application, so it follows nothing.
 */
@DisplayName("C11: a credential goes to the application and nowhere else")
class CredentialLeakCveTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CVE-2018-20060 | urllib3 took Authorization along over a redirect         | 302
          CVE-2018-25091 | and once more where its case differed                     | 301
          CVE-2025-4673  | Go took Proxy-Authorization along                         | 307
          CVE-2022-29248 | Guzzle took cookies along                                 | 303
          CVE-2022-31042 | and took them down from https to http                     | 308
          CVE-2022-21712 | Twisted took Cookie and Authorization along               | 302
          """)
  void a_redirect_is_the_clients_to_follow(String cve, String what, int status) throws IOException {
    try (RawUpstream elsewhere = new RawUpstream();
        RawUpstream application = new RawUpstream();
        TestGateway gateway = TestGateway.before(application)) {
      String location = "http://127.0.0.1:" + elsewhere.port() + "/steal";
      application.answering(
          "HTTP/1.1 "
              + status
              + " Away\r\nLocation: "
              + location
              + "\r\nContent-Length: 0\r\n\r\n");

      RawClient.Answer answer =
          gateway.get("/", "Authorization: Bearer secret", "Cookie: theme=dark");

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.header("Location")).isEqualTo(location);
      assertThat(application.all()).hasSize(1);
      assertThat(elsewhere.connections()).isZero();
    }
  }

  @Test
  @DisplayName("CVE-2025-4673: credentials for a proxy end at the gateway")
  void credentials_for_a_proxy_end_here() throws IOException {
    try (RawUpstream application = new RawUpstream();
        TestGateway gateway = TestGateway.before(application)) {
      gateway.get("/", "Proxy-Authorization: Basic c2VjcmV0", "Authorization: Bearer mine");

      RawUpstream.Received received = application.next();
      assertThat(received.header("Proxy-Authorization")).isEmpty();
      assertThat(received.header("Authorization")).containsExactly("Bearer mine");
    }
  }

  @Test
  @DisplayName(
      "CVE-2020-8167, CVE-2023-45857: the token's cookie belongs to one host and to no other")
  void a_token_belongs_to_one_host() throws IOException {
    try (RawUpstream application = new RawUpstream();
        TestGateway gateway = TestGateway.before(application)) {
      RawClient.Answer answer = gateway.get("/.well-known/cordon/csrf");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.head())
          .contains("__Host-cordon-csrf=")
          .doesNotContain("Domain=")
          .contains("SameSite=Strict");
      assertThat(
              gateway
                  .get(
                      "/.well-known/cordon/csrf",
                      "Origin: http://evil.example",
                      "Sec-Fetch-Site: cross-site",
                      "Sec-Fetch-Mode: cors")
                  .status())
          .isEqualTo(403);
    }
  }
}
