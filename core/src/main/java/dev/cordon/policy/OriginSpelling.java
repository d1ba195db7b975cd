package dev.cordon.policy;

import java.net.IDN;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Guesses what a misspelt origin was meant to be. Only messages depend on it. */
final class OriginSpelling {

  private OriginSpelling() {}

  /** A valid entry that is close to the text, or null. */
  static @Nullable String meant(String text) {
    String candidate = text.strip();
    candidate = candidate.replaceAll("[\\^$]", "").replace("\\.", ".").replace("\\/", "/");
    candidate = candidate.replaceFirst("^(https?)\\??(\\(s\\)\\?)?://", "$1://");
    candidate =
        candidate.replaceFirst(
            "://(\\(\\.\\*\\)|\\.\\*|\\.\\+|\\[\\^\\.]\\+|\\[\\^/]\\+)\\.", "://*.");
    candidate = candidate.replaceFirst("^([A-Za-z]+):/(?=[^/])", "$1://");
    int schemeEnd = candidate.indexOf("://");
    String rest = schemeEnd < 0 ? candidate : candidate.substring(schemeEnd + 3);
    String scheme =
        schemeEnd <= 0 ? "https" : candidate.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
    if (schemeEnd < 0 && rest.matches("(?i)(localhost|127\\..*)(:.*)?")) {
      scheme = "http";
    }
    rest = rest.replaceFirst("^/+", "").replaceFirst("[/?#\\\\].*$", "");
    rest = rest.substring(rest.lastIndexOf('@') + 1);
    scheme =
        scheme.equals("ws")
            ? "http"
            : scheme.equals("wss") || scheme.contains("*") ? "https" : scheme;
    String origin = scheme + "://" + ascii(rest).toLowerCase(Locale.ROOT);
    origin = origin.replaceFirst(":0+(?=[0-9])", ":").replaceFirst(":$", "");
    if (scheme.equals("https")) {
      origin = origin.replaceFirst(":443$", "");
    } else if (scheme.equals("http")) {
      origin = origin.replaceFirst(":80$", "");
    }
    OriginPattern pattern = OriginPattern.parseOrNull(origin);
    return pattern == null || origin.equals(text) || !pattern.base().host().isLdh() ? null : origin;
  }

  private static String ascii(String host) {
    if (host.chars().allMatch(c -> c < 0x80)) {
      return host;
    }
    try {
      int colon = host.indexOf(':');
      String name = colon < 0 ? host : host.substring(0, colon);
      return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED) + (colon < 0 ? "" : host.substring(colon));
    } catch (IllegalArgumentException e) {
      return host;
    }
  }
}
