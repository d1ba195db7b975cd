package dev.cordon.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.Policy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layer 2: is this name ours? */
@DisplayName("An authority")
class HostTableTest {
  private final Guard guard =
      Guard.of(
          Policy.builder()
              .origins("https://bank.example", "http://bank.localhost:8080")
              .hosts("health.internal", "metrics.internal:9100", "status.internal:443")
              .build());

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # sentence                                     | host                       | verdict
          of an own origin passes                        | bank.example               | pass safe
          with its port written out passes               | bank.example:443           | pass safe
          in another case passes                         | Bank.EXAMPLE               | pass safe
          of an own origin with a port passes            | bank.localhost:8080        | pass safe
          of app.hosts passes                            | health.internal            | pass safe
          of app.hosts with its port passes              | metrics.internal:9100      | pass safe
          of app.hosts on port 80 passes                 | health.internal:80         | pass safe
          of app.hosts on port 443 passes                | health.internal:443        | pass safe
          of app.hosts without its default port passes   | status.internal            | pass safe
          of app.hosts on the other default is foreign   | status.internal:80         | refuse host-not-ours
          of app.hosts on no default port is foreign     | health.internal:8080       | refuse host-not-ours
          of an own name on the other default is foreign | bank.example:80            | refuse host-not-ours
          of an own name on another port is foreign      | bank.example:8443          | refuse host-not-ours
          of an own name without its port is foreign     | bank.localhost             | refuse host-not-ours
          of app.hosts on another port is foreign        | metrics.internal           | refuse host-not-ours
          of a stranger is foreign                       | evil.example               | refuse host-not-ours
          of a subdomain is foreign                      | www.bank.example           | refuse host-not-ours
          with the own name as a prefix is foreign       | bank.example.evil.example  | refuse host-not-ours
          with the own name as a suffix is foreign       | evilbank.example           | refuse host-not-ours
          with a trailing dot is foreign                 | bank.example.              | refuse host-not-ours
          of a loopback address is foreign               | 127.0.0.1                  | refuse host-not-ours
          of an IPv6 loopback address is foreign         | [::1]                      | refuse host-not-ours
          with userinfo is malformed                     | bank.example@evil.example  | refuse malformed-authority
          with a path is malformed                       | evil.example/bank.example  | refuse malformed-authority
          with an empty name is malformed                | :443                       | refuse malformed-authority
          that is empty is malformed                     | ''                         | refuse malformed-authority
          with a port that is no number is malformed     | bank.example:https         | refuse malformed-authority
          with a port beyond 65535 is malformed          | bank.example:65979         | refuse malformed-authority
          with a comma is malformed                      | bank.example,evil.example  | refuse malformed-authority
          with a space is malformed                      | bank.example evil.example  | refuse malformed-authority
          with a query is malformed                      | bank.example?x             | refuse malformed-authority
          with a backslash is malformed                  | evil.example\\bank.example | refuse malformed-authority
          """)
  void inHost(String sentence, String host, String verdict) {
    assertThat(TestRequest.bare("GET", "/").header("Host", host).judgedBy(guard))
        .hasToString(verdict);
  }

  @Test
  void thatIsAbsentIsMalformed() {
    assertThat(TestRequest.bare("GET", "/").judgedBy(guard))
        .hasToString("refuse malformed-authority");
  }

  @Test
  void givenTwiceIsMalformedEvenIfEqual() {
    assertThat(TestRequest.get("/").header("Host", "bank.example").judgedBy(guard))
        .hasToString("refuse malformed-authority");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # sentence                              | authority    | host          | verdict
          of HTTP/2 alone passes                  | bank.example | -             | pass safe
          that agrees with Host passes            | bank.example | bank.example  | pass safe
          that agrees but for its case passes     | bank.example | BANK.example  | pass safe
          that disagrees with Host is malformed   | bank.example | evil.example  | refuse malformed-authority
          whose Host cannot be read is malformed  | bank.example | bank.example/ | refuse malformed-authority
          of a stranger is foreign                | evil.example | -             | refuse host-not-ours
          absent where Host stands passes         | -            | bank.example  | pass safe
          """)
  void inHttp2(String sentence, String authority, String host, String verdict) {
    Decision decision =
        TestRequest.bare("GET", "/")
            .http2(authority.equals("-") ? null : authority)
            .headerUnlessDash("Host", host)
            .judgedBy(guard);

    assertThat(decision).hasToString(verdict);
  }

  @Test
  void isNeverReadFromForwardedHeaders() {
    Guard behindProxy =
        Guard.of(Policy.builder().origins("https://bank.example").proxies("192.0.2.0/24").build());

    Decision decision =
        TestRequest.bare("GET", "/")
            .header("Host", "evil.example")
            .header("X-Forwarded-Host", "bank.example")
            .header("Forwarded", "host=bank.example")
            .judgedBy(behindProxy);

    assertThat(decision).hasToString("refuse host-not-ours");
    assertThat(decision.verdict()).isEqualTo(new Verdict.Refuse(421));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # sentence                                            | peer         | header            | value                                  | client       | scheme
          without a proxy is the peer                           | 192.0.2.7    | -                 | -                                      | 192.0.2.7    | http
          from an unlisted peer believes nothing                | 198.51.100.9 | X-Forwarded-For   | 203.0.113.5                            | 198.51.100.9 | http
          from a listed peer is the one it saw                  | 10.0.0.1     | X-Forwarded-For   | 203.0.113.5                            | 203.0.113.5  | http
          is read from the right                                | 10.0.0.1     | X-Forwarded-For   | 127.0.0.1, 203.0.113.5                 | 203.0.113.5  | http
          goes through listed proxies only                      | 10.0.0.1     | X-Forwarded-For   | 127.0.0.1, 203.0.113.5, 10.0.0.2       | 203.0.113.5  | http
          may stand in Forwarded                                | 10.0.0.1     | Forwarded         | "for=\\"[2001:db8::1]:99\\";proto=https" | 2001:db8::1  | https
          has the scheme that the proxy saw                     | 10.0.0.1     | X-Forwarded-Proto | https                                  | 10.0.0.1     | https
          has the scheme of the nearest proxy                   | 10.0.0.1     | X-Forwarded-Proto | "https, http"                          | 10.0.0.1     | http
          has no other scheme                                   | 10.0.0.1     | X-Forwarded-Proto | gopher                                 | 10.0.0.1     | http
          """)
  void clientBehindIt(
      String sentence, String peer, String header, String value, String client, String scheme) {
    Guard behindProxy =
        Guard.of(Policy.builder().origins("https://bank.example").proxies("10.0.0.0/8").build());
    String text = value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;

    Evidence evidence =
        TestRequest.get("/")
            .scheme("http")
            .peer(peer)
            .headerUnlessDash(header, text.replace("\\\"", "\""))
            .judgedBy(behindProxy)
            .evidence();

    assertThat(evidence.client()).isEqualTo(client);
    assertThat(evidence.scheme()).isEqualTo(scheme);
  }
}
