package dev.cordon.proof.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.proof.Counts;
import dev.cordon.proof.Finding;
import dev.cordon.proof.Proof;
import dev.cordon.proof.Route;
import dev.cordon.proof.SampleMove;
import dev.cordon.proof.Samples;
import dev.cordon.proof.Severity;
import dev.cordon.proof.Stranger;
import dev.cordon.proof.Verdict;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProofPageTest {
  private final String page = ProofPage.of(Samples.broken());

  @Test
  void its_policy_lets_in_its_own_style_and_script_and_nothing_else() {
    assertThat(page)
        .contains(
            "content=\"default-src &#39;none&#39;; style-src "
                + Digests.source(between("<style>", "</style>")).replace("'", "&#39;")
                + "; script-src "
                + Digests.source(between("<script>", "</script>")).replace("'", "&#39;")
                + "; base-uri");
    assertThat(page.split("<script>", -1)).hasSize(2);
    assertThat(page.split("<style>", -1)).hasSize(2);
  }

  @Test
  void it_loads_nothing_and_leads_nowhere_else() {
    assertThat(page).doesNotContain(" src=", "url(", "@import", " style=", " onclick=");
    assertThat(all("href=\"([^\"]*)\"")).isNotEmpty().allMatch(it -> it.startsWith("#"));
  }

  @Test
  void every_link_leads_to_something() {
    for (var each : List.of(page, ProofPage.of(Grids.of(450, 70, (i, j) -> i % 70 == j)))) {
      var ids = all(each, "id=\"([^\"]*)\"");
      assertThat(ids).doesNotHaveDuplicates();
      assertThat(ids).containsAll(all(each, "href=\"#([^\"]*)\""));
    }
  }

  @Test
  void the_table_says_what_its_heads_are_for() {
    assertThat(all("<th scope=\"(row|col)\""))
        .containsExactly("col", "col", "col", "col", "row", "row", "row");
    assertThat(page).contains("<caption");
  }

  @Test
  void a_cell_has_letters_for_the_eye_and_words_for_the_ear() {
    assertThat(page)
        .contains(
            "<span aria-hidden=\"true\">!SC·E</span><span class=\"sr\">breaks a promise: sends as"
                + " the user, with cookies, never reads, causes effects as the user</span>");
  }

  @Test
  void the_filter_waits_for_the_script() {
    assertThat(page).contains("<form id=\"filter\" hidden>");
  }

  @Test
  void what_others_chose_stays_text_wherever_it_stands() {
    var bad = "\"'><img src=x onerror=alert(1)></title></style></script><!--&amp;";
    var stranger = new Stranger(bad, Stranger.Kind.OPAQUE, null, bad);
    var route = new Route("/" + bad, List.of("/**", bad));
    var witness = Samples.refused(stranger, route, new SampleMove(bad, bad, bad));
    var finding =
        new Finding(
            Severity.HIGH,
            bad,
            List.of(stranger),
            List.of(route),
            List.of(),
            List.of(Samples.FIREFOX),
            bad,
            witness);
    var proof =
        new Proof(
            bad,
            List.of(stranger),
            List.of(route),
            Map.of(stranger, Map.of(route, Samples.refusedCell(stranger, route))),
            List.of(finding),
            List.of(new Verdict(bad, bad, List.of(finding))),
            List.of(bad),
            new Counts(1, 1, 1, 1, 1, 1, 1));
    var hostile = ProofPage.of(proof);
    assertThat(hostile).contains("&lt;img src=x").doesNotContain("<img", "<!--&");
    assertThat(all(hostile, "(</title>|</style>|</script>)"))
        .containsExactly("</title>", "</style>", "</script>");
  }

  @Test
  void equal_rows_and_columns_are_folded_with_their_members() {
    var grid = ProofPage.of(Grids.of(323, 20, (i, j) -> j < 10));
    assertThat(all(grid, "<th scope=\"(row|col)\"")).hasSize(1 + 1 + 11);
    assertThat(grid).contains("and 322 more", "<li>https://s322.example: one of many</li>");
  }

  @Test
  void a_proof_without_end_becomes_a_page_with_an_end() {
    var grid = ProofPage.of(Grids.of(4_000, 500, (i, j) -> i % 500 == j));
    assertThat(all(grid, "<th scope=\"(col)\"")).hasSize(1 + PageMatrix.MOST_COLUMNS);
    assertThat(all(grid, "<th scope=\"(row)\"").size()).isLessThanOrEqualTo(PageMatrix.MOST_ROWS);
    assertThat(grid.length()).isLessThan(8_000_000);
    assertThat(grid).contains("those are shown in which most can be done");
  }

  @Test
  void the_same_proof_is_the_same_page() {
    assertThat(ProofPage.of(Samples.broken())).isEqualTo(page);
  }

  private String between(String start, String end) {
    int from = page.indexOf(start) + start.length();
    return page.substring(from, page.indexOf(end, from));
  }

  private List<String> all(String pattern) {
    return all(page, pattern);
  }

  private static List<String> all(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult it) -> it.group(1))
        .toList();
  }
}
