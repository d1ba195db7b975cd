package dev.cordon.proof.layers;

import static dev.cordon.proof.layers.Kind.CHROMIUM;
import static dev.cordon.proof.layers.Kind.FIREFOX;
import static dev.cordon.proof.layers.Kind.LEGACY;
import static dev.cordon.proof.layers.Kind.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.proof.layers.Cell.Extent;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A cell counts the browsers in which an attack succeeds without a layer, and no other. */
class CellTest {
  static List<Arguments> cells() {
    return List.of(
        cell("open nowhere", Set.of(CHROMIUM, LEGACY), Set.of(), Extent.EVERYWHERE, "stops"),
        cell("open in the old one", Set.of(CHROMIUM, LEGACY), Set.of(LEGACY), Extent.TODAY, "L"),
        cell(
            "open in the only one, an old one",
            Set.of(LEGACY),
            Set.of(LEGACY),
            Extent.NOWHERE,
            "–"),
        cell(
            "open in one",
            Set.of(STANDARD, FIREFOX, CHROMIUM),
            Set.of(FIREFOX, CHROMIUM),
            Extent.SOME,
            "CF"),
        cell(
            "open in all but the old one",
            Set.of(CHROMIUM, LEGACY),
            Set.of(CHROMIUM),
            Extent.NOWHERE,
            "C"),
        cell(
            "open in all",
            Set.of(CHROMIUM, LEGACY),
            Set.of(CHROMIUM, LEGACY),
            Extent.NOWHERE,
            "–"));
  }

  private static Arguments cell(
      String name, Set<Kind> bare, Set<Kind> open, Extent extent, String text) {
    return Arguments.of(name, new Cell(bare, open), extent, text);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void says(String name, Cell cell, Extent extent, String text) {
    assertThat(cell.extent()).isEqualTo(extent);
    assertThat(cell.text()).isEqualTo(text);
    assertThat(cell.stops()).isEqualTo(text.equals("stops"));
  }
}
