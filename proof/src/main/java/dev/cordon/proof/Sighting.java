package dev.cordon.proof;

import java.util.List;

/**
 * In which browsers a stranger has a power, and one move that shows it.
 *
 * @param browsers in the order of the proof; never empty
 * @param witness the first move that showed it
 */
public record Sighting(List<BrowserKind> browsers, Witness witness) {
  public Sighting {
    browsers = List.copyOf(browsers);
  }
}
