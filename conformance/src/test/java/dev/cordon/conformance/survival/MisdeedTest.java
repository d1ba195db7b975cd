package dev.cordon.conformance.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An application that does not answer as HTTP wants it is an error, never a wait without end. */
@Survival
class MisdeedTest {
  @AutoClose Stage stage;
  ChildProcess probe;

  @BeforeAll
  void set(@TempDir Path folder) {
    stage = Stage.set(folder, "upstream-response: 4s");
    probe = stage.client(ProbeMain.class);
    // The first request of a process takes long, and is not to be mistaken for a time-out.
    Waiting.until(
        "an ordinary answer",
        () -> probe.ask("first get /api/hello 0").get("status").equals("200"));
    for (Misdeed misdeed : Misdeed.values()) {
      probe.tell(misdeed.name() + " get " + misdeed.path() + " 0");
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void is_told_or_cut(Misdeed misdeed) {
    Map<String, String> answer = probe.hear(misdeed.name());
    assertThat(answer)
        .containsEntry("status", Integer.toString(misdeed.outcome.status))
        .containsEntry("end", misdeed.outcome.end)
        .containsEntry("readable", "true");
    if (misdeed.outcome == Misdeed.Outcome.WHOLE) {
      assertThat(answer).containsEntry("received", Tally.of("ok"));
    }
  }

  @Test
  void what_one_answer_left_behind_is_nobody_elses_answer() {
    for (int i = 0; i < 20; i++) {
      assertThat(probe.ask("next get " + Misdeed.AN_ANSWER_TOO_MANY.path() + " 0"))
          .containsEntry("received", Tally.of("ok"));
      assertThat(probe.ask("next get /api/hello 0")).containsEntry("received", Tally.of("hello"));
    }
  }
}
