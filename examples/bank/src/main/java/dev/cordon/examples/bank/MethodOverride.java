package dev.cordon.examples.bank;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The method that a form meant but could not say.
 *
 * <p>Wrong: {@code _method} in query or form and {@code X-HTTP-Method-Override} are honoured on any
 * request, a GET included (W10).
 */
final class MethodOverride {

  private static final Set<String> MEANT = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private MethodOverride() {}

  static String effective(String wire, @Nullable String header, Map<String, String> fields) {
    String meant = header != null ? header : fields.getOrDefault("_method", wire);
    String upper = meant.toUpperCase(Locale.ROOT);
    return MEANT.contains(upper) ? upper : wire;
  }
}
