package dev.cordon.conformance.rig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostsTest {
  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource({
    "https://a.test/, https://a17.test/",
    "https://www.a.test:8443/x, https://www.a17.test:8443/x",
    "https://b.github.io, https://b17.github.io",
    "wss://c.co.uk/, wss://c17.co.uk/",
    "https://a.test.e.test/, https://a17.test.e17.test/",
    "id=1; Domain=a.test, id=1; Domain=a17.test",
    "/go?to=https%3A%2F%2Fb.test, /go?to=https%3A%2F%2Fb17.test",
    "https://f.test/, https://f.test/",
    "https://xa.test/, https://xa.test/",
    "https://a.testing/, https://a.testing/",
    "http://localhost/a.txt, http://localhost/a.txt",
  })
  void a_registrable_label_gets_the_rows_number_and_loses_it_again(String plain, String fresh) {
    var hosts = new Hosts(17, plain);

    assertThat(hosts.freshen(plain)).isEqualTo(fresh);
    assertThat(hosts.turnBack(fresh)).isEqualTo(plain);
  }

  @Test
  void the_number_of_another_row_is_not_turned_back() {
    assertThat(new Hosts(17, "").turnBack("https://a171.test/")).isEqualTo("https://a171.test/");
  }

  @ParameterizedTest(name = "{0} is of row {1}")
  @CsvSource({"a17.test, 17", "www.b9.github.io, 9", "localhost, -1", "rig.test, -1", "a.test, -1"})
  void a_host_tells_its_row(String host, int row) {
    assertThat(Hosts.numberIn(host)).isEqualTo(row);
  }

  @Test
  void a_host_that_is_used_as_it_is_makes_the_row_run_alone() {
    var hosts =
        new Hosts(17, "[\"https://a.test/\", \"http://user@localhost:81/\", \"http://[::1]/x\"]");

    assertThat(hosts.shared()).containsExactly("[::1]", "localhost");
  }
}
