package dev.cordon.comparison.asif;

import dev.cordon.proof.asif.AsIf.Name;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;

/** Where the models are known to differ from the products, in how many rows, and why. */
enum Ledger {
  /** No stranger has a token of the user's, and his own he can put into any other form. */
  MULTIPART_TOKEN(Map.of(Name.SPRING_SECURITY, 1)) {
    @Override
    boolean holds(Row row) {
      return row.about().equals(Table.MULTIPART_TOKEN);
    }
  },
  /** Spring fails with 500 where an Origin is no URL at all; no browser sends one. */
  MALFORMED_ORIGIN(Map.of(Name.SPRING_SECURITY, 9)) {
    @Override
    boolean holds(Row row) {
      return row.isHandshake() && row.headers().stream().anyMatch(Table::isMalformed);
    }
  };

  private final Map<Name, Integer> rows;

  Ledger(Map<Name, Integer> rows) {
    this.rows = rows;
  }

  abstract boolean holds(Row row);

  /** How many rows each entry is good for. */
  static Map<Ledger, Integer> of(Name name) {
    var counts = new TreeMap<Ledger, Integer>();
    for (var entry : EnumSet.allOf(Ledger.class)) {
      if (entry.rows.containsKey(name)) {
        counts.put(entry, entry.rows.get(name));
      }
    }
    return counts;
  }
}
