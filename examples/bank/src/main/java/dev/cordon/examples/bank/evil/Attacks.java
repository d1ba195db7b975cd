package dev.cordon.examples.bank.evil;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Every attack that the attacker's site offers. */
public final class Attacks {

  private static final List<Attack> ALL =
      Stream.of(
              FormAttacks.list(),
              NavigationAttacks.list(),
              FetchAttacks.list(),
              ReadAttacks.list(),
              EmbedAttacks.list(),
              SessionAttacks.list(),
              ChannelAttacks.list(),
              HostAttacks.list())
          .flatMap(List::stream)
          .sorted(Comparator.comparing(Attack::id))
          .toList();

  private Attacks() {}

  /** All of them, by id. */
  public static List<Attack> all() {
    return ALL;
  }

  /**
   * The one with this id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Attack get(String id) {
    return ALL.stream()
        .filter(attack -> attack.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such attack: " + id));
  }
}
