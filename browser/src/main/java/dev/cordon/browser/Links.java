package dev.cordon.browser;

import dev.cordon.browser.fetch.Referrer;
import dev.cordon.browser.fetch.ReferrerPolicy;
import dev.cordon.browser.fetch.SandboxFlag;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import dev.cordon.web.Url;
import org.jspecify.annotations.Nullable;

/** Links and forms: what elements navigate by. */
final class Links {
  private Links() {}

  /** HTML, follow the hyperlink, and its auditing. */
  static Trace click(Page page, String text, Link link) {
    var url = page.resolve(text);
    if (!link.byUser && !page.runsScripts()) {
      return Sandboxing.withoutScripts("click", page, url);
    }
    if (link.download) {
      return download(page, url, link);
    }
    var block = Sandboxing.navigation(page, link.target, link.byUser);
    if (url == null || block != null) {
      return Trace.silent("click", page, url, new Seen.Nothing(), block);
    }
    var navigation =
        Navigation.of(page, "click", url, link.target, link.rel.keepsOpenerOfElement());
    navigation.referrerPolicy =
        link.rel.noReferrer() ? ReferrerPolicy.NO_REFERRER : link.referrerPolicy;
    navigation.userActivation = link.byUser;
    var pings = pings(page, url, link);
    return pings == null ? navigation.run() : navigation.run().after(pings);
  }

  /** HTML, download the hyperlink: no navigation, and no page comes of it. */
  private static Trace download(Page page, @Nullable Url url, Link link) {
    if (url == null || page.forbids(SandboxFlag.DOWNLOADS, Rule.SANDBOX_NAVIGATION)) {
      return Trace.silent("download", page, url, new Seen.Nothing(), null);
    }
    var request = ElementRequests.noCors(page, url, Destination.EMPTY, new Element());
    request.referrerPolicy =
        link.rel.noReferrer() ? ReferrerPolicy.NO_REFERRER : link.referrerPolicy;
    var fetched = page.browser.fetching().fetch(request);
    return Trace.of("download", page, url, fetched, new Seen.Nothing());
  }

  private static @Nullable Trace pings(Page page, Url link, Link attributes) {
    if (!page.browser.profile().follows(Rule.PING)) {
      return null;
    }
    Trace all = null;
    for (var text : attributes.ping) {
      var url = page.resolve(text);
      if (url != null && url.isHttp()) {
        var one = Beacons.ping(page, url, link);
        all = all == null ? one : one.after(all);
      }
    }
    return all;
  }

  /** HTML, form submission algorithm. */
  static Trace submit(Page page, String text, Form form) {
    var url = page.resolve(text);
    if (!form.byUser && !page.runsScripts()) {
      return Sandboxing.withoutScripts("form", page, url);
    }
    var forms = Sandboxing.form(page);
    var block = forms != null ? forms : Sandboxing.navigation(page, form.target, form.byUser);
    if (url == null || block != null) {
      return Trace.silent("form", page, url, new Seen.Nothing(), block);
    }
    var action = form.post ? url : withFields(url, form);
    var navigation =
        Navigation.of(page, "form", action, form.target, form.rel.keepsOpenerOfElement());
    if (form.post) {
      var encoded = form.encoded(page.browser.profile(), page.browser.randomness());
      navigation.method = "POST";
      navigation.body = encoded.body();
      navigation.headers = Headers.of("Content-Type", encoded.contentType());
    }
    if (form.rel.noReferrer()) {
      keepReferrer(navigation, page.browser.profile());
    }
    navigation.userActivation = form.byUser;
    navigation.formSubmission = true;
    return navigation.run();
  }

  /** HTML, form submission algorithm, noreferrer. */
  private static void keepReferrer(Navigation navigation, Profile profile) {
    if (!profile.follows(Rule.FORM_NOREFERRER)) {
      return;
    }
    if (profile.follows(Rule.FORM_NOREFERRER_ORIGIN)) {
      navigation.referrerPolicy = ReferrerPolicy.NO_REFERRER;
    } else {
      navigation.referrer = Referrer.NONE;
    }
  }

  /** HTML, mutate action URL: the fields are the query, whatever query there was. */
  private static Url withFields(Url url, Form form) {
    var mutated = url.resolve("?" + form.fields.urlEncodedOfForm());
    return mutated == null || !url.isHttp() ? url : mutated.withFragment(url.fragment());
  }
}
