package dev.cordon.bench.rivals;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether a product answers a cell as it should. */
public final class Answers {
  private static final int ASKED = 16;

  private Answers() {}

  /** What is wrong with any of its answers to the first requests, in words; empty if nothing is. */
  public static List<String> faults(Product product, Cell cell) {
    Set<String> faults = new LinkedHashSet<>();
    var requests = cell.requests();
    try (var contender = Contender.ready(product, cell)) {
      for (int turn = 0; turn < Math.min(ASKED, requests.size()); turn++) {
        contender.ask(turn);
        faults.addAll(cell.question().expected().faults(requests.get(turn), contender.answer()));
      }
    }
    return List.copyOf(faults);
  }
}
