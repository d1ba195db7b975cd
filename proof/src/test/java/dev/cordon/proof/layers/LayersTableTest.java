package dev.cordon.proof.layers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.proof.layers.Cell.Extent;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The table proves something, and says what the README reads out of it. */
class LayersTableTest {
  private static final LayersTable TABLE = Computed.TABLE;
  private static final List<String> TOKENS =
      List.of("synchronizer", "HMAC", "double submit", "bound");

  @Test
  void every_attack_succeeds_where_no_layer_is() {
    assertThat(TABLE.rows()).noneMatch(Row::isStoppedByBrowsers).hasSizeGreaterThan(150);
  }

  @Test
  void every_attack_has_an_id_of_its_own_and_a_cell_for_each_layer() {
    assertThat(TABLE.rows()).extracting(Row::id).doesNotHaveDuplicates();
    assertThat(TABLE.rows()).allMatch(row -> row.cells().size() == TABLE.columns().size());
    assertThat(TABLE.columns()).extracting(Column::head).doesNotHaveDuplicates();
  }

  @Test
  void computes_the_same_again() {
    assertThat(LayersTable.compute().rows()).isEqualTo(TABLE.rows());
  }

  @Test
  void every_layer_stops_something() {
    for (var i = 0; i < TABLE.columns().size(); i++) {
      var column = i;
      assertThat(TABLE.rows())
          .as(TABLE.columns().get(i).head())
          .anyMatch(row -> row.cells().get(column).extent() != Extent.NOWHERE);
    }
  }

  @Test
  void rows_that_merge_in_the_readme_are_few() {
    assertThat(TABLE.markdown().lines().filter(line -> line.startsWith("|")))
        .hasSizeBetween(20, 47);
  }

  @Test
  void the_terminal_has_a_line_for_each_attack_and_a_sign_for_each_layer() {
    var lines = TABLE.text().lines().toList();
    assertThat(lines)
        .contains("  4  SameSite=Lax")
        .contains(
            "XSS-read                              .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  . "
                + " .");
    for (var row : TABLE.rows()) {
      assertThat(lines.stream().filter(line -> line.startsWith(row.id() + " "))).hasSize(1);
    }
    assertThat(lines).allMatch(line -> line.length() <= 100);
  }

  /** What the README says to read out of it. */
  @Nested
  class Reading {
    @Test
    void a_cors_list_hides_answers_and_stops_no_form() {
      assertThat(stopped("CORS", Aim.READ, row -> true)).isEqualTo(Extent.EVERYWHERE);
      assertThat(stopped("CORS", Aim.WRITE, row -> row.id().startsWith("W01")))
          .isEqualTo(Extent.NOWHERE);
      assertThat(stopped("CORS", Aim.LOAD, row -> true)).isEqualTo(Extent.NOWHERE);
    }

    @Test
    void same_site_means_nothing_to_a_sibling() {
      for (var kind : List.of("default", "Lax", "Strict")) {
        assertThat(rows(row -> row.id().endsWith("-from-sibling")))
            .isNotEmpty()
            .allMatch(row -> extent(row, kind) == Extent.NOWHERE);
      }
    }

    @Test
    void lax_by_default_holds_in_one_engine_and_there_after_two_minutes() {
      var form = row("W01-form").cells().get(column("default")).open();
      assertThat(form)
          .contains(Kind.FIREFOX, Kind.WEBKIT)
          .doesNotContain(Kind.CHROMIUM, Kind.STANDARD);
      assertThat(row("W14-form-within-two-minutes").cells().get(column("default")).open())
          .contains(Kind.CHROMIUM, Kind.STANDARD);
    }

    @Test
    void a_token_proves_writes_and_keeps_no_reader_away() {
      for (var pattern : TOKENS) {
        assertThat(stopped(pattern, Aim.READ, row -> true)).isEqualTo(Extent.NOWHERE);
        assertThat(stopped(pattern, Aim.LOAD, row -> true)).isEqualTo(Extent.NOWHERE);
        assertThat(stopped(pattern, Aim.SOCKET, row -> true)).isEqualTo(Extent.NOWHERE);
        assertThat(extent(row("W01-form"), pattern)).isEqualTo(Extent.EVERYWHERE);
        assertThat(extent(row("R09-token-theft"), pattern)).isEqualTo(Extent.NOWHERE);
      }
    }

    @Test
    void a_naive_double_submit_cookie_falls_to_a_sibling_that_plants_one() {
      for (var id : List.of("W19-tossed", "W19-tossed-pair")) {
        assertThat(extent(row(id), "double submit")).isEqualTo(Extent.NOWHERE);
        assertThat(extent(row(id), "bound")).isEqualTo(Extent.EVERYWHERE);
      }
    }

    @Test
    void fetch_metadata_and_origin_stop_every_forged_write_of_today() {
      for (var aim : List.of(Aim.WRITE, Aim.TOKEN)) {
        assertThat(rows(row -> row.aim() == aim))
            .allMatch(row -> extent(row, "Fetch Metadata, Origin").holdsToday());
      }
      assertThat(stopped("Fetch Metadata, Origin", Aim.READ, row -> true))
          .isEqualTo(Extent.NOWHERE);
    }

    @Test
    void only_the_name_stops_a_rebound_page_that_reads() {
      var row = row("H01-rebound-read");
      for (var column : TABLE.columns().subList(0, TABLE.columns().size() - 1)) {
        assertThat(extent(row, column.head()))
            .as(column.head())
            .isEqualTo(column.head().equals("Host") ? Extent.EVERYWHERE : Extent.NOWHERE);
      }
    }

    @Test
    void isolation_alone_stops_no_form() {
      assertThat(stopped("isolation", Aim.WRITE, row -> row.id().contains("form")))
          .isEqualTo(Extent.NOWHERE);
      assertThat(rows(row -> row.threat().matches("R2[012]")))
          .allMatch(row -> extent(row, "isolation").holdsToday());
    }

    @Test
    void these_only_all_of_them_stop() {
      assertThat(rows(Row::needsAll))
          .extracting(Row::id)
          .containsExactly(
              "W22-planted", "W20-overflow", "W27-private-page", "W17-gadget-to-transfer");
    }

    @Test
    void nothing_stops_what_comes_from_the_banks_own_pages() {
      assertThat(rows(Row::isStoppedByNothing))
          .extracting(Row::id)
          .containsExactly("W17-gadget", "W18-own-script", "XSS-read", "XSS-write");
    }

    @Test
    void the_last_row_of_the_readme_is_what_nothing_stops() {
      var rows = TABLE.markdown().lines().filter(line -> line.startsWith("| ")).toList();
      assertThat(rows.get(rows.size() - 1))
          .contains("| W17 W18 XSS |")
          .doesNotContain("✓", "◐")
          .endsWith("– |");
    }

    @Test
    void all_of_them_leave_open_what_is_known_and_nothing_else() {
      var loads =
          Stream.of(
                  "R20-script",
                  "R20-jsonp",
                  "R21-frame",
                  "R21-sandboxed-frame",
                  "R21-object",
                  "R21-embed",
                  "R22-search")
              .map(id -> id + "-without-referrer");
      assertThat(rows(Row::isOpenInOldBrowsers))
          .extracting(Row::id)
          .containsExactlyElementsOf(Stream.concat(loads, Stream.of("W20-overflow")).toList());
      assertThat(rows(row -> !row.together().extent().holdsToday()))
          .allMatch(Row::isStoppedByNothing);
    }
  }

  private static List<Row> rows(Predicate<Row> which) {
    return TABLE.rows().stream().filter(which).toList();
  }

  private static Row row(String id) {
    return rows(row -> row.id().equals(id)).get(0);
  }

  private static int column(String head) {
    return TABLE.columns().stream().map(Column::head).toList().indexOf(head);
  }

  private static Extent extent(Row row, String column) {
    return row.cells().get(column(column)).extent();
  }

  /** The one extent of all these rows. */
  private static Extent stopped(String column, Aim aim, Predicate<Row> which) {
    Set<Extent> extents =
        rows(which.and(row -> row.aim() == aim)).stream()
            .map(row -> extent(row, column))
            .collect(Collectors.toSet());
    assertThat(extents).as(column + " " + aim).hasSize(1);
    return extents.iterator().next();
  }
}
