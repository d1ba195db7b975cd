package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Headers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One Content-Security-Policy, enforced (Content Security Policy, section 2.2). Of its directives
 * the model honours those that change what a browser asks or who may frame a page; the lists of
 * sources are not enforced.
 *
 * @param directives the values by name in lower case; the first of a name counts
 */
record ContentSecurityPolicy(Map<String, String> directives) {

  /** Those of an answer: several lines, and several in a line (section 2.2.2). */
  static List<ContentSecurityPolicy> parse(Headers headers) {
    var policies = new ArrayList<ContentSecurityPolicy>(1);
    for (var line : headers.all("Content-Security-Policy")) {
      for (var text : line.split(",", -1)) {
        var policy = parse(text);
        if (!policy.directives.isEmpty()) {
          policies.add(policy);
        }
      }
    }
    return policies;
  }

  /** Parse a serialized CSP (section 2.2.1). */
  static ContentSecurityPolicy parse(String text) {
    var directives = new LinkedHashMap<String, String>();
    for (var directive : text.split(";", -1)) {
      var words = Ascii.words(directive);
      if (!words.isEmpty()) {
        directives.putIfAbsent(
            Ascii.toLower(words.get(0)), String.join(" ", words.subList(1, words.size())));
      }
    }
    return new ContentSecurityPolicy(directives);
  }

  boolean has(String directive) {
    return directives.containsKey(directive);
  }

  /** The directive's value, without white space at its ends; null where there is none. */
  @Nullable String value(String directive) {
    return directives.get(directive);
  }
}
