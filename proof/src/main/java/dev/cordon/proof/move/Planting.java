package dev.cordon.proof.move;

import dev.cordon.browser.Page;
import dev.cordon.web.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Cookies that a page of another origin puts where the target's server takes them for its own (W19,
 * W20 in docs/threats.md): for the host, which all its ports and schemes share, and for every
 * domain above it. A browser keeps those that the page may set.
 */
final class Planting {
  private Planting() {}

  /** What the model's page sets. */
  static void plant(Page page, String name, String value, String path, Target target) {
    if (name.isEmpty()) {
      return;
    }
    for (var domain : domains(target)) {
      page.setCookie(line(name, value, path) + domain);
    }
  }

  /** The lines of script that set it. */
  static String script(String name, String value, String path, Target target) {
    if (name.isEmpty()) {
      return "";
    }
    return "for (const domain of ["
        + domains(target).stream().map(Text::js).collect(Collectors.joining(", "))
        + "]) {\n  try {\n    document.cookie = "
        + Text.js(line(name, value, path))
        + " + domain;\n  } catch (error) {\n    // A sandboxed page has no cookies.\n  }\n}\n";
  }

  private static String line(String name, String value, String path) {
    // Names with a prefix need it, and the others may be set from a page of http without.
    var secure = name.startsWith("__") ? "; Secure" : "";
    return name + "=" + value + "; Path=" + path + secure;
  }

  /** The attribute Domain of each: none, the host itself, and all above it that have a dot. */
  private static List<String> domains(Target target) {
    var domains = new ArrayList<String>();
    domains.add("");
    var host = Url.parse(target.origin()).hostText();
    if (host == null || host.startsWith("[") || host.matches("[0-9.]+")) {
      return domains;
    }
    for (var domain = host; domain.indexOf('.') >= 0; ) {
      domains.add("; Domain=" + domain);
      domain = domain.substring(domain.indexOf('.') + 1);
    }
    return domains;
  }
}
