package dev.cordon.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can be said of the document without an attack. */
class DocumentTest {

  @ParameterizedTest(name = "{0}")
  @EnumSource(Setup.class)
  void tells_how_each_bank_is_configured(Setup setup) throws IOException {
    var document = Files.readString(Path.of(System.getProperty("comparison.document")));
    var before = document.substring(0, document.indexOf("<!-- generated -->"));
    assertThat(before).contains(setup.isCordon() ? "| Cordon in … |" : "| " + setup.title() + " |");
  }
}
