package dev.cordon.adapters;

import java.util.List;

/**
 * A request, perhaps with others before it, whose answer is the same everywhere.
 *
 * @param table the table it stands in
 * @param sentence what it is
 * @param rules the policy in force
 * @param requests in their order; the last one's answer is compared
 */
record Row(String table, String sentence, Rules rules, List<Request> requests) {
  Row {
    requests = List.copyOf(requests);
  }

  /** The name by which the ledger knows it. */
  String id() {
    return table + ": " + sentence;
  }

  Request last() {
    return requests.get(requests.size() - 1);
  }
}
