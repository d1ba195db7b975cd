package dev.cordon.guard;

import dev.cordon.policy.Mode;
import dev.cordon.policy.Policy;
import dev.cordon.policy.SessionRule;
import java.util.ArrayList;
import java.util.List;

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
      if (rule.mode() == Mode.ENFORCE) {
        names.add(";" + rule.cookie() + "=");
      }
    }
    return names;
  }

  private static String without(String url, List<String> names) {
    StringBuilder cleaned = new StringBuilder(url.length());
    int at = 0;
    while (at < url.length()) {
      int end = endOfId(url, at, names);
      if (end < 0) {
        cleaned.append(url.charAt(at++));
      } else {
        at = end;
      }
    }
    return cleaned.toString();
  }

  /** Where the session id that begins here ends; -1 if none begins here. */
  private static int endOfId(String url, int start, List<String> names) {
    if (url.charAt(start) != ';') {
      return -1;
    }
    for (String name : names) {
      if (url.regionMatches(true, start, name, 0, name.length())) {
        int end = start + name.length();
        while (end < url.length() && "/?#;".indexOf(url.charAt(end)) < 0) {
          end++;
        }
        return end;
      }
    }
    return -1;
  }
}
