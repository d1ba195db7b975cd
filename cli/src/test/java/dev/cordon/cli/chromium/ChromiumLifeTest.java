package dev.cordon.cli.chromium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumLifeTest {
  @Nested
  class Finding {
    @Test
    void takes_the_binary_that_the_environment_names_before_the_path(@TempDir Path folder)
        throws IOException {
      var named = executable(folder.resolve("named"));
      executable(folder.resolve("chromium"));

      assertThat(ChromiumBinary.find(Map.of("CHROME", named.toString(), "PATH", folder.toString())))
          .contains(named);
    }

    @Test
    void takes_the_first_known_name_in_the_path(@TempDir Path folder) throws IOException {
      executable(folder.resolve("google-chrome"));
      var chromium = executable(folder.resolve("chromium"));

      assertThat(ChromiumBinary.find(Map.of("PATH", "/nowhere:" + folder))).contains(chromium);
    }

    @Test
    void passes_over_a_name_that_is_no_executable_file(@TempDir Path folder) throws IOException {
      Files.createDirectory(folder.resolve("chromium"));
      var chrome = executable(folder.resolve("google-chrome"));

      assertThat(ChromiumBinary.find(Map.of("CHROME", "/no/such", "PATH", folder.toString())))
          .contains(chrome);
    }
  }

  @Nested
  class Starting {
    @Test
    void a_binary_that_ends_at_once_is_told_with_its_words(@TempDir Path folder)
        throws IOException {
      var broken = script(folder.resolve("broken"), "echo no display today; exit 3");

      assertThatThrownBy(() -> Chromium.launch(broken, ChromiumOptions.defaults()))
          .isInstanceOf(ChromiumException.class)
          .hasMessageContaining("exit 3")
          .hasMessageContaining("no display today");
    }

    @Test
    void a_binary_that_hangs_is_given_up_and_ended(@TempDir Path folder) throws IOException {
      var pid = folder.resolve("pid");
      var hanging = script(folder.resolve("hanging"), "echo $$ >" + pid + "; exec sleep 600");
      var options =
          new ChromiumOptions(
              "", List.of(), List.of(), "", Duration.ofSeconds(2), Duration.ofSeconds(2));

      assertThatThrownBy(() -> Chromium.launch(hanging, options))
          .hasMessageContaining("did not open its DevTools within 2 s");

      long id = Long.parseLong(Files.readString(pid).trim());
      assertThat(ProcessHandle.of(id).map(ProcessHandle::isAlive).orElse(false)).isFalse();
    }
  }

  @Nested
  class Ending {
    @Test
    void leaves_no_process_and_no_profile_behind() {
      var chromium = TestChromium.launch();
      var profile = chromium.profile();
      var page = chromium.newContext().newPage();
      page.navigate("data:text/html,<title>x</title>");
      assertThat(profile).isNotEmptyDirectory();

      chromium.close();
      chromium.close();

      assertThat(chromium.isAlive()).isFalse();
      assertThat(profile).doesNotExist();
    }
  }

  private static Path executable(Path file) throws IOException {
    return script(file, "exit 0");
  }

  private static Path script(Path file, String text) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
