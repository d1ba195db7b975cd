package dev.cordon.browser;

import dev.cordon.browser.fetch.Referrer;
import dev.cordon.browser.fetch.ReferrerPolicy;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Url;

/** What a page's script navigates: its own window, the top, or one that it opens. */
final class ScriptNavigation {
  private ScriptNavigation() {}

  /** {@code location = url}, {@code window.open(url)} and their like. */
  static Trace go(Page page, String action, String url, LinkTypes rel, Target target) {
    var at = page.resolve(url);
    if (!page.runsScripts()) {
      return Sandboxing.withoutScripts(action, page, at);
    }
    if (at == null) {
      return Trace.thrown(
          action, page, null, new Refusal("SyntaxError: '" + url + "' is no URL.", null));
    }
    var block = Sandboxing.navigation(page, target, page.isActivated());
    if (block != null) {
      return Trace.silent(action, page, at, new Seen.Nothing(), block);
    }
    var navigation = Navigation.of(page, action, at, target, rel.keepsOpenerOfScript());
    navigation.referrerPolicy = rel.noReferrer() ? ReferrerPolicy.NO_REFERRER : null;
    navigation.withoutOpener = target == Target.BLANK && !rel.keepsOpenerOfScript();
    return navigation.run();
  }

  /** {@code location.reload()}. */
  static Trace reload(Page page) {
    var navigation = Navigation.of(page, "reload", page.baseUrl(), Target.SELF, false);
    navigation.reload = true;
    var before =
        page.browser().profile().follows(Rule.RELOAD_REFERRER)
            ? Url.parseOrNull(page.referrer())
            : page.url();
    navigation.referrer = before == null ? Referrer.NONE : new Referrer.Named(before);
    return navigation.run();
  }
}
