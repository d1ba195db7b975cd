package dev.cordon.testkit;

import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the witnesses of an application said at one moment. */
final class Testimony {
  private record Entry(Witness<?> witness, Snapshot said) {}

  private final List<Entry> entries = new ArrayList<>();

  private Testimony() {}

  static Testimony of(List<Witness<?>> witnesses) {
    var testimony = new Testimony();
    for (var witness : witnesses) {
      testimony.entries.add(new Entry(witness, Snapshot.of(witness)));
    }
    return testimony;
  }

  /** What this witness said; null where it was not asked. */
  @Nullable Snapshot of(Witness<?> witness) {
    for (var entry : entries) {
      if (isSame(entry.witness, witness)) {
        return entry.said;
      }
    }
    return null;
  }

  private static boolean isSame(Witness<?> one, Witness<?> other) {
    if (one.equals(other)) {
      return true;
    }
    var first = written(one);
    var second = written(other);
    return first != null && second != null && isSame(first, second);
  }

  private static boolean isSame(SerializedLambda one, SerializedLambda other) {
    if (!one.getImplClass().equals(other.getImplClass())
        || !one.getImplMethodName().equals(other.getImplMethodName())
        || !one.getImplMethodSignature().equals(other.getImplMethodSignature())
        || one.getImplMethodKind() != other.getImplMethodKind()
        || one.getCapturedArgCount() != other.getCapturedArgCount()) {
      return false;
    }
    for (var i = 0; i < one.getCapturedArgCount(); i++) {
      var captured = one.getCapturedArg(i);
      var too = other.getCapturedArg(i);
      // The same object, or equal where it is a value such as a string.
      if (captured != too && !(captured instanceof String && Objects.equals(captured, too))) {
        return false;
      }
    }
    return true;
  }

  /** How Java writes a lambda down; null of what is none. */
  private static @Nullable SerializedLambda written(Witness<?> witness) {
    try {
      var method = witness.getClass().getDeclaredMethod("writeReplace");
      method.setAccessible(true);
      return method.invoke(witness) instanceof SerializedLambda lambda ? lambda : null;
    } catch (ReflectiveOperationException | RuntimeException notALambda) {
      return null;
    }
  }
}
