package dev.cordon.testkit;

import dev.cordon.browser.http.Response;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why Cordon refused a request, as its answer says: the member {@code reason} of a problem (RFC
 * 9457), or the code on the page for a navigation.
 */
public final class RefusalReason {
  private static final Pattern MEMBER = Pattern.compile("\"reason\"\\s*:\\s*\"([a-z0-9-]+)\"");
  private static final Pattern CODE = Pattern.compile("<code>([a-z0-9-]+)</code>");

  private RefusalReason() {}

  /** The reason's code; null where the answer is no refusal of Cordon's. */
  public static @Nullable String of(Response answer) {
    var type = answer.headers().get("Content-Type");
    if (answer.status() < 400 || type == null) {
      return null;
    }
    var lower = type.toLowerCase(Locale.ROOT);
    if (lower.startsWith("application/problem+json")) {
      return found(MEMBER, answer);
    }
    return lower.startsWith("text/html") ? found(CODE, answer) : null;
  }

  private static @Nullable String found(Pattern pattern, Response answer) {
    var matcher = pattern.matcher(answer.body().text());
    return matcher.find() ? matcher.group(1) : null;
  }
}
