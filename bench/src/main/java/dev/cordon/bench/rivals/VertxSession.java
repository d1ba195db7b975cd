package dev.cordon.bench.rivals;

import io.vertx.ext.web.Session;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A user's session as Vert.x keeps it, with the one value that is kept in it here. Its handler
 * changes the token with each write; the next request is asked as if that had been the first.
 */
final class VertxSession implements Session {
  private final String id;
  private @Nullable Object value;
  private @Nullable Object kept;

  VertxSession(int number) {
    id = Bank.sessionId(number);
  }

  /** Holds on to the value of this moment. */
  void keep() {
    kept = value;
  }

  /** Goes back to the value that was kept. */
  void restore() {
    value = kept;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Session put(String key, Object put) {
    value = put;
    return this;
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T> @Nullable T get(String key) {
    return (T) value;
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T> @Nullable T remove(String key) {
    var removed = (T) value;
    value = null;
    return removed;
  }

  @Override
  public Session regenerateId() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Session putIfAbsent(String key, Object put) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Session computeIfAbsent(String key, Function<String, Object> function) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, Object> data() {
    return Map.of("value", Objects.requireNonNullElse(value, ""));
  }

  @Override
  public boolean isEmpty() {
    return value == null;
  }

  @Override
  public long lastAccessed() {
    return 0;
  }

  @Override
  public void destroy() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isDestroyed() {
    return false;
  }

  @Override
  public boolean isRegenerated() {
    return false;
  }

  @Override
  public @Nullable String oldId() {
    return null;
  }

  @Override
  public long timeout() {
    return 0;
  }

  @Override
  public void setAccessed() {}
}
