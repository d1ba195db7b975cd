package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Host;
import dev.cordon.web.HttpToken;
import dev.cordon.web.Url;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that said to be asked over TLS alone (RFC 6797). At most {@value #MAX_HOSTS} of them;
 * the one that spoke longest ago goes first. Not safe for use by several threads.
 */
final class Hsts {
  static final int MAX_HOSTS = 4096;

  /** The longest time believed: a hundred years. */
  private static final long MAX_AGE_SECONDS = 100L * 365 * 24 * 60 * 60;

  private record Known(Instant until, boolean includeSubDomains) {}

  private record Directives(long maxAgeSeconds, boolean includeSubDomains) {}

  private final Profile profile;
  private final Map<String, Known> hosts = new LinkedHashMap<>();

  Hsts(Profile profile) {
    this.profile = profile;
  }

  /** Whether an insecure URL must be asked over TLS (section 8.3). */
  boolean applies(Url url, Instant now) {
    if (hosts.isEmpty()
        || !(url.scheme().equals("http") || url.scheme().equals("ws"))
        || !profile.follows(Rule.HSTS)) {
      return false;
    }
    var host = nameOf(url);
    if (host == null) {
      return false;
    }
    if (isKnown(host, now, false)) {
      return true;
    }
    for (var dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
      if (isKnown(host.substring(dot + 1), now, true)) {
        return true;
      }
    }
    return false;
  }

  private boolean isKnown(String host, Instant now, boolean asParent) {
    var known = hosts.get(host);
    return known != null && now.isBefore(known.until) && (!asParent || known.includeSubDomains);
  }

  /** That URL over TLS. */
  static Url upgraded(Url url) {
    return Upgrades.secured(url);
  }

  /** Learns from an answer (section 8.1); insecure ones are not believed, nor are addresses. */
  void remember(Url url, Headers headers, Instant now) {
    if (!headers.has("Strict-Transport-Security")
        || !(url.scheme().equals("https") || url.scheme().equals("wss"))) {
      return;
    }
    var host = nameOf(url);
    // Of several lines the first one counts.
    var directives = parse(headers.all("Strict-Transport-Security").get(0));
    if (host == null || directives == null) {
      return;
    }
    hosts.remove(host);
    if (directives.maxAgeSeconds > 0) {
      var until = now.plus(Duration.ofSeconds(directives.maxAgeSeconds));
      hosts.put(host, new Known(until, directives.includeSubDomains));
      if (hosts.size() > MAX_HOSTS) {
        hosts.remove(hosts.keySet().iterator().next());
      }
    }
  }

  /** The name that rules are kept by; null for addresses, and for localhost as Fetch wants it. */
  private static @Nullable String nameOf(Url url) {
    var host = url.host();
    return host == null || host.kind() != Host.Kind.DOMAIN || host.isLoopback()
        ? null
        : host.toString();
  }

  /** Section 6.1; null where the value is malformed, repeats itself or has no max-age. */
  private static @Nullable Directives parse(String value) {
    var seen = new HashSet<String>();
    var maxAge = -1L;
    var includeSubDomains = false;
    for (var directive : value.split(";", -1)) {
      var text = Ascii.trim(directive, 0, directive.length());
      if (text.isEmpty()) {
        continue;
      }
      var equals = text.indexOf('=');
      var name = Ascii.toLower(equals < 0 ? text : Ascii.trim(text, 0, equals));
      var argument = equals < 0 ? null : unquoted(Ascii.trim(text, equals + 1, text.length()));
      if (!HttpToken.isToken(name) || !seen.add(name)) {
        return null;
      }
      if (name.equals("max-age")) {
        maxAge = seconds(argument);
        if (maxAge < 0) {
          return null;
        }
      } else if (name.equals("includesubdomains")) {
        includeSubDomains = argument == null;
      }
    }
    return maxAge < 0 ? null : new Directives(maxAge, includeSubDomains);
  }

  private static String unquoted(String text) {
    return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }

  private static long seconds(@Nullable String digits) {
    if (digits == null || digits.isEmpty()) {
      return -1;
    }
    var seconds = 0L;
    for (var i = 0; i < digits.length(); i++) {
      if (!Ascii.isDigit(digits.charAt(i))) {
        return -1;
      }
      seconds = Math.min(MAX_AGE_SECONDS, 10 * seconds + digits.charAt(i) - '0');
    }
    return seconds;
  }
}
