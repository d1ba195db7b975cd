package dev.cordon.browser.cookies;

import dev.cordon.web.SameSite;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cookie as the jar keeps it (RFC 6265bis, storage model, step 6).
 *
 * @param name empty if it has none
 * @param value as it stood, one character for each byte
 * @param domain the host that set it, or its Domain attribute, without a leading dot
 * @param hostOnly whether it goes to this host alone, not to those below
 * @param path where it goes to, and below
 * @param sameSite null where the line said nothing, or nothing known
 * @param partitioned whether the line said Partitioned
 * @param partition the part of the jar it lies in; null for the part that all share
 * @param expires when it ends; null for the end of the browser's session
 * @param created when it was set; if it replaced another, usually when that was
 */
public record Cookie(
    String name,
    String value,
    String domain,
    boolean hostOnly,
    String path,
    boolean secure,
    boolean httpOnly,
    @Nullable SameSite sameSite,
    boolean partitioned,
    @Nullable CookiePartition partition,
    @Nullable Instant expires,
    Instant created) {

  /** Whether it has ended (RFC 6265bis: "expired if its expiry date is in the past"). */
  public boolean isExpired(Instant now) {
    return expires != null && !expires.isAfter(now);
  }

  /** How it stands in a request: {@code name=value}, or the bare value if there is no name. */
  public String pair() {
    return name.isEmpty() ? value : name + '=' + value;
  }

  Cookie createdAt(Instant then) {
    return new Cookie(
        name,
        value,
        domain,
        hostOnly,
        path,
        secure,
        httpOnly,
        sameSite,
        partitioned,
        partition,
        expires,
        then);
  }

  /** Storage model, step 23: whether one replaces the other. */
  boolean isSameAs(Cookie other) {
    return name.equals(other.name)
        && domain.equals(other.domain)
        && hostOnly == other.hostOnly
        && path.equals(other.path)
        && (partition == null ? other.partition == null : partition.equals(other.partition));
  }

  /** Like the line that set it, with what the jar knows besides. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(pair());
    text.append(hostOnly ? "; Host=" : "; Domain=").append(domain);
    text.append("; Path=").append(path);
    text.append(secure ? "; Secure" : "").append(httpOnly ? "; HttpOnly" : "");
    if (sameSite != null) {
      text.append("; SameSite=").append(sameSite);
    }
    text.append(partitioned ? "; Partitioned" : "");
    if (partition != null) {
      text.append("; under ").append(partition);
    }
    return text.append(expires == null ? "" : "; until " + expires).toString();
  }
}
