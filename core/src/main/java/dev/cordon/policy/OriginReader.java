package dev.cordon.policy;

import dev.cordon.policy.PolicyFault.Code;
import dev.cordon.web.Host;
import dev.cordon.web.MalformedOriginException;
import dev.cordon.web.Origin;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of origin lists, and says of a bad one what to write instead.
 *
 * <p>Nothing is folded, trimmed or guessed: an entry that would have to be is a fault, since its
 * author may have meant something else.
 */
final class OriginReader {

  private static final String NEVER =
      "browsers send an origin character by character as it is serialised, so this one would never"
          + " match";
  private static final Pattern REGEX = Pattern.compile("[\\^$()|\\\\+{}]|^\\.\\*|(?<!^)\\[");
  private static final Set<String> NO_PAGES =
      Set.of("ws", "wss", "ftp", "file", "data", "blob", "about", "javascript");

  private final Faults faults;

  OriginReader(Faults faults) {
    this.faults = faults;
  }

  /** The entry, or null after a fault was recorded. */
  @Nullable OriginPattern read(String text, String place) {
    OriginPattern pattern = OriginPattern.parseOrNull(text);
    if (pattern == null) {
      faulty(text, place);
      return null;
    }
    String scheme = pattern.base().scheme();
    if (NO_PAGES.contains(scheme)) {
      fault(
          Code.ORIGIN_SCHEME,
          place,
          text,
          "has the scheme " + scheme,
          "no page has an origin of this scheme; WebSocket handshakes carry the origin of the page,"
              + " which is http or https");
      return null;
    }
    if (!pattern.base().host().isLdh() && !looksLikeRegex(text)) {
      faults.add(
          Code.ORIGIN_NOT_LDH,
          place,
          text,
          "the host of " + Quote.quote(text) + " is not made of letters, digits and hyphens",
          "browsers accept such names, but only wildcard DNS serves them, and readers differ about"
              + " them (R07)",
          "write a name that can be registered");
    } else if (looksLikeRegex(text)) {
      fault(
          Code.ORIGIN_REGEX,
          place,
          text,
          "looks like a regular expression",
          "origins are compared literally; a dot is a dot");
      return null;
    }
    return pattern;
  }

  /** An entry that must be an origin without stars. */
  @Nullable Origin readExact(String text, String place, String why) {
    OriginPattern pattern = read(text, place);
    if (pattern != null && !pattern.isExact()) {
      faults.add(
          Code.ORIGIN_WILDCARD,
          place,
          text,
          "the origin " + Quote.quote(text) + " has a star",
          why,
          "write each origin by itself");
      return null;
    }
    return pattern == null ? null : pattern.base();
  }

  private void faulty(String text, String place) {
    String trimmed = text.strip();
    String lower = trimmed.toLowerCase(Locale.ROOT);
    int hostStart = text.indexOf("://") + 3;
    if (trimmed.isEmpty()) {
      faults.add(
          Code.VALUE_EMPTY,
          place,
          text,
          "the origin is empty",
          "it names nobody",
          "write an origin such as https://app.example, or leave the entry out");
    } else if (lower.equals("null")) {
      faults.add(
          Code.ORIGIN_NULL,
          place,
          text,
          "the origin " + Quote.quote(text) + " is nobody's in particular",
          "every site can make a page with the origin null, in a sandboxed frame or by a redirect"
              + " (R02)",
          "write the origin that the page really has");
    } else if (trimmed.equals("*")) {
      faults.add(
          Code.ANY_ORIGIN_MISPLACED,
          place,
          text,
          "\"*\" stands where origins are named",
          "every site of the web would be trusted here",
          "write the origins that are meant, such as https://app.example");
    } else if (trimmed.indexOf(',') >= 0 || trimmed.indexOf(' ') >= 0) {
      faults.add(
          Code.ORIGIN_LIST,
          place,
          text,
          "the entry " + Quote.quote(text) + " holds several values",
          "it would be compared as one and never match",
          "write one origin in each entry");
    } else if (!trimmed.equals(text)) {
      fault(Code.ORIGIN_WHITESPACE, place, text, "has white space around it", NEVER);
    } else if (looksLikeRegex(text)) {
      fault(
          Code.ORIGIN_REGEX,
          place,
          text,
          "looks like a regular expression",
          "origins are compared literally; an expression would match nothing, and where they are"
              + " expressions, they match too much (R05)");
    } else if (hostStart < 3) {
      fault(
          Code.ORIGIN_SCHEME_MISSING,
          place,
          text,
          "has no scheme",
          "a host alone would trust http pages, which anybody on the line can write (R08)");
    } else {
      authority(
          text, place, text.substring(0, Math.max(0, hostStart - 3)), text.substring(hostStart));
    }
  }

  private void authority(String text, String place, String scheme, String rest) {
    int end = 0;
    while (end < rest.length() && "/?#\\".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    String authority = rest.substring(0, end);
    int colon = authority.indexOf(':', authority.lastIndexOf(']') + 1);
    String host = colon < 0 ? authority : authority.substring(0, colon);
    String port = colon < 0 ? "" : authority.substring(colon + 1);
    if (scheme.contains("*") || scheme.isEmpty()) {
      fault(
          Code.ORIGIN_SCHEME,
          place,
          text,
          "leaves the scheme open",
          "http pages, which anybody on the line can write, would be trusted (R08)");
    } else if (end < rest.length()) {
      boolean slash = rest.substring(end).equals("/");
      fault(
          slash ? Code.ORIGIN_TRAILING_SLASH : Code.ORIGIN_PATH,
          place,
          text,
          slash ? "ends with a slash" : "has a path, query or fragment",
          "an origin is scheme, host and port; " + NEVER);
    } else if (authority.indexOf('@') >= 0) {
      fault(
          Code.ORIGIN_USERINFO,
          place,
          text,
          "names a user",
          "an origin is scheme, host and port; " + NEVER);
    } else if (text.chars().anyMatch(c -> c >= 0x80)) {
      fault(
          Code.ORIGIN_NOT_ASCII,
          place,
          text,
          "has letters beyond ASCII",
          "browsers send the xn-- form of such a name");
    } else if (!scheme.equals(scheme.toLowerCase(Locale.ROOT))
        || !host.equals(host.toLowerCase(Locale.ROOT))) {
      fault(Code.ORIGIN_UPPER_CASE, place, text, "has upper-case letters", NEVER);
    } else if (host.indexOf('*') >= 0) {
      wildcard(text, place, host);
    } else if (colon >= 0 && !port.equals("*") && Host.parseOrNull(host) != null) {
      boolean implied =
          (scheme.equals("https") && port.equals("443"))
              || (scheme.equals("http") && port.equals("80"));
      fault(
          implied ? Code.ORIGIN_DEFAULT_PORT : Code.ORIGIN_PORT,
          place,
          text,
          implied ? "writes out the default port" : "has a port that is no number from 0 to 65535",
          NEVER);
    } else {
      fault(Code.ORIGIN_MALFORMED, place, text, "is not one that a browser sends", problem(text));
    }
  }

  private void wildcard(String text, String place, String host) {
    boolean leftmost = host.startsWith("*.") && host.indexOf('*', 1) < 0;
    boolean address =
        leftmost
            && !host.substring(2).isEmpty()
            && host.substring(2).chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    String why =
        host.equals("*")
            ? "every site of the web would be trusted"
            : address
                ? "an address has no subdomains"
                : leftmost
                    ? "what follows the star must be a host name"
                    : "a star inside a label or at its end would take in names that others can"
                        + " register, such as https://good.example.evil.example (R06)";
    faults.add(
        Code.ORIGIN_WILDCARD,
        place,
        text,
        "the origin " + Quote.quote(text) + " has a star that does not stand for whole labels",
        why,
        "write each origin by itself, or https://*.app.example for all names under app.example");
  }

  private static boolean looksLikeRegex(String text) {
    int schemeEnd = text.indexOf("://");
    return REGEX.matcher(schemeEnd < 0 ? text : text.substring(schemeEnd + 3)).find()
        || (schemeEnd > 0 && REGEX.matcher(text.substring(0, schemeEnd).replace("+", "")).find());
  }

  private static String problem(String text) {
    try {
      Origin.parse(text.replace("://*.", "://").replaceFirst(":\\*$", ""));
      return NEVER;
    } catch (MalformedOriginException e) {
      return e.problem().replaceFirst("\\.$", "");
    }
  }

  private void fault(Code code, String place, String text, String problem, String why) {
    faults.add(
        code, place, text, "the origin " + Quote.quote(text) + " " + problem, why, instead(text));
  }

  private static String instead(String text) {
    String meant = OriginSpelling.meant(text);
    return meant == null
        ? "write scheme, host and port only, such as https://app.example"
        : "write " + meant + " instead";
  }
}
