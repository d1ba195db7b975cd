package dev.cordon.browser;

import dev.cordon.browser.fetch.Exchange;
import dev.cordon.browser.fetch.Referrer;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import dev.cordon.web.Url;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a style sheet and a module bring along: {@code @import} and {@code import … from}, found by
 * how they are written. Nothing is parsed, and each URL is asked for once.
 */
final class Imports {
  private static final int MOST = 64;

  private static final Pattern OF_STYLE =
      Pattern.compile("@import\\s+(?:url\\(\\s*)?[\"']?([^\"')\\s;]+)");
  private static final Pattern OF_MODULE =
      Pattern.compile("(?m)^\\s*(?:import|export)\\b[^'\"()]*[\"']([^\"'\\n]+)[\"']");

  private Imports() {}

  /** CSS Cascading, {@code @import}: it stands before all rules. */
  static Trace ofStyleSheet(Page page, Trace sheet) {
    return ofStyleSheet(page, sheet, new HashSet<>());
  }

  private static Trace ofStyleSheet(Page page, Trace sheet, Set<Url> asked) {
    var last = last(sheet);
    if (last == null || sheet.block() != null) {
      return sheet;
    }
    var base = last.request().url();
    var all = sheet;
    var imports = OF_STYLE.matcher(before(text(last), '{'));
    while (imports.find() && asked.size() < MOST) {
      var url = Url.parseOrNull(imports.group(1), base);
      if (url != null && asked.add(url)) {
        all = all.bringing(imported(page, base, url, asked));
      }
    }
    return all;
  }

  /** Referrer Policy, integration with CSS: the sheet is what asks. */
  private static Trace imported(Page page, Url sheet, Url url, Set<Url> asked) {
    var profile = page.browser.profile();
    var request = ElementRequests.noCors(page, url, Destination.STYLE, new Element());
    if (profile.follows(Rule.STYLE_IMPORT_REFERRER)) {
      request.referrer = new Referrer.Named(sheet);
    }
    if (profile.follows(Rule.STYLE_IMPORT_SITE)) {
      request.importedBy = sheet.origin();
    }
    return ofStyleSheet(page, Elements.styleSheet(page, request), asked);
  }

  /** HTML, fetch the descendants of a module script: one that fails takes all along. */
  static Trace ofModule(Client client, Trace module) {
    return ofModule(client, module, new HashSet<>());
  }

  private static Trace ofModule(Client client, Trace module, Set<Url> asked) {
    var last = last(module);
    if (last == null || !(module.seen() instanceof Seen.Loaded)) {
      return module;
    }
    var base = last.request().url();
    var all = module;
    var imports = OF_MODULE.matcher(text(last));
    while (imports.find() && asked.size() < MOST) {
      var url = specified(imports.group(1), base);
      if (url != null && asked.add(url)) {
        var imported = ofModule(client, Elements.descendant(client, url, base), asked);
        if (!(imported.seen() instanceof Seen.Loaded)) {
          return imported.after(all);
        }
        all = all.bringing(imported);
      }
    }
    return all;
  }

  /** HTML, resolve a module specifier, without an import map. */
  private static @Nullable Url specified(String text, Url base) {
    return text.startsWith("/") || text.startsWith("./") || text.startsWith("../")
        ? Url.parseOrNull(text, base)
        : Url.parseOrNull(text);
  }

  private static @Nullable Exchange last(Trace trace) {
    var exchanges = trace.exchanges();
    return exchanges.isEmpty() ? null : exchanges.get(exchanges.size() - 1);
  }

  private static String text(Exchange exchange) {
    var response = exchange.response();
    return response == null ? "" : response.body().text();
  }

  private static String before(String text, char end) {
    var at = text.indexOf(end);
    return at < 0 ? text : text.substring(0, at);
  }
}
