package dev.cordon.browser.cookies;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Which cookies go when there are too many (RFC 6265bis, section 5.7, "remove excess cookies"):
 * those that have expired, then those without Secure, then any; of equals the one that was not used
 * for longest. The one that was just set stays.
 *
 * <p>A site that sets enough cookies so drives out those of its neighbours under the same
 * registrable domain, HttpOnly ones included (W20 in docs/threats.md).
 */
final class CookieEviction {
  /** What a browser without this rule holds here, where in life memory ends it. */
  private static final int MOST_WITHOUT_RULE = 20_000;

  private final boolean byDomain;
  private final int perDomain;
  private final int kept;
  private final int most;

  CookieEviction(Profile profile) {
    byDomain = profile.follows(Rule.COOKIE_EVICTION);
    perDomain = profile.limits().cookiesPerDomain();
    kept = profile.limits().cookiesKept();
    most = byDomain ? profile.limits().cookiesInAll() : MOST_WITHOUT_RULE;
  }

  /** Those of one registrable domain that go now that {@code added} came, of the same part. */
  List<StoredCookie> ofDomain(List<StoredCookie> domain, StoredCookie added, Instant now) {
    if (!byDomain || domain.size() <= perDomain) {
      return List.of();
    }
    List<StoredCookie> part = new ArrayList<>(domain);
    part.removeIf(one -> !Objects.equals(one.cookie.partition(), added.cookie.partition()));
    int excess = part.size() <= perDomain ? 0 : part.size() - kept;
    part.remove(added);
    part.sort(
        Comparator.<StoredCookie>comparingInt(
                one -> one.cookie.isExpired(now) ? 0 : one.cookie.secure() ? 2 : 1)
            .thenComparingLong(one -> one.lastUse));
    return part.subList(0, Math.min(excess, part.size()));
  }

  /** How many cookies the whole jar holds. */
  int most() {
    return most;
  }

  /** Step 4 of the order: the one that was not used for longest, whosever it is. */
  static Comparator<StoredCookie> anyOrder(Instant now) {
    return Comparator.<StoredCookie>comparingInt(one -> one.cookie.isExpired(now) ? 0 : 1)
        .thenComparingLong(one -> one.lastUse)
        .thenComparingLong(one -> one.sequence);
  }
}
