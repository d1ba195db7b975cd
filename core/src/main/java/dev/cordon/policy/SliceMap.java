package dev.cordon.policy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map from strings that is asked with a slice of a longer string and copies nothing.
 *
 * <p>Open addressing with linear probing, at most half full. Its keys come from the policy and
 * never from a request, so nobody else can make them collide.
 */
final class SliceMap<V> {

  private static final SliceMap<Object> EMPTY = new SliceMap<>(Map.of());

  private final @Nullable String[] keys;
  private final @Nullable Object[] values;

  private SliceMap(Map<String, ? extends V> entries) {
    int capacity = Integer.highestOneBit(Math.max(1, entries.size() * 2)) * 2;
    keys = new @Nullable String[capacity];
    values = new @Nullable Object[capacity];
    entries.forEach(
        (key, value) -> {
          int slot = slot(key.hashCode());
          while (keys[slot] != null) {
            slot = (slot + 1) & (keys.length - 1);
          }
          keys[slot] = key;
          values[slot] = value;
        });
  }

  @SuppressWarnings("unchecked") // an empty map holds no value of any type
  static <V> SliceMap<V> copyOf(Map<String, ? extends V> entries) {
    return entries.isEmpty() ? (SliceMap<V>) EMPTY : new SliceMap<>(entries);
  }

  /** The value of the key that equals {@code text.substring(from, to)}. */
  @SuppressWarnings("unchecked") // only values of V are stored
  @Nullable V get(String text, int from, int to) {
    int hash = 0; // the same sum as String.hashCode
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    int length = to - from;
    for (int slot = slot(hash); ; slot = (slot + 1) & (keys.length - 1)) {
      String key = keys[slot];
      if (key == null) {
        return null;
      }
      if (key.length() == length && text.startsWith(key, from)) {
        return (V) values[slot];
      }
    }
  }

  private int slot(int hash) {
    return (hash ^ (hash >>> 16)) & (keys.length - 1);
  }
}
