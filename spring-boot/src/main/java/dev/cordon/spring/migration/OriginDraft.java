package dev.cordon.spring.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An origin or a pattern of Spring's in the words of a policy.
 *
 * @param origins what to write; empty where it cannot be said
 * @param lost what gets lost and why; null where nothing does
 */
record OriginDraft(List<String> origins, @Nullable String lost) {
  private static final Pattern PORTS = Pattern.compile("(.*):\\[([0-9,* ]+)]");

  static OriginDraft of(String spring, boolean credentials) {
    if (spring.equals("*") || spring.equals("*://*") || spring.equals("https://*")) {
      return credentials
          ? lost(
              spring
                  + " with credentials: every site could act and read as the user. Name the"
                  + " origins that need it.")
          : kept("*");
    }
    Matcher ports = PORTS.matcher(spring);
    if (ports.matches()) {
      List<String> each = new ArrayList<>();
      for (String port : ports.group(2).split(",", -1)) {
        each.add(ports.group(1) + ":" + port.strip());
      }
      return host(spring, each);
    }
    return host(spring, List.of(spring.endsWith("/") ? cut(spring) : spring));
  }

  private static OriginDraft host(String spring, List<String> origins) {
    String host = origins.get(0).replaceFirst("^[a-z]+://", "").replaceFirst(":[^:]*$", "");
    String rest = host.startsWith("*.") ? host.substring(2) : host;
    if (rest.contains("*")) {
      return lost(
          spring
              + ": a star inside a name also matches names that anybody can register. Name the"
              + " origins, or write *. before a whole name.");
    }
    return new OriginDraft(origins, null);
  }

  private static String cut(String spring) {
    return spring.substring(0, spring.length() - 1);
  }

  private static OriginDraft kept(String origin) {
    return new OriginDraft(List.of(origin), null);
  }

  private static OriginDraft lost(String why) {
    return new OriginDraft(List.of(), why);
  }
}
