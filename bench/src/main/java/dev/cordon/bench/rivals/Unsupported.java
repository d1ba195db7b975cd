package dev.cordon.bench.rivals;

import java.lang.reflect.Proxy;

/**
 * What stands behind a hand-written request or answer for the methods that nobody is to call: each
 * throws with its name. Nothing that is measured gets there.
 */
public final class Unsupported {
  private Unsupported() {}

  public static <T> T of(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.toString());
            }));
  }
}
