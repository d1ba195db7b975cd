package dev.cordon.cli.explain;

import dev.cordon.guard.Decision;
import java.util.List;

/** A request, what was decided of it, and our edits of the answer. */
public record Explanation(GivenRequest request, Decision decision, List<GivenHeader> headers) {
  public Explanation {
    headers = List.copyOf(headers);
  }
}
