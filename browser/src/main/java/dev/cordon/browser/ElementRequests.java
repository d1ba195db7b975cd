package dev.cordon.browser;

import dev.cordon.browser.fetch.Credentials;
import dev.cordon.browser.fetch.FetchRequest;
import dev.cordon.browser.fetch.Mode;
import dev.cordon.browser.fetch.Referrer;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import dev.cordon.web.Url;

/**
 * The requests that elements make.
 *
 * <table>
 *   <caption>Mode and credentials without {@code crossorigin}</caption>
 *   <tr><th>element</th><th>destination</th><th>mode</th><th>credentials</th></tr>
 *   <tr><td>img, link rel=icon</td><td>image</td><td>no-cors</td><td>include</td></tr>
 *   <tr><td>script, link rel=stylesheet</td><td>script, style</td><td>no-cors</td><td>include</td></tr>
 *   <tr><td>video, audio</td><td>video, audio</td><td>no-cors</td><td>include</td></tr>
 *   <tr><td>track</td><td>track</td><td>same-origin</td><td>include</td></tr>
 *   <tr><td>script type=module, link rel=modulepreload</td><td>script</td><td>cors</td><td>same-origin</td></tr>
 *   <tr><td>a font of a style sheet, link rel=manifest</td><td>font, manifest</td><td>cors</td><td>same-origin</td></tr>
 * </table>
 */
final class ElementRequests {
  private ElementRequests() {}

  /** HTML, create a potential-CORS request. */
  static FetchRequest potentialCors(
      Client page, Url url, Destination destination, Element element, Mode withoutCors) {
    var request = new FetchRequest(page.environment(), url);
    var profile = page.browser.profile();
    var cors = profile.follows(Rule.CROSSORIGIN_ATTRIBUTE) ? element.cors : Element.Cors.NONE;
    request.destination = destination;
    request.mode = cors == Element.Cors.NONE ? withoutCors : Mode.CORS;
    request.credentials =
        cors == Element.Cors.ANONYMOUS ? Credentials.SAME_ORIGIN : Credentials.INCLUDE;
    request.referrerPolicy = element.referrerPolicy;
    request.useUrlCredentials = true;
    return request;
  }

  static FetchRequest noCors(Client page, Url url, Destination destination, Element element) {
    return potentialCors(page, url, destination, element, Mode.NO_CORS);
  }

  /** HTML, fetch a single module script, and set up the module script request. */
  static FetchRequest module(Client page, Url url, Destination destination, Element element) {
    if (!page.browser.profile().follows(Rule.MODULE_SCRIPT_CORS)) {
      return noCors(page, url, destination, element);
    }
    return cors(page, url, destination, element);
  }

  /** Mode cors in any case, with credentials to the page's own origin unless it says more. */
  static FetchRequest cors(Client page, Url url, Destination destination, Element element) {
    var request = new FetchRequest(page.environment(), url);
    request.destination = destination;
    request.mode = Mode.CORS;
    request.credentials =
        element.cors == Element.Cors.USE_CREDENTIALS
            ? Credentials.INCLUDE
            : Credentials.SAME_ORIGIN;
    request.referrerPolicy = element.referrerPolicy;
    return request;
  }

  /** HTML, track element: without crossorigin from the own origin alone. */
  static FetchRequest track(Page page, Url url, Element element) {
    var profile = page.browser.profile();
    var request =
        potentialCors(
            page,
            url,
            Destination.TRACK,
            element,
            profile.follows(Rule.TRACK_SAME_ORIGIN) ? Mode.SAME_ORIGIN : Mode.NO_CORS);
    if (!profile.follows(Rule.TRACK_REFERRER)) {
      request.referrer = Referrer.NONE;
    }
    return request;
  }

  /** HTML, link type "manifest". */
  static FetchRequest manifest(Page page, Url url, Element element) {
    var request = cors(page, url, Destination.MANIFEST, element);
    if (request.credentials == Credentials.SAME_ORIGIN
        && page.browser.profile().follows(Rule.MANIFEST_WITHOUT_CREDENTIALS)) {
      request.credentials = Credentials.OMIT;
    }
    return request;
  }

  /** CSS Fonts, font fetching requirements. */
  static FetchRequest font(Page page, Url url) {
    var element = new Element();
    return page.browser.profile().follows(Rule.FONT_CORS)
        ? cors(page, url, Destination.FONT, element)
        : noCors(page, url, Destination.FONT, element);
  }

  /** HTML, media element, resource fetch algorithm. */
  static FetchRequest medium(Page page, Url url, Destination destination, Element element) {
    var request = noCors(page, url, destination, element);
    if (page.browser.profile().follows(Rule.MEDIA_RANGE)) {
      request.headers = Headers.of("Range", "bytes=0-");
    }
    return request;
  }

  /** What follows where the whole was asked for first: the beginning alone. */
  static FetchRequest mediumProbe(Page page, Url url, Destination destination, Element element) {
    var request = noCors(page, url, destination, element);
    request.headers = Headers.of("Range", "bytes=0-1445");
    return request;
  }
}
