package dev.cordon.session;

import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A map of bounded size whose entries end at a time of their own. A full one refuses newcomers and
 * never evicts what still lives; what has ended makes room first. Reading takes no lock; writing
 * costs the logarithm of the size.
 */
final class ExpiringMap<K, V> {
  /** What became of an addition. */
  enum Addition {
    ADDED,
    /** The key was there, and lives until the later of the two times. */
    PRESENT,
    FULL
  }

  private record Deadline<K>(Instant until, long number, K key) {}

  private record Entry<K, V>(V value, Deadline<K> deadline) {}

  private final int capacity;
  private final ConcurrentHashMap<K, Entry<K, V>> entries = new ConcurrentHashMap<>();
  private final TreeSet<Deadline<K>> deadlines =
      new TreeSet<>(
          Comparator.<Deadline<K>, Instant>comparing(Deadline::until)
              .thenComparingLong(Deadline::number));
  private long numbers;

  ExpiringMap(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a capacity is 1 or more, not " + capacity);
    }
    this.capacity = capacity;
  }

  int capacity() {
    return capacity;
  }

  int size() {
    return entries.size();
  }

  /** The value of a key that has not ended. */
  @Nullable V get(K key, Instant now) {
    Entry<K, V> entry = entries.get(key);
    return entry == null || !entry.deadline.until.isAfter(now) ? null : entry.value;
  }

  /** Whether the key is there, ended or not. */
  boolean holds(K key) {
    return entries.containsKey(key);
  }

  synchronized Addition add(K key, V value, Instant until, Instant now) {
    purge(now);
    Entry<K, V> present = entries.get(key);
    if (present != null) {
      if (until.isAfter(present.deadline.until)) {
        deadlines.remove(present.deadline);
        put(key, present.value, until);
      }
      return Addition.PRESENT;
    }
    if (entries.size() >= capacity) {
      return Addition.FULL;
    }
    put(key, value, until);
    return Addition.ADDED;
  }

  private void put(K key, V value, Instant until) {
    Deadline<K> deadline = new Deadline<>(until, numbers++, key);
    deadlines.add(deadline);
    entries.put(key, new Entry<>(value, deadline));
  }

  synchronized void remove(K key) {
    Entry<K, V> entry = entries.remove(key);
    if (entry != null) {
      deadlines.remove(entry.deadline);
    }
  }

  synchronized void purge(Instant now) {
    while (!deadlines.isEmpty() && !deadlines.first().until.isAfter(now)) {
      entries.remove(deadlines.pollFirst().key);
    }
  }

  /** Every key with its end, soonest first. */
  synchronized void forEach(BiConsumer<K, Instant> action) {
    deadlines.forEach(deadline -> action.accept(deadline.key, deadline.until));
  }
}
