package dev.cordon.proof.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.proof.Samples;
import org.junit.jupiter.api.Test;

class FoldTest {
  @Test
  void equal_rows_and_equal_columns_are_told_once() {
    var fold = Fold.of(Samples.broken(), Fold.By.VERDICTS);
    assertThat(fold.rows())
        .extracting(Fold.Group::members)
        .containsExactly(
            java.util.List.of(Samples.PARTNER),
            java.util.List.of(Samples.EVIL, Samples.SIBLING, Samples.SANDBOXED),
            java.util.List.of(Samples.NO_BROWSER));
    assertThat(fold.columns()).hasSize(3);
    assertThat(Fold.of(Samples.holding(), Fold.By.VERDICTS).columns())
        .extracting(Fold.Group::members)
        .containsExactly(
            java.util.List.of(Samples.API), java.util.List.of(Samples.EXPORT, Samples.REST));
  }

  @Test
  void every_cell_keeps_its_verdicts() {
    var proof = Grids.of(7, 5, (i, j) -> i % 3 == 0 && j % 2 == 0);
    for (var by : Fold.By.values()) {
      var fold = Fold.of(proof, by);
      int cells = 0;
      for (var row : fold.rows()) {
        for (var column : fold.columns()) {
          var told = Letters.of(fold.kind(row, column).cell());
          for (var stranger : row.members()) {
            for (var route : column.members()) {
              assertThat(told).isEqualTo(Letters.of(proof.cell(stranger, route)));
              cells++;
            }
          }
        }
      }
      assertThat(cells).isEqualTo(7 * 5);
    }
  }

  @Test
  void cells_that_differ_in_the_rule_only_are_of_different_kinds_by_facts_alone() {
    var proof = Grids.of(2, 3, (i, j) -> i == 0 && j > 0);
    assertThat(Fold.of(proof, Fold.By.FACTS).columns()).hasSize(3);
    assertThat(Fold.of(proof, Fold.By.VERDICTS).columns()).hasSize(2);
  }

  @Test
  void a_matrix_of_two_million_cells_folds() {
    var fold = Fold.of(Grids.of(4_000, 500, (i, j) -> i % 2 == 0), Fold.By.VERDICTS);
    assertThat(fold.rows()).hasSize(2);
    assertThat(fold.columns()).hasSize(1);
    assertThat(fold.kinds()).hasSize(2);
  }
}
