package dev.cordon.testkit;

import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What a witness said, copied deep enough that it does not change afterwards. A list that the
 * application goes on to fill would be equal to itself for ever, and the test could not fail.
 */
public final class Snapshot {
  private final @Nullable Object value;

  private Snapshot(@Nullable Object value) {
    this.value = value;
  }

  /** Of what a witness says now. */
  public static Snapshot of(Witness<?> witness) {
    return ofValue(witness.get());
  }

  static Snapshot ofValue(@Nullable Object value) {
    return new Snapshot(copy(value));
  }

  private static @Nullable Object copy(@Nullable Object value) {
    if (value == null || isImmutable(value)) {
      return value;
    }
    if (value instanceof Number number) {
      return number.toString(); // AtomicLong and its like go on counting.
    }
    if (value instanceof AtomicBoolean flag) {
      return flag.get();
    }
    if (value instanceof CharSequence text) {
      return text.toString();
    }
    if (value instanceof Set<?> set) {
      var copies = new java.util.HashSet<@Nullable Object>();
      set.forEach(element -> copies.add(copy(element)));
      return copies;
    }
    if (value instanceof Collection<?> collection) {
      var copies = new ArrayList<@Nullable Object>();
      collection.forEach(element -> copies.add(copy(element)));
      return copies;
    }
    if (value instanceof Map<?, ?> map) {
      var copies = new java.util.HashMap<@Nullable Object, @Nullable Object>();
      map.forEach((key, element) -> copies.put(copy(key), copy(element)));
      return copies;
    }
    if (value instanceof Optional<?> optional) {
      return optional.isPresent() ? List.of(Objects.requireNonNull(copy(optional.get()))) : null;
    }
    if (value.getClass().isArray()) {
      return elements(value);
    }
    if (value instanceof Record data) {
      return components(data);
    }
    throw refusal(value, null);
  }

  private static IllegalStateException refusal(Object value, @Nullable Throwable cause) {
    return new IllegalStateException(
        "[mutable-witness] a witness returned a "
            + value.getClass().getName()
            + ". If that is an object that changes, it equals itself before and after, and the test"
            + " could not fail. Return a number, a text, a record of such, or a collection of"
            + " them: bank::transferCount, () -> bank.account(\"alice\").balance().",
        cause);
  }

  private static List<@Nullable Object> elements(Object array) {
    var length = java.lang.reflect.Array.getLength(array);
    var copies = new ArrayList<@Nullable Object>(length);
    for (var i = 0; i < length; i++) {
      copies.add(copy(java.lang.reflect.Array.get(array, i)));
    }
    return copies;
  }

  private static Object components(Record data) {
    var copies = new ArrayList<@Nullable Object>();
    copies.add(data.getClass().getName());
    for (var component : data.getClass().getRecordComponents()) {
      try {
        var accessor = component.getAccessor();
        accessor.setAccessible(true);
        copies.add(copy(accessor.invoke(data)));
      } catch (ReflectiveOperationException | RuntimeException closed) {
        throw refusal(data, closed);
      }
    }
    return copies;
  }

  private static boolean isImmutable(Object value) {
    return value instanceof String
        || value instanceof Boolean
        || value instanceof Character
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte
        || value instanceof Double
        || value instanceof Float
        || value instanceof java.math.BigDecimal
        || value instanceof java.math.BigInteger
        || value instanceof Enum<?>
        || value instanceof UUID
        || value instanceof TemporalAccessor
        || value instanceof TemporalAmount
        || value instanceof java.net.URI;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Snapshot snapshot && Objects.equals(value, snapshot.value);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(value);
  }

  @Override
  public String toString() {
    return String.valueOf(value);
  }
}
