package dev.cordon.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The ledger itself: what stands on it must be about something. */
class LedgerTest {
  private static final Row ROW =
      new Row("target", "a dot segment is refused", Rules.MAIN, java.util.List.of());

  @Test
  void every_row_that_it_names_is_there() {
    for (Ledger.Entry entry : Ledger.read().entries()) {
      assertThat(entry.patterns())
          .allSatisfy(
              pattern ->
                  assertThat(AdapterSuite.ROWS)
                      .as(pattern)
                      .anyMatch(row -> Ledger.matches(pattern, row.id())));
    }
  }

  /** Whoever adds to them adds a hole, and says here that he means to. */
  @Test
  void few_requests_reach_an_application_that_the_law_refuses() {
    Set<String> reached = new TreeSet<>();
    Ledger ledger = Ledger.read();
    for (Adapter adapter : Adapter.values()) {
      for (Row row : AdapterSuite.ROWS) {
        if (ledger.known(adapter, row).contains(AdapterSuite.REACHED)) {
          reached.add(row.id());
        }
      }
    }
    assertThat(reached)
        .containsExactly(
            "target: an absolute form with userinfo is refused",
            "token: a token beyond 64 KiB of a body of the type form is not found");
  }

  @Test
  void entries_for_one_row_add_up() {
    Ledger ledger =
        Ledger.parse(
            """
            tomcat, vertx: status
              one reason
              safe: why
              - target: a dot *
            tomcat: body
              another
              safe: why
              - *refused
            """);
    assertThat(ledger.known(Adapter.TOMCAT, ROW)).containsExactly("body", "status");
    assertThat(ledger.known(Adapter.VERTX, ROW)).containsExactly("status");
    assertThat(ledger.known(Adapter.GATEWAY, ROW)).isEmpty();
  }

  @Test
  void an_entry_without_a_reason_is_none() {
    assertThatThrownBy(() -> Ledger.parse("tomcat: status\n  safe: why\n  - x\n"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Ledger.parse("tomcat: status\n  reason\n  - x\n"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_star_stands_for_any_text() {
    assertThat(Ledger.matches("a*c", "abc")).isTrue();
    assertThat(Ledger.matches("a*c", "ac")).isTrue();
    assertThat(Ledger.matches("a*b*c", "a1b2c")).isTrue();
    assertThat(Ledger.matches("a*c", "abcd")).isFalse();
    assertThat(Ledger.matches("ab", "abc")).isFalse();
    assertThat(Ledger.matches("aa*aa", "aaa")).isFalse();
  }
}
