package dev.cordon.guard;

import dev.cordon.policy.Mode;
import dev.cordon.policy.Policy;
import dev.cordon.policy.SessionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Takes session ids out of the {@code Location} of a redirect: {@code ;jsessionid=…}, which servlet
 * containers write while they do not know whether the client keeps cookies (W22 in
 * docs/threats.md).
 */
final class SessionIdsInUrls {
  private SessionIdsInUrls() {}

  static void clean(HeaderView response, Policy policy) {
    if (policy.mode() == Mode.REPORT) {
      return;
    }
    List<String> locations = response.get("Location");
    if (locations.size() != 1 || locations.get(0).indexOf(';') < 0) {
      return;
    }
    String cleaned = without(locations.get(0), names(policy));
    if (!cleaned.equals(locations.get(0))) {
      response.set("Location", cleaned);
    }
  }

  private static List<String> names(Policy policy) {
    List<String> names = new ArrayList<>();
    names.add(";jsessionid=");
    for (SessionRule rule : policy.sessions()) {
      names.add(";" + rule.cookie().toLowerCase(Locale.ROOT) + "=");
    }
    return names;
  }

  private static String without(String url, List<String> names) {
    String cleaned = url;
    for (String name : names) {
      int start = cleaned.toLowerCase(Locale.ROOT).indexOf(name);
      while (start >= 0) {
        int end = start + name.length();
        while (end < cleaned.length() && "/?#;".indexOf(cleaned.charAt(end)) < 0) {
          end++;
        }
        cleaned = cleaned.substring(0, start) + cleaned.substring(end);
        start = cleaned.toLowerCase(Locale.ROOT).indexOf(name);
      }
    }
    return cleaned;
  }
}
