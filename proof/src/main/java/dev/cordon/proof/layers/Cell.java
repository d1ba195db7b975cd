package dev.cordon.proof.layers;

import java.util.EnumSet;
import java.util.Set;

/**
 * What one layer makes of one attack.
 *
 * @param bare in which browsers the attack succeeds without any layer; never empty
 * @param open in which of these it still succeeds behind the layer
 */
public record Cell(Set<Kind> bare, Set<Kind> open) {

  /** Where a layer stops an attack, in four words. */
  public enum Extent {
    /** In every browser in which it succeeds without a layer. */
    EVERYWHERE("✓"),
    /** In those, but the old one. */
    TODAY("✓°"),
    /** In some of today's browsers. */
    SOME("◐"),
    /** In none of today's browsers. */
    NOWHERE("–");

    private final String sign;

    Extent(String sign) {
      this.sign = sign;
    }

    /** As it stands in narrow tables. */
    public String sign() {
      return sign;
    }

    /** Whether the attack is stopped in all of today's browsers. */
    public boolean holdsToday() {
      return this == EVERYWHERE || this == TODAY;
    }
  }

  public Cell {
    bare = Set.copyOf(bare);
    open = Set.copyOf(open);
  }

  /** Whether the layer stops it wherever it succeeds without one. */
  public boolean stops() {
    return open.isEmpty();
  }

  /** Where the layer stops it. */
  public Extent extent() {
    if (open.isEmpty()) {
      return Extent.EVERYWHERE;
    }
    var openToday = today(open);
    if (openToday.isEmpty()) {
      return bare.equals(open) ? Extent.NOWHERE : Extent.TODAY;
    }
    return openToday.equals(today(bare)) ? Extent.NOWHERE : Extent.SOME;
  }

  private static Set<Kind> today(Set<Kind> kinds) {
    var today = EnumSet.noneOf(Kind.class);
    today.addAll(kinds);
    today.remove(Kind.LEGACY);
    return today;
  }

  /** {@code stops}, {@code –}, or the letters of the browsers in which it is still open. */
  public String text() {
    return stops() ? "stops" : open.equals(bare) ? "–" : Row.letters(open);
  }
}
