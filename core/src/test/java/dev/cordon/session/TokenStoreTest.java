package dev.cordon.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A store of tokens in memory")
class TokenStoreTest {
  private static final Instant UNTIL = Given.NOW.plusSeconds(60);

  private final InMemoryTokenStore store = new InMemoryTokenStore(2);

  private static SessionId id(int number) {
    byte[] bytes = new byte[16];
    Fields.putInt(bytes, 0, number);
    return SessionId.at(bytes, 0);
  }

  @Test
  @DisplayName("gives the same secret to all who ask for one session at once")
  void race() throws Exception {
    Random random = new Random(3);
    for (int round = 0; round < 20; round++) {
      InMemoryTokenStore shared = new InMemoryTokenStore(1);
      List<String> secrets =
          Threads.inParallel(
              50,
              () -> {
                byte[] fresh = new byte[32];
                synchronized (random) {
                  random.nextBytes(fresh);
                }
                return Base64Url.encode(shared.findOrStore(Given.ALICE, fresh, UNTIL, Given.NOW));
              });
      assertThat(secrets).containsOnly(Base64Url.encode(shared.find(Given.ALICE, Given.NOW)));
    }
  }

  @Test
  @DisplayName(
      "refuses a newcomer when it is full, keeps who lives, and makes room when one ends or goes")
  void full() {
    store.findOrStore(id(1), new byte[] {1}, UNTIL, Given.NOW);
    store.findOrStore(id(2), new byte[] {2}, UNTIL.plusSeconds(60), Given.NOW);
    assertThatThrownBy(() -> store.findOrStore(id(3), new byte[] {3}, UNTIL, Given.NOW))
        .isInstanceOf(TokenStoreFullException.class)
        .hasMessageStartingWith("[token-store-full] it holds 2 live sessions");
    assertThat(store.findOrStore(id(1), new byte[] {9}, UNTIL, Given.NOW)).containsExactly(1);
    assertThat(store.findOrStore(id(3), new byte[] {3}, UNTIL.plusSeconds(60), UNTIL))
        .containsExactly(3);
    assertThat(store.find(id(1), UNTIL)).isNull();
    store.remove(id(2));
    assertThat(store.findOrStore(id(4), new byte[] {4}, UNTIL.plusSeconds(60), UNTIL))
        .containsExactly(4);
  }

  @Test
  @DisplayName("knows nothing more of a session that went: not when it would have ended")
  void removed() {
    store.remove(id(9));
    store.findOrStore(id(1), new byte[] {1}, UNTIL, Given.NOW);
    store.remove(id(1));
    assertThat(store.find(id(1), Given.NOW)).isNull();
    store.findOrStore(id(1), new byte[] {2}, UNTIL.plusSeconds(60), Given.NOW);
    store.findOrStore(id(2), new byte[] {3}, UNTIL.plusSeconds(60), UNTIL);
    assertThat(store.find(id(1), UNTIL)).containsExactly(2);
  }

  @Test
  @DisplayName("has room for one session at least")
  void capacity() {
    assertThatThrownBy(() -> new InMemoryTokenStore(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("hands out copies")
  void copies() {
    byte[] fresh = {1};
    byte[] stored = store.findOrStore(id(1), fresh, UNTIL, Given.NOW);
    fresh[0] = 2;
    stored[0] = 3;
    assertThat(store.find(id(1), Given.NOW)).containsExactly(1);
  }

  @Tag("random")
  @Test
  @DisplayName("equals a naive map over thousands of random steps")
  void model() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    ExpiringMap<Integer, Integer> map = new ExpiringMap<>(20);
    Map<Integer, Instant> model = new HashMap<>();
    Instant now = Given.NOW;
    for (int step = 0; step < 20_000; step++) {
      now = now.plusMillis(random.nextInt(200));
      Instant time = now;
      int key = random.nextInt(40);
      if (random.nextInt(4) == 0) {
        map.remove(key);
        model.remove(key);
      } else {
        Instant until = now.plusMillis(random.nextInt(5000));
        model.values().removeIf(end -> !end.isAfter(time));
        ExpiringMap.Addition expected =
            model.containsKey(key)
                ? ExpiringMap.Addition.PRESENT
                : model.size() < 20 ? ExpiringMap.Addition.ADDED : ExpiringMap.Addition.FULL;
        if (expected != ExpiringMap.Addition.FULL) {
          model.merge(key, until, (a, b) -> a.isAfter(b) ? a : b);
        }
        assertThat(map.add(key, key, until, now))
            .as("seed %d, step %d", seed, step)
            .isEqualTo(expected);
      }
      List<Integer> alive = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        boolean lives = model.containsKey(i) && model.get(i).isAfter(now);
        assertThat(map.get(i, now) != null)
            .as("seed %d, step %d, key %d", seed, step, i)
            .isEqualTo(lives);
        if (lives) {
          alive.add(i);
        }
      }
      assertThat(map.size()).as("seed %d", seed).isBetween(alive.size(), 20);
    }
  }
}
