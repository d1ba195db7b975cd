package dev.cordon.proof.layers;

import java.util.Map;
import java.util.TreeMap;

/** The rows of {@code docs/threats.md} that are no moves between a page and a layer, and why. */
final class Unplayed {
  private static final Map<String, String> REASONS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("R13", "a mistake inside a check, not a layer"),
              Map.entry(
                  "R15",
                  "all of the column CORS: the bank grants everything there, and the guard takes it"
                      + " off"),
              Map.entry("R18", "needs the browser's own cache, which the model does not have"),
              Map.entry("R23", "messages between windows, which no server sees"),
              Map.entry("R24", "no browser reads it any more"),
              Map.entry("W15", "what the letters F, f, W and w say in the column default"),
              Map.entry("W24", "time is not modelled"),
              Map.entry("W25", "a leak of the application's own"),
              Map.entry("W26", "sizes are not modelled"),
              Map.entry("W30", "a mistake inside an application, not a layer"),
              Map.entry("W35", "the policy here exempts nothing"),
              Map.entry("S03", "messages within a socket, after every layer"),
              Map.entry("H05", "a grant that no layer here gives"),
              Map.entry("D01", "no browser sends it"),
              Map.entry("D02", "no browser sends it"),
              Map.entry("D03", "no browser sends it")));

  private Unplayed() {}

  /** The reasons by row, in order. */
  static Map<String, String> reasons() {
    return REASONS;
  }
}
