package dev.cordon.proof.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.proof.Counts;
import dev.cordon.proof.Proof;
import dev.cordon.proof.Samples;
import dev.cordon.proof.Stranger;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProofTextTest {
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[\\d+m");

  @Test
  void a_broken_proof_reads_as_the_file() {
    Golden.check("broken.txt", ProofText.of(Samples.broken(), Colours.NONE));
  }

  @Test
  void a_proof_that_holds_reads_as_the_file() {
    Golden.check("holding.txt", ProofText.of(Samples.holding(), Colours.NONE));
  }

  @Test
  void colours_add_nothing_but_colours() {
    var coloured = ProofText.of(Samples.broken(), Colours.ANSI);
    var plain = ProofText.of(Samples.broken(), Colours.NONE);
    assertThat(COLOUR.matcher(coloured).results()).isNotEmpty();
    assertThat(COLOUR.matcher(coloured).replaceAll("").replaceAll(" +\n", "\n")).isEqualTo(plain);
    assertThat(plain).doesNotContain("\u001b");
  }

  @Test
  void each_fact_is_told_once() {
    // It stands under the promise that it breaks, and in the list of findings.
    assertThat(Samples.broken().findings().get(0).sentence()).contains("(exempt)");
    assertThat(ProofText.of(Samples.broken(), Colours.NONE)).containsOnlyOnce("(exempt)");
  }

  @Test
  void no_line_is_wider_than_a_terminal() {
    var texts =
        List.of(
            ProofText.of(Samples.broken(), Colours.NONE),
            ProofText.of(Grids.of(40, 30, (i, j) -> i == j), Colours.NONE));
    assertThat(texts)
        .allSatisfy(
            text -> assertThat(text.lines()).allMatch(line -> line.length() <= Lines.WIDTH));
  }

  @Test
  void a_matrix_that_is_too_wide_lists_the_routes_of_each_stranger() {
    assertThat(ProofText.of(Grids.of(20, 20, (i, j) -> i == j), Colours.NONE))
        .contains("  https://s3.example\n    SC··  /r0/**, /r1/**")
        .contains("    SCR·  /r3/**\n");
  }

  @Test
  void many_equal_rows_are_counted() {
    assertThat(ProofText.of(Grids.of(323, 2, (i, j) -> false), Colours.NONE))
        .contains("  https://s5.example  SC··\n  and 317 more        SC··\n");
  }

  @Test
  void names_cannot_speak_to_the_terminal() {
    var name = "\u001b[2Jgone \u202e";
    var stranger = new Stranger(name, Stranger.Kind.OPAQUE, null, "");
    var cell = Samples.refusedCell(stranger, Samples.API);
    var proof =
        new Proof(
            name,
            List.of(stranger),
            List.of(Samples.API),
            Map.of(stranger, Map.of(Samples.API, cell)),
            List.of(),
            List.of(),
            List.of(name),
            new Counts(1, 1, 1, 1, 1, 1, 1));
    assertThat(ProofText.of(proof, Colours.NONE))
        .contains("\ufffd[2Jgone \ufffd")
        .doesNotContain("\u001b", "\u202e");
  }
}
