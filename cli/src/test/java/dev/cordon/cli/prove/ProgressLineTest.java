package dev.cordon.cli.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final StringWriter err = new StringWriter();

  @Test
  void one_line_is_written_over_and_removed() {
    try (var line = new ProgressLine(new PrintWriter(err))) {
      line.done(1, 3);
      line.done(3, 3);
      // Threads overtake one another.
      line.done(2, 3);
    }

    var states = err.toString().split("\r");
    assertThat(states).hasSize(4);
    assertThat(states[1]).isEqualTo("proving #########--------------------- 33 %");
    assertThat(states[2]).isEqualTo("proving ############################## 100 %");
    assertThat(states[3]).isBlank().hasSameSizeAs(states[2]);
    assertThat(err.toString()).endsWith("\r").doesNotContain("\n");
  }

  @Test
  void a_second_proof_begins_anew() {
    try (var line = new ProgressLine(new PrintWriter(err))) {
      line.done(10, 10);
      line.done(1, 10);
    }

    assertThat(err.toString()).contains(" 100 %\rproving ###---");
  }

  @Test
  void nothing_is_written_where_nothing_was_done() {
    new ProgressLine(new PrintWriter(err)).close();

    assertThat(err.toString()).isEmpty();
  }
}
