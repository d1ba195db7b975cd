package dev.cordon.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every reason to refuse or answer has a page, and every page a reason. */
@DisplayName("The reason pages")
class ReasonPagesTest {
  private static final Path PAGES = Path.of("..", "docs", "reasons");

  @ParameterizedTest(name = "document {0}")
  @EnumSource(Reason.class)
  void document(Reason reason) throws IOException {
    Path page = PAGES.resolve(reason.code() + ".md");
    if (reason.layer() == null) {
      assertThat(Files.readString(Path.of("..", "docs", "law.md"))).contains("`" + reason + "`");
      return;
    }
    String text = Files.readString(page);
    assertThat(text)
        .startsWith("# " + reason.code() + "\n")
        .contains("Layer " + reason.layer().number() + " (" + reason.layer().text() + ")")
        .contains("status " + reason.status() + ".")
        .contains("## When", "## Why", "## What to do");
    assertThat(Files.readString(PAGES.resolve("README.md"))).contains("[" + reason + "](");
  }

  @Test
  void documentNothingElse() throws IOException {
    try (var pages = Files.list(PAGES)) {
      assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
          .allSatisfy(
              name -> assertThat(name.equals("README") || isReason(name)).as(name).isTrue());
    }
  }

  private static boolean isReason(String code) {
    for (Reason reason : Reason.values()) {
      if (reason.code().equals(code)) {
        return true;
      }
    }
    return false;
  }
}
