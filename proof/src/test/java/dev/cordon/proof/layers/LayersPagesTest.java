package dev.cordon.proof.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/layers.md} and the table of the README, and that the catalogue is all there. */
class LayersPagesTest {
  private static final String COMMAND =
      "./mvnw -q -pl proof -am test -Dtest=LayersPagesTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dcordon.write=true";

  private static final String BEGIN = "<!-- layers -->\n\n";
  private static final String END = "\n<!-- /layers -->";
  private static final LayersTable TABLE = Computed.TABLE;

  @Test
  void the_page_is_up_to_date() throws IOException {
    var page = checkout().resolve("docs/layers.md");
    if (Boolean.getBoolean("cordon.write")) {
      Files.writeString(page, TABLE.document());
    }
    assertThat(Files.exists(page) ? Files.readString(page) : "")
        .as("docs/layers.md is generated. To write it anew: %s", COMMAND)
        .isEqualTo(TABLE.document());
  }

  @Test
  void the_table_of_the_readme_is_up_to_date() throws IOException {
    var readme = checkout().resolve("README.md");
    var text = Files.readString(readme);
    var begin = text.indexOf(BEGIN) + BEGIN.length();
    var end = text.indexOf(END, begin);
    assertThat(begin).as("a place for the table").isGreaterThan(BEGIN.length());
    if (Boolean.getBoolean("cordon.write")) {
      Files.writeString(readme, text.substring(0, begin) + TABLE.markdown() + text.substring(end));
      return;
    }
    assertThat(text.substring(begin, end))
        .as("the table of README.md is generated. To write it anew: %s", COMMAND)
        .isEqualTo(TABLE.markdown());
  }

  /** A row of the catalogue is played, or the page says why not. */
  @Test
  void every_row_of_the_catalogue_is_there() throws IOException {
    var threats = new TreeSet<String>();
    var rows =
        Pattern.compile("(?m)^\\| ([A-Z]\\d\\d) \\|")
            .matcher(Files.readString(checkout().resolve("docs/threats.md")));
    while (rows.find()) {
      threats.add(rows.group(1));
    }
    var played =
        TABLE.rows().stream().map(Row::threat).collect(Collectors.toCollection(TreeSet::new));
    assertThat(played.remove("XSS")).isTrue();
    assertThat(played).doesNotContainAnyElementsOf(Unplayed.reasons().keySet());
    played.addAll(Unplayed.reasons().keySet());
    assertThat(played).isEqualTo(threats);
  }

  /** The folder of this module's build lies in that of the module, and that in the checkout. */
  private static Path checkout() {
    try {
      var classes = LayersTable.class.getProtectionDomain().getCodeSource().getLocation();
      return Path.of(classes.toURI()).getParent().getParent().getParent();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
