package dev.cordon.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.examples.bank.evil.Attack;
import dev.cordon.examples.bank.evil.Attacks;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class DemoTableTest {
  private static final Attack FORM = Attacks.get("W01-form-urlencoded");
  private static final Attack XSS = Attacks.get("XSS-own-origin");

  private final DemoTable table = new DemoTable(Ansi.OFF);

  private static Comparison comparison(Attack attack, boolean bare, boolean guarded) {
    return new Comparison(
        new Outcome(attack, bare, List.of(), List.of()),
        new Outcome(attack, guarded, List.of("cross-site-write"), List.of()));
  }

  @Test
  void every_row_fits_into_100_columns() {
    assertThat(table.head()).hasSizeLessThanOrEqualTo(100);
    for (var attack : Attacks.all()) {
      assertThat(table.row(comparison(attack, true, true))).hasSizeLessThanOrEqualTo(100);
      assertThat(table.row(comparison(attack, true, false))).hasSizeLessThanOrEqualTo(100);
    }
  }

  @Test
  void robbed_bare_and_safe_behind_cordon_is_as_expected() {
    assertThat(table.row(comparison(FORM, true, false)))
        .matches("W01  A plain form posts a transfer +robbed +safe +cross-site-write");
    assertThat(table.isAsExpected()).isTrue();
  }

  @Test
  void a_stoppable_attack_that_robs_the_bank_behind_cordon_is_not() {
    assertThat(table.row(comparison(FORM, true, true))).endsWith("NOT AS EXPECTED");
    assertThat(table.isAsExpected()).isFalse();
    assertThat(table.summary()).contains("W01-form-urlencoded: NOT as expected");
  }

  @Test
  void an_attack_that_does_not_even_rob_the_bare_bank_is_not() {
    table.row(comparison(FORM, false, false));

    assertThat(table.isAsExpected()).isFalse();
  }

  @Test
  void xss_robs_both_and_is_shown_as_such() {
    assertThat(table.row(comparison(XSS, true, true))).endsWith("nothing here can");
    assertThat(table.isAsExpected()).isTrue();
    assertThat(table.summary()).contains("XSS-own-origin: expected");
  }

  @Test
  void xss_that_robs_nobody_behind_cordon_would_be_a_surprise() {
    table.row(comparison(XSS, true, false));

    assertThat(table.isAsExpected()).isFalse();
  }

  @Test
  void nothing_run_is_nothing_proved() {
    assertThat(table.isAsExpected()).isFalse();
  }

  @Test
  void colours_do_not_count_as_columns() {
    var row = new DemoTable(Ansi.ON).row(comparison(FORM, true, false));

    assertThat(row).contains("\u001b[32m");
    assertThat(row.replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(table.row(comparison(FORM, true, false)));
  }
}
