package dev.cordon.policy;

import dev.cordon.web.SameSite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cookie of the application that is a session.
 *
 * @param place where it stands in the policy
 * @param cookie its name
 * @param seal whether it is sealed on the way out and unsealed on the way in
 * @param value what the application keeps in it
 * @param lifetime how long a session lives at most
 * @param idle how long it lives without a request, null for as long as it may
 * @param sameSite the attribute it leaves with; null for the application's own, and Lax where it
 *     gives none
 * @param acceptUnsealedUntil until when an unsealed one is accepted, null for never
 * @param forged what becomes of a safe request with a forged one
 * @param rotateAt the paths whose answers start a new session where the value is data
 * @param paths the Path attributes under which it may have been set
 * @param domains the Domain attributes under which it may have been set
 * @param mode whether the rule acts
 */
public record SessionRule(
    String place,
    String cookie,
    boolean seal,
    SessionValue value,
    Duration lifetime,
    @Nullable Duration idle,
    @Nullable SameSite sameSite,
    @Nullable Instant acceptUnsealedUntil,
    ForgedCookie forged,
    PathSet rotateAt,
    List<String> paths,
    List<String> domains,
    Mode mode) {

  public SessionRule {
    paths = List.copyOf(paths);
    domains = List.copyOf(domains);
  }

  /** Whether an answer at this canonical path starts a new session. */
  public boolean rotatesAt(String canonicalPath) {
    return rotateAt.contains(canonicalPath);
  }
}
