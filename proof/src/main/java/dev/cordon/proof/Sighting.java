package dev.cordon.proof;

import java.util.List;

/**
 * In which browsers a stranger has a power, and one move that shows it.
 *
 * @param browsers in the order of the proof; never empty
 * @param witness the first move that showed it
 * @param evident whether one of the requests said who asks, by Sec-Fetch-Site, Origin or Referer;
 *     where none did, no server could have told
 */
public record Sighting(List<BrowserKind> browsers, Witness witness, boolean evident) {
  public Sighting {
    browsers = List.copyOf(browsers);
  }
}
