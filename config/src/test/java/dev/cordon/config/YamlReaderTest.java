package dev.cordon.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.config.YamlNode.Mapping;
import dev.cordon.config.YamlNode.Scalar;
import dev.cordon.config.YamlNode.ScalarKind;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class YamlReaderTest {

  private static List<String> codes(String text) {
    return Samples.faults(text).stream().map(Fault::code).toList();
  }

  private static Scalar value(String text) {
    Source source = new Source("x", text);
    Mapping root = (Mapping) YamlReader.read(source, new Findings(source));
    return (Scalar) root.entries().get(0).value();
  }

  @Nested
  class Bounds {
    private static String nested(int depth) {
      return "cordon: 1\nx: " + "[".repeat(depth) + "]".repeat(depth) + "\n";
    }

    @Test
    void depthIsBounded() {
      assertThat(codes(nested(YamlReader.MAX_DEPTH))).doesNotContain("too-deep");
      assertThat(codes(nested(YamlReader.MAX_DEPTH + 1))).containsExactly("too-deep");
    }

    @Test
    void aHundredThousandBracketsAreRefusedAndDoNotExhaustTheStack() {
      assertThat(codes("[".repeat(100_000))).containsExactly("too-deep");
      assertThat(codes("{a: ".repeat(100_000))).containsExactly("too-deep");
      assertThat(codes("- ".repeat(100_000))).containsExactly("too-deep");
      assertThat(codes("? ".repeat(100_000))).containsExactly("too-deep");
    }

    private static String bomb(int levels) {
      StringBuilder bomb = new StringBuilder("cordon: 1\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
      for (int i = 1; i < levels; i++) {
        String alias = "*a" + (i - 1);
        bomb.append("a").append(i).append(": &a").append(i).append(" [");
        bomb.append(String.join(", ", Collections.nCopies(10, alias))).append("]\n");
      }
      return bomb.toString();
    }

    @Test
    void aliasesThatMultiplyAreRefused() {
      assertThat(codes(bomb(12))).containsExactly("too-many-values");
    }

    @Test
    void theLibrarysOwnBoundLetsSuchABombThrough() {
      // Without our count: 40 aliases, fewer than the 50 that the library allows, stand for 100,000
      // values, and each level more makes ten times as many.
      Object tree = new Load(LoadSettings.builder().build()).loadFromString(bomb(5));

      assertThat(((Map<?, ?>) tree).get("a4").toString().chars().filter(c -> c == 'x'))
          .hasSize(100_000);
    }

    @Test
    void valuesAreBoundedWithoutAliasesToo() {
      String list = "cordon: 1\nx: [" + "a,".repeat(YamlReader.MAX_VALUES) + "a]\n";

      assertThat(codes(list)).containsExactly("too-many-values");
    }

    @Test
    void twentyThousandOriginsAreNoTrouble() {
      StringBuilder text = new StringBuilder(Samples.good("least"));
      text.append("cors:\n  - paths: [/api/**]\n    origins:\n");
      for (int i = 0; i < 20_000; i++) {
        text.append("      - https://h").append(i).append(".example\n");
      }
      assertThat(codes(text.toString())).isEmpty();
    }

    @Test
    void faultsAreBounded() {
      String list = "cordon: 1\napp: {origins: [" + "1,".repeat(30_000) + "1]}\n";

      List<Fault> faults = Samples.faults(list);

      assertThat(faults).hasSize(Findings.MOST + 1);
      assertThat(faults).filteredOn(fault -> fault.code().equals("more-faults")).hasSize(1);
    }

    @Test
    void textIsBoundedInLength() {
      assertThat(codes("#".repeat(CordonFile.MAX_BYTES + 1))).containsExactly("file-too-large");
    }
  }

  @Nested
  class PlainWords {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
      "true, BOOLEAN",
      "False, BOOLEAN",
      "yes, TEXT",
      "off, TEXT",
      "null, NULL",
      "~, NULL",
      "12, NUMBER",
      "-1.5e3, NUMBER",
      "0x1F, NUMBER",
      "0o17, NUMBER",
      ".inf, NUMBER",
      "12h, TEXT",
      "1_000, TEXT",
      "12:30, TEXT",
      "2030-01-31, TEXT",
      "https://x, TEXT",
    })
    void standForWhatTheCoreSchemaSays(String word, ScalarKind kind) {
      assertThat(value("a: " + word).kind()).isEqualTo(kind);
    }

    @ParameterizedTest(name = "{0} is text")
    @ValueSource(strings = {"\"true\"", "'12'", "\"null\"", "''"})
    void inQuotesAreText(String word) {
      assertThat(value("a: " + word).kind()).isEqualTo(ScalarKind.TEXT);
    }

    @Test
    void ofMegabytesAreText() {
      assertThat(value("a: " + "1".repeat(100_000)).kind()).isEqualTo(ScalarKind.TEXT);
    }
  }

  @Nested
  class Places {
    @ParameterizedTest(name = "after {0}")
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void countLinesLikeEditorsDo(String lineBreak) {
      Span span = value("a:" + lineBreak + "  'b c'" + lineBreak).span();

      assertThat(span).isEqualTo(new Span(2, 3, 2, 8));
    }

    @Test
    void countCodePoints() {
      assertThat(value("\"\uD83C\uDF6A\uD83C\uDF6A\": x").span()).isEqualTo(new Span(1, 7, 1, 8));
    }

    @Test
    void countFromAfterAByteOrderMark() {
      assertThat(value("\uFEFFa: x").span()).isEqualTo(new Span(1, 4, 1, 5));
    }

    @Test
    void ofABlockScalarSpanItsLines() {
      Span span = value("a: |\n  b\n  c\nd: e\n").span();

      assertThat(span.line()).isEqualTo(1);
      assertThat(span.endLine()).isGreaterThanOrEqualTo(3);
    }
  }
}
