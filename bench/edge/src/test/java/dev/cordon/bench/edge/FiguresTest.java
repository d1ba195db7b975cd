package dev.cordon.bench.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void the_median_of_an_even_number_is_between_the_two_in_the_middle() {
    assertThat(Medians.of(List.of(9.0, 1.0, 5.0))).isEqualTo(5);
    assertThat(Medians.of(List.of(4.0, 1.0, 100.0, 2.0))).isEqualTo(3);
  }

  @Test
  void what_was_not_measured_is_no_figure() {
    assertThat(Medians.of(List.of(Double.NaN, 7.0))).isEqualTo(7);
    assertThat(Medians.of(List.of())).isNaN();
    assertThat(Table.tenths(Double.NaN)).isEmpty();
  }

  @Test
  void a_jvm_is_warm_when_the_last_windows_are_alike_and_enough_was_asked() {
    assertThat(warmUp(10, 100, 900, 400, 104, 100, 101).isFlat()).isTrue();
    assertThat(warmUp(10, 100, 100, 100, 106).isFlat()).isFalse();
    assertThat(warmUp(10, 100, 100, 100).isFlat()).isFalse();
    assertThat(warmUp(10, 1000, 100, 100, 100).isFlat()).isFalse();
  }

  @Test
  void a_warm_up_ends_when_its_windows_are_used_up() {
    assertThat(warmUp(4, 100, 900, 400, 300, 200))
        .matches(WarmUp::isOver)
        .hasToString("4 s, not flat");
    assertThat(warmUp(4, 100, 100, 100, 100)).matches(WarmUp::isOver).hasToString("3 s");
  }

  /** Windows of a hundred requests each, with these costs. */
  private static WarmUp warmUp(int most, long enough, int... costs) {
    WarmUp warmUp = new WarmUp(most, enough);
    for (int cost : costs) {
      warmUp.add(new Sample(new Load(100, 1, 1, 1, 1, 0, 0), cost));
    }
    return warmUp;
  }

  @Test
  void a_table_is_markdown_with_figures_to_the_right() {
    Table table = new Table("proxy", "CPU");
    table.row("a", "1.5");
    table.row("longer", "22.5");

    assertThat(table)
        .hasToString(
            """
            | proxy  |  CPU |
            |--------|-----:|
            | a      |  1.5 |
            | longer | 22.5 |
            """);
  }

  @Test
  void a_forged_cookie_differs_in_its_value_alone() {
    String cookie = "JSESSIONID=0123456789abcdef";
    String forged = Sessions.forged(cookie);

    assertThat(forged).startsWith("JSESSIONID=").hasSameSizeAs(cookie).isNotEqualTo(cookie);
  }

  @Test
  void unknown_words_are_told_with_those_that_there_are() {
    assertThatThrownBy(() -> Arguments.parse("sprint"))
        .hasMessage("unknown: \"sprint\". There are: load, start, growth");
    assertThatThrownBy(() -> Arguments.parse("--rounds", "0"))
        .hasMessage("--rounds: \"0\" is no number from 1 to 100");
    assertThatThrownBy(() -> Arguments.parse("--only")).hasMessage("--only needs a value");
  }
}
