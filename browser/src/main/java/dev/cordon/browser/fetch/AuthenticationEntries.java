package dev.cordon.browser.fetch;

import dev.cordon.web.Origin;
import dev.cordon.web.Url;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names and passwords that the user has given a browser for Basic authentication (Fetch,
 * authentication entry). One holds for a whole origin here, since servers protect whole origins.
 */
public final class AuthenticationEntries {
  private static final int MOST_ORIGINS = 1_024;

  private final Map<Origin, String> byOrigin = new HashMap<>();

  /** None yet. */
  public AuthenticationEntries() {}

  /** Remembers what the user gave for the origin of this URL. */
  public void put(Url url, String user, String password) {
    put(url, basic(user, password));
  }

  void put(Url url, String authorization) {
    if (byOrigin.size() >= MOST_ORIGINS) {
      byOrigin.clear();
    }
    byOrigin.put(url.origin(), authorization);
  }

  /** What goes into Authorization for this URL, null where the user gave nothing. */
  @Nullable String of(Url url) {
    return byOrigin.isEmpty() ? null : byOrigin.get(url.origin());
  }

  /** User and password of a URL, its percent-encoding undone. */
  static String basic(Url url) {
    return basic(PercentDecoding.text(url.username()), PercentDecoding.text(url.password()));
  }

  /** RFC 7617, section 2. */
  private static String basic(String user, String password) {
    var pair = (user + ':' + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }
}
