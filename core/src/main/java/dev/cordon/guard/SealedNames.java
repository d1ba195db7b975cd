package dev.cordon.guard;

import dev.cordon.policy.Mode;
import dev.cordon.policy.SessionRule;
import dev.cordon.web.CookiePair;
import java.util.List;
import java.util.Locale;

/**
 * Finds cookies that some application would take for a sealed one though they bear another name
 * (W20; CVE-2020-8184, CVE-2022-36032). Cordon reads names raw; readers differ, and each of them is
 * on an attacker's list:
 *
 * <table>
 *   <caption>What reads as {@code SID}</caption>
 *   <tr><th>cookie</th><th>to whom</th></tr>
 *   <tr><td>{@code %53ID=x}</td><td>those who decode names</td></tr>
 *   <tr><td>{@code sid=x}</td><td>those who compare without case</td></tr>
 *   <tr><td>{@code SID[a]=x}; {@code my.id=x} for {@code my_id}</td><td>PHP</td></tr>
 *   <tr><td>{@code a=1, SID=x}; {@code a="1 SID=x"}</td><td>those who part cookies as RFC 2109 did</td></tr>
 *   <tr><td>{@code =SID=x}</td><td>those who skip an equals sign without a name</td></tr>
 * </table>
 */
final class SealedNames {
  private SealedNames() {}

  /** Whether a cookie that is none of the sealed ones could be read as one of them. */
  static boolean couldBeReadFrom(CookiePair cookie, List<SessionRule> rules) {
    for (SessionRule rule : rules) {
      if (rule.seal()
          && rule.mode() == Mode.ENFORCE
          && (folded(cookie.name()).equals(folded(rule.cookie()))
              || holds(cookie, rule.cookie()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(CookiePair cookie, String sealed) {
    String pair = sealed + "=";
    int at = cookie.text().indexOf(pair, 1);
    while (at > 0) {
      if (cookie.name().isEmpty() || ", \t\"".indexOf(cookie.text().charAt(at - 1)) >= 0) {
        return true;
      }
      at = cookie.text().indexOf(pair, at + 1);
    }
    return false;
  }

  /** The name as the laxest reader has it. */
  private static String folded(String name) {
    StringBuilder folded = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      int high = c == '%' && i + 2 < name.length() ? Character.digit(name.charAt(i + 1), 16) : -1;
      int low = high < 0 ? -1 : Character.digit(name.charAt(i + 2), 16);
      if (low >= 0) {
        c = (char) (high << 4 | low);
        i += 2;
      }
      if (c == '[') {
        break;
      }
      folded.append(c == '.' || c == ' ' || c == '+' ? '_' : c);
    }
    return folded.toString().toLowerCase(Locale.ROOT);
  }
}
