package dev.cordon.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.guard.Reason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the rows reach, by the reference alone. */
class ReasonsTest {
  @Test
  void every_reason_of_the_law_decides_some_row() {
    Set<Reason> reached = EnumSet.noneOf(Reason.class);
    Seeded random = new Seeded();
    Reference reference = new Reference(Rules.MAIN.guard(random));
    for (Row row : AdapterSuite.ROWS) {
      reference.replace(row.rules());
      for (Request request : row.requests()) {
        random.restart(row.id());
        reached.add(reference.answer(request).decision().reason());
      }
    }
    assertThat(reached).containsExactlyInAnyOrder(Reason.values());
  }

  @Test
  void there_are_several_hundred_rows_and_no_two_have_one_name() {
    List<String> ids = new ArrayList<>();
    AdapterSuite.ROWS.forEach(row -> ids.add(row.id()));
    assertThat(ids).hasSizeGreaterThanOrEqualTo(AdapterSuite.LEAST_ROWS);
    assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
  }
}
