package dev.cordon.conformance.rig;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives the answers of one run of a row: the n-th request gets the n-th of a list, then the last.
 */
public final class Answers {
  private final Map<String, Map<String, List<Answer>>> answers;
  private final Map<String, Integer> given = new HashMap<>();

  public Answers(Scenario scenario) {
    answers = scenario.answers();
  }

  /**
   * The next answer to this method at this URL: of the entry for the method, else of the entry
   * {@code *}, else {@link Answer#DEFAULT}.
   *
   * @param url serialised, without userinfo and fragment
   */
  public synchronized Answer next(String method, String url) {
    var ofUrl = answers.getOrDefault(url, Map.of());
    String entry = ofUrl.containsKey(method) ? method : "*";
    var list = ofUrl.get(entry);
    if (list == null) {
      return Answer.DEFAULT;
    }
    int index = given.merge(entry + " " + url, 1, Integer::sum) - 1;
    return list.get(Math.min(index, list.size() - 1));
  }
}
