package dev.cordon.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.guard.HttpVersion;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the guard is shown, of requests that a test cannot easily make a container receive. */
class ServletRequestViewTest {

  /** A request that answers these getters. */
  private static ServletRequestView view(Map<String, Object> answers) {
    HttpServletRequest request =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> {
                  String call =
                      arguments == null
                          ? method.getName()
                          : method.getName() + Arrays.toString(arguments);
                  Object answer = answers.get(call);
                  return answer instanceof List<?> list ? Collections.enumeration(list) : answer;
                });
    return new ServletRequestView(request);
  }

  private static Map<String, Object> http2(String scheme, String name, int port) {
    Map<String, Object> answers = new HashMap<>();
    answers.put("getProtocol", "HTTP/2.0");
    answers.put("getScheme", scheme);
    answers.put("getServerName", name);
    answers.put("getServerPort", port);
    return answers;
  }

  @ParameterizedTest
  @CsvSource({
    "https, bank.example, 443, bank.example",
    "http, bank.example, 80, bank.example",
    "https, bank.example, 80, bank.example:80",
    "https, bank.example, 8443, bank.example:8443",
    "https, 2001:db8::7, 8443, [2001:db8::7]:8443",
    "https, [2001:db8::7], 443, [2001:db8::7]"
  })
  void an_authority_that_is_no_host_line_is_the_servers_name_and_port(
      String scheme, String name, int port, String authority) {
    assertThat(view(http2(scheme, name, port)).authority()).isEqualTo(authority);
  }

  @Test
  void a_host_line_is_the_authority_where_there_is_one() {
    Map<String, Object> answers = http2("https", "bank.example", 443);
    answers.put("getHeader[Host]", "bank.example");
    assertThat(view(answers).authority()).isNull();
    answers.put("getProtocol", "HTTP/1.1");
    answers.remove("getHeader[Host]");
    assertThat(view(answers).authority()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"HTTP/1.0, HTTP_1_0", "HTTP/1.1, HTTP_1_1", "HTTP/2.0, HTTP_2", "HTTP/3.0, HTTP_3"})
  void the_version_is_that_of_the_request(String protocol, HttpVersion version) {
    assertThat(view(Map.of("getProtocol", protocol)).version()).isEqualTo(version);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "2001:db8::7, 2001:db8::7",
    "[2001:db8::7], 2001:db8::7",
    "fe80::1%eth0, fe80::1",
    "[fe80::1%eth0], fe80::1"
  })
  void the_peer_is_an_address_alone(String remote, String peer) {
    assertThat(view(Map.of("getRemoteAddr", remote)).peer()).isEqualTo(peer);
  }

  @Test
  void a_certificate_is_the_containers_attribute() {
    String call = "getAttribute[jakarta.servlet.request.X509Certificate]";
    assertThat(view(Map.of(call, new X509Certificate[1])).hasClientCertificate()).isTrue();
    assertThat(view(Map.of(call, new X509Certificate[0])).hasClientCertificate()).isFalse();
    assertThat(view(Map.of()).hasClientCertificate()).isFalse();
  }

  @Test
  void a_name_that_is_listed_in_two_spellings_comes_once() {
    Map<String, Object> answers = new HashMap<>();
    answers.put("getHeaderNames", List.of("Host", "host"));
    answers.put("getHeaders[Host]", List.of("a", "b"));
    answers.put("getHeaders[host]", List.of("a", "b"));
    List<String> lines = new ArrayList<>();
    view(answers).headers((name, value) -> lines.add(value));
    assertThat(lines).containsExactly("a", "b");
  }

  @Test
  void headers_that_cannot_be_listed_are_an_error() {
    assertThatThrownBy(() -> view(Map.of()).headers((name, value) -> {}))
        .hasMessageStartingWith("[headers-hidden]");
  }
}
