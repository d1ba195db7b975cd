package dev.cordon.browser.cookies;

import dev.cordon.web.PublicSuffixList;
import dev.cordon.web.SameSite;
import dev.cordon.web.SetCookie;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The standard's jar once more, as plainly as it can be written: one list, java.net's URLs, web's
 * reader of lines, and every question asked anew. It knows neither partitions nor eviction.
 */
final class NaiveJar {
  private static final Duration MOST = Duration.ofDays(400);
  private final List<One> cookies = new ArrayList<>();

  private record One(
      SetCookie line, String domain, boolean hostOnly, String path, Instant end, Instant since) {}

  void store(String text, String url, boolean script, SameSiteMode mode, Instant now) {
    SetCookie line = SetCookie.parseOrNull(text);
    if (line == null) {
      return;
    }
    URI uri = URI.create(url);
    String host = uri.getHost();
    boolean secure = uri.getScheme().equals("https") || host.endsWith("localhost");
    String domain = line.domain() == null ? "" : line.domain();
    PublicSuffixList suffixes = PublicSuffixList.bundled();
    if (!domain.isEmpty() && suffixes.publicSuffix(domain).equals(domain)) {
      if (!domain.equals(host)) {
        return;
      }
      domain = "";
    }
    if (!domain.isEmpty() && !("." + host).endsWith("." + domain)) {
      return;
    }
    boolean hostOnly = domain.isEmpty();
    String folder = uri.getRawPath().replaceFirst("/[^/]*$", "");
    String path = line.path() != null ? line.path() : folder.isEmpty() ? "/" : folder;
    String prefixed = (line.name().isEmpty() ? line.value() : line.name()).toLowerCase(Locale.ROOT);
    boolean ofHost = line.secure() && hostOnly && line.has("Path") && path.equals("/");
    boolean broken =
        (prefixed.startsWith("__secure-") && !line.secure())
            || (prefixed.startsWith("__host-") && !ofHost)
            || (prefixed.matches("__(host-)?http-.*") && !(line.secure() && line.httpOnly()));
    boolean promises = prefixed.matches("__(secure|host|http)-.*");
    if ((line.secure() && !secure)
        || (script && line.httpOnly())
        || (mode == SameSiteMode.NONE_ONLY && line.sameSite() != SameSite.NONE)
        || (line.sameSite() == SameSite.NONE && !line.secure())
        || (line.name().isEmpty() ? promises : broken)) {
      return;
    }
    Instant end = line.expiresAt(now);
    end =
        end == null || end.isAfter(now.plus(MOST))
            ? end == null ? Instant.MAX : now.plus(MOST)
            : end;
    One fresh = new One(line, hostOnly ? host : domain, hostOnly, path, end, now);
    if (!secure && !line.secure() && cookies.stream().anyMatch(old -> shadows(fresh, old, now))) {
      return;
    }
    for (One old : List.copyOf(cookies)) {
      if (key(old).equals(key(fresh)) && !old.end.isAfter(now)) {
        cookies.remove(old);
      } else if (key(old).equals(key(fresh))) {
        if (script && old.line.httpOnly()) {
          return;
        }
        cookies.set(
            cookies.indexOf(old), new One(line, fresh.domain, hostOnly, path, end, old.since));
        return;
      }
    }
    cookies.add(fresh);
  }

  private static boolean shadows(One fresh, One old, Instant now) {
    boolean related =
        ("." + fresh.domain).endsWith("." + old.domain)
            || ("." + old.domain).endsWith("." + fresh.domain);
    return old.end.isAfter(now)
        && registrable(old.domain).equals(registrable(fresh.domain))
        && old.line.secure()
        && old.line.name().equals(fresh.line.name())
        && related
        && isBelow(fresh.path, old.path);
  }

  /** A public suffix has its cookies apart from those of the domains under it, as in browsers. */
  private static String registrable(String domain) {
    String registrable = PublicSuffixList.bundled().registrableDomain(domain);
    return registrable == null ? domain : registrable;
  }

  private static String key(One one) {
    return String.join("\n", one.line.name(), one.domain, "" + one.hostOnly, one.path);
  }

  private static boolean isBelow(String path, String folder) {
    return path.equals(folder) || path.startsWith(folder.replaceFirst("/$", "") + "/");
  }

  String sent(String url, boolean script, SameSiteMode mode, Instant now) {
    URI uri = URI.create(url);
    return cookies.stream()
        .filter(one -> one.end.isAfter(now))
        .filter(
            one ->
                one.hostOnly
                    ? uri.getHost().equals(one.domain)
                    : ("." + uri.getHost()).endsWith("." + one.domain))
        .filter(one -> isBelow(uri.getRawPath(), one.path))
        .filter(
            one ->
                !one.line.secure()
                    || uri.getScheme().equals("https")
                    || uri.getHost().endsWith("localhost"))
        .filter(one -> !script || !one.line.httpOnly())
        .filter(one -> isForMode(one, mode, now))
        .sorted(Comparator.comparingInt((One one) -> -one.path.length()).thenComparing(One::since))
        .map(one -> (one.line.name().isEmpty() ? "" : one.line.name() + "=") + one.line.value())
        .collect(Collectors.joining("; "));
  }

  private static boolean isForMode(One one, SameSiteMode mode, Instant now) {
    SameSite said = one.line.sameSite();
    boolean young = !now.isAfter(one.since.plusSeconds(120));
    return switch (mode) {
      case STRICT_OR_LESS -> true;
      case LAX_OR_LESS -> said != SameSite.STRICT;
      case UNSET_OR_LESS -> said == SameSite.NONE || (said == null && young);
      case NONE_ONLY -> said == SameSite.NONE;
    };
  }
}
