package dev.cordon.proof.layers;

import dev.cordon.proof.layers.Cell.Extent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the layers make of one attack.
 *
 * @param id the row of {@code docs/threats.md} and a word, as {@code W02-form-text-plain}
 * @param aim what it is after
 * @param sentence what the attacker does
 * @param bare in which browsers it succeeds without any layer; empty where every browser modelled
 *     here stops it by itself
 * @param cells one for each column; none where it succeeds nowhere
 */
public record Row(String id, Aim aim, String sentence, Set<Kind> bare, List<Cell> cells) {
  public Row {
    bare = Set.copyOf(bare);
    cells = List.copyOf(cells);
  }

  /** The row of {@code docs/threats.md}, as {@code W02}. */
  public String threat() {
    return id.substring(0, id.indexOf('-'));
  }

  /** Whether every browser modelled here stops it without the server's doing. */
  public boolean isStoppedByBrowsers() {
    return bare.isEmpty();
  }

  /** What all layers together make of it: the last column. */
  public Cell together() {
    return cells.get(cells.size() - 1);
  }

  /** Whether no layer alone stops it in all of today's browsers, and all of them together do. */
  public boolean needsAll() {
    return !bare.isEmpty()
        && together().extent().holdsToday()
        && cells.subList(0, cells.size() - 1).stream()
            .noneMatch(cell -> cell.extent().holdsToday());
  }

  /** Whether nothing stops it in any of today's browsers, not even all layers together. */
  public boolean isStoppedByNothing() {
    return !bare.isEmpty() && cells.stream().allMatch(cell -> cell.extent() == Extent.NOWHERE);
  }

  /** Whether all layers together leave it open in the old browser and in no other. */
  public boolean isOpenInOldBrowsers() {
    return !bare.isEmpty() && together().extent() == Extent.TODAY;
  }

  /** The letters of these browsers, in the order of the legend. */
  static String letters(Set<Kind> kinds) {
    return new TreeSet<>(kinds)
        .stream().map(kind -> String.valueOf(kind.letter())).collect(Collectors.joining());
  }
}
