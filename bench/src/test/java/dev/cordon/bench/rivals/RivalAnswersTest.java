package dev.cordon.bench.rivals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the measured products answer, held against the table in {@link Question}. What a rival gets
 * wrong stands in {@link #WRONG}, so that a newer version which gets it right is noticed.
 */
class RivalAnswersTest {
  private static final String NO_VARY = "no Vary: Origin on an answer that caches keep";

  private static final Map<String, List<String>> WRONG =
      Map.of(
          // A policy of one origin: a cache may hand the own page's answer, which names nobody, to
          // the listed origin, whose browser then refuses it; and the other way round.
          "Vert.x READ_OWN/ONE", List.of(NO_VARY),
          "Vert.x READ_ALLOWED/ONE", List.of(NO_VARY),
          "Vert.x, CORS alone READ_OWN/ONE", List.of(NO_VARY),
          "Vert.x, CORS alone READ_ALLOWED/ONE", List.of(NO_VARY),
          // It splits Origin at spaces, asks whether one of the parts is listed, and reflects all.
          "Jetty TWO_ORIGINS/ORIGINS_100", List.of("grants the preflight"));

  private static Stream<Arguments> products() {
    return Product.all().stream()
        .filter(product -> !product.name().equals(Floor.NAME))
        .map(product -> Arguments.of(product.name(), product));
  }

  @ParameterizedTest(name = "{0} is right but where the table says so")
  @MethodSource("products")
  void isRightButWhereTheTableSaysSo(String name, Product product) {
    var wrong = new TreeMap<String, List<String>>();
    for (var cell : Cell.all()) {
      if (product.can(cell)) {
        var faults = Answers.faults(product, cell);
        if (!faults.isEmpty()) {
          wrong.put(RivalBench.pair(product, cell), faults);
        }
      }
    }
    var expected = new TreeMap<>(WRONG);
    expected.keySet().removeIf(pair -> !pair.startsWith(name + " "));
    assertThat(wrong).isEqualTo(expected);
  }

  @Test
  void theGuardIsAskedEverything() {
    var guard = new CordonProduct();
    assertThat(Cell.all()).allMatch(guard::can);
    assertThat(WRONG.keySet()).noneMatch(pair -> pair.startsWith(CordonProduct.NAME + " "));
  }

  @Test
  void whoLetsEverythingThroughIsFoundWrongInEveryRefusal() {
    var open = new Floor();
    var refused =
        Cell.all().stream()
            .filter(cell -> cell.question().expected().reach() == Expected.Reach.NO)
            .toList();
    assertThat(refused)
        .isNotEmpty()
        .allSatisfy(
            cell ->
                assertThat(faultsOfNothing(open, cell))
                    .contains("lets it through to the application"));
  }

  /** Without tokens, which the floor issues none of. */
  private static List<String> faultsOfNothing(Product open, Cell cell) {
    try (var contender = open.install(cell)) {
      contender.load(cell.requests());
      contender.ask(0);
      return cell.question().expected().faults(cell.requests().get(0), contender.answer());
    }
  }
}
