package dev.cordon.policy;

import static dev.cordon.policy.Drafts.said;
import static dev.cordon.policy.Drafts.the;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.PolicyFault.Code;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the application lives, and whom it believes. */
class AppSectionTest {

  @ParameterizedTest(name = "the host {0}: {1}, {2}")
  @CsvSource({
    "*, host-wildcard, write each name by itself",
    "*.bank.example, host-wildcard, write each name by itself",
    "Bank.example, host-malformed, write bank.example instead",
    "https://bank.example, host-malformed, write bank.example instead",
    "bank.example/x, host-malformed, write bank.example instead",
    "user@bank.example, host-malformed, write bank.example instead",
    "bank.example@evil.example, host-malformed, write evil.example instead",
    "[2001:DB8:0::1], host-malformed, write [2001:db8::1] instead",
    "'', host-malformed, write a name such as bank.example instead",
    "192.0.2.1, host-address, 'write a name, and let monitors send it as their Host header'",
    "[2001:db8::1]:8443, host-address, 'write a name, and let monitors send it as their Host"
        + " header'",
  })
  void H01_a_list_of_hosts_names_each(String host, String code, String instead) {
    assertThat(said(p -> p.hosts(host))).containsExactly(code + " at app.hosts[0]");
    assertThat(Drafts.complaints(p -> p.hosts(host)).toList().get(0).instead()).isEqualTo(instead);
  }

  @ParameterizedTest(name = "the proxy {0}: {1}")
  @CsvSource({
    "0.0.0.0/0, proxy-any",
    "::/0, proxy-any",
    "10.0.0.0/7, proxy-broad",
    "2000::/3, proxy-broad",
    "10.1.2.3/24, proxy-malformed",
    "10.1.2.0/33, proxy-malformed",
    "10.1.2/24, proxy-malformed",
    "010.1.2.0/24, proxy-malformed",
    "256.1.2.3, proxy-malformed",
    "localhost, proxy-malformed",
    "proxy.example, proxy-malformed",
    "'', proxy-malformed",
    "*, proxy-malformed",
    "10.0.0.1/8, proxy-malformed",
    "fc00::/6, proxy-broad",
    "10.0.0.0/08, proxy-malformed",
    ":::, proxy-malformed",
  })
  void H04_forwarded_headers_are_believed_from_few(String network, String code) {
    assertThat(said(p -> p.proxies(network))).containsExactly(code + " at app.proxies[0]");
  }

  @ParameterizedTest(name = "the proxies {0} are believed without a word")
  @ValueSource(strings = {"10.0.0.0/8", "fc00::/7", "10.1.2.3", "::1"})
  void a_network_that_somebody_may_have_is_no_fault(String network) {
    assertThat(said(p -> p.proxies(network))).isEmpty();
  }

  @ParameterizedTest(name = "{1} is in {0}: {2}")
  @CsvSource({
    "10.1.2.0/24, 10.1.2.255, true",
    "10.1.2.0/24, 10.1.3.0, false",
    "10.1.2.0/23, 10.1.3.255, true",
    "10.1.2.3, 10.1.2.3, true",
    "10.1.2.3, 10.1.2.4, false",
    "10.1.2.3, ::ffff:10.1.2.3, true",
    "10.1.2.0/24, 10.1.2.3.evil.example, false",
    "10.1.2.0/24, '', false",
    "10.1.2.0/24, 10.1.2.1%eth0, false",
    "fd00::/8, fd12::1, true",
    "fd00::/8, fe12::1, false",
    "fd00::/8, 10.1.2.3, false",
    "::1, ::1, true",
    "::1, 127.0.0.1, false",
  })
  void a_peer_is_trusted_by_its_address(String network, String peer, boolean trusted) {
    assertThat(Drafts.bank(p -> p.proxies(network)).build().trusts(peer)).isEqualTo(trusted);
  }

  @Test
  void a_bad_network_is_told_the_right_one() {
    assertThat(the(Code.PROXY_MALFORMED, p -> p.proxies("10.1.2.3/24")).instead())
        .isEqualTo("write 10.1.2.0/24 instead");
  }

  @Test
  void a_network_is_faulted_for_what_is_wrong_with_it() {
    PolicyFault bits = the(Code.PROXY_MALFORMED, p -> p.proxies("10.1.2.3/24"));
    assertThat(bits.problem()).isEqualTo("the network \"10.1.2.3/24\" has bits beyond its prefix");
    assertThat(bits.why()).startsWith("one of the two numbers");
    PolicyFault name = the(Code.PROXY_MALFORMED, p -> p.proxies("proxy.example"));
    assertThat(name.problem()).endsWith("is not an address or a network");
    assertThat(name.why()).startsWith("names are not resolved");
    assertThat(name.instead()).isEqualTo("write an address or a network such as 10.1.2.0/24");
  }

  @Test
  void what_is_said_twice_is_warned_of() {
    assertThat(said(p -> p.origins("https://bank.example")))
        .containsExactly("duplicate at app.origins[1]");
    assertThat(said(p -> p.hosts("a.example", "b.example", "a.example")))
        .containsExactly("duplicate at app.hosts[2]");
    assertThat(said(p -> p.inert("lang", "lang"))).containsExactly("duplicate at app.inert[1]");
  }

  @Test
  void own_origins_are_exact_and_of_the_web() {
    assertThat(said(p -> p.origins("https://*.bank.example")))
        .containsExactly("origin-wildcard at app.origins[1]");
    assertThat(said(p -> p.origins("https://bank.example:*")))
        .containsExactly("origin-wildcard at app.origins[1]");
    assertThat(said(p -> p.origins("chrome-extension://abc")))
        .containsExactly("origin-scheme at app.origins[1]");
    assertThat(said(p -> p.origins("http://other.example")))
        .containsExactly("own-origin-insecure at app.origins[1]");
    assertThat(said(p -> p.origins("http://localhost:8080")))
        .containsExactly("loopback-in-production at app.origins[1]");
    assertThat(said(p -> p.profile(Profile.DEV)))
        .containsExactly("dev-profile-in-public at app.origins[0]");
  }

  @Test
  void a_session_is_not_inert() {
    Consumer<PolicyBuilder> session = p -> p.session(s -> s.cookie("__Host-SID").seal());
    assertThat(said(session.andThen(p -> p.inert("lang", "__Host-SID"))))
        .containsExactly("inert-session at app.inert[1]");
    assertThat(Drafts.bank(p -> p.inert("lang", "theme")).build().inert())
        .containsExactlyInAnyOrder("lang", "theme");
    assertThat(said(p -> p.inert("a=b"))).containsExactly("cookie-malformed at app.inert[0]");
  }
}
