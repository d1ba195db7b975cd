package dev.cordon.cli.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptPromisesTest {
  @TempDir Path state;

  @Test
  void a_result_is_known_by_version_and_text_alone() {
    assertThat(KeptPromises.key("1.0", "ab")).isEqualTo(KeptPromises.key("1.0", "ab"));
    assertThat(KeptPromises.key("1.0", "ab")).isNotEqualTo(KeptPromises.key("1.1", "ab"));
    assertThat(KeptPromises.key("1.0", "ab")).isNotEqualTo(KeptPromises.key("1.0", "ac"));
  }

  @Test
  void the_last_fifty_are_known() throws IOException {
    for (int i = 0; i < 60; i++) {
      KeptPromises.in(state).add("key" + i);
      KeptPromises.in(state).add("key" + i);
    }

    var kept = KeptPromises.in(state);
    assertThat(kept.has("key9")).isFalse();
    assertThat(kept.has("key10")).isTrue();
    assertThat(kept.has("key59")).isTrue();
    assertThat(state.toFile().list()).containsExactly("promises-kept");
  }
}
