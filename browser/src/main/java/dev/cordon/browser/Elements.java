package dev.cordon.browser;

import static dev.cordon.browser.ElementRequests.module;
import static dev.cordon.browser.ElementRequests.noCors;

import dev.cordon.browser.fetch.Block;
import dev.cordon.browser.fetch.ContentTypes;
import dev.cordon.browser.fetch.Decoding;
import dev.cordon.browser.fetch.FetchRequest;
import dev.cordon.browser.fetch.Fetched;
import dev.cordon.browser.fetch.Referrer;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import dev.cordon.web.Url;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Elements of a page that load something, and what becomes of the answer. */
final class Elements {
  private static final Seen NOT_LOADED = new Seen.NotLoaded();

  private Elements() {}

  /** HTML, update the image data: any status will do, if the bytes are an image. */
  static Trace image(Page page, Url url, Element element) {
    var request = noCors(page, url, Destination.IMAGE, element);
    request.imageSet = element.imageSet;
    return shown("img", page, request, Decoding::isImage);
  }

  /** HTML, fetch and process the linked resource. */
  static Trace link(Page page, String rel, Url url, Element element) {
    return switch (rel) {
      case "preload" -> preload(page, url, element);
      case "prefetch" -> prefetch(page, url, element);
      case "modulepreload" -> modulePreload(page, url, element);
      case "icon" -> icon(page, url, element);
      case "manifest" -> manifest(page, url, element);
      case "stylesheet" -> styleSheet(page, url, element);
      default ->
          throw new IllegalArgumentException(
              "rel="
                  + rel
                  + " loads nothing; preload, prefetch, modulepreload, icon,"
                  + " manifest and stylesheet do");
    };
  }

  /** HTML, link type "icon". */
  static Trace icon(Page page, Url url, Element element) {
    return page.browser.profile().follows(Rule.LINK_ICON)
        ? shown(
            "link rel=icon", page, noCors(page, url, Destination.IMAGE, element), Decoding::isImage)
        : Trace.silent("link rel=icon", page, url, new Seen.Nothing(), null);
  }

  /** HTML, media element, resource fetch algorithm. */
  static Trace medium(String name, Page page, Url url, Destination destination, Element element) {
    var whole =
        shown(
            name,
            page,
            ElementRequests.medium(page, url, destination, element),
            Decoding::isMedium);
    if (!page.browser.profile().follows(Rule.MEDIA_PROBE) || whole.block() != null) {
      return whole;
    }
    var probe = ElementRequests.mediumProbe(page, url, destination, element);
    return shown(name, page, probe, Decoding::isMedium).after(whole);
  }

  /** HTML, track element, start the track processing model: without crossorigin same-origin. */
  static Trace track(Page page, Url url, Element element) {
    return shown("track", page, ElementRequests.track(page, url, element), Decoding::isTrack);
  }

  static Trace font(Page page, Url url) {
    return shown(
        "@font-face",
        page,
        ElementRequests.font(page, url),
        answer -> isOk(answer) && Decoding.isFont(answer));
  }

  /** HTML, fetch a classic script. */
  static Trace script(Page page, Url url, Element element) {
    return script("script", page, noCors(page, url, Destination.SCRIPT, element), (a, at) -> null);
  }

  /** HTML, fetch an external module script graph. */
  static Trace moduleScript(Page page, Url url, Element element) {
    var request = module(page, url, Destination.SCRIPT, element);
    return Imports.ofModule(page, moduleScript("script type=module", page, request));
  }

  /** HTML, HostLoadImportedModule: {@code import(url)}, of a page or a worker. */
  static Trace importedModule(Client client, Url url) {
    var request = module(client, url, Destination.SCRIPT, new Element());
    return Imports.ofModule(client, moduleScript("import", client, request));
  }

  /** HTML, fetch the descendants of a module script: one of them, in the name of the other. */
  static Trace descendant(Client client, Url url, Url importer) {
    var request = module(client, url, Destination.SCRIPT, new Element());
    request.referrer = new Referrer.Named(importer);
    return moduleScript("import", client, request);
  }

  /** HTML, fetch a single module script. */
  private static Trace moduleScript(String name, Client client, FetchRequest request) {
    var profile = client.browser.profile();
    return script(name, client, request, (answer, at) -> ContentTypes.module(answer, at, profile));
  }

  /** HTML, worklet addModule(): a module script of another destination. */
  static Trace worklet(Page page, Url url, Destination destination) {
    var profile = page.browser.profile();
    return script(
        "worklet",
        page,
        module(page, url, destination, new Element()),
        (answer, at) -> ContentTypes.module(answer, at, profile));
  }

  /** HTML, link type "stylesheet", with what it imports. */
  static Trace styleSheet(Page page, Url url, Element element) {
    return Imports.ofStyleSheet(
        page, styleSheet(page, noCors(page, url, Destination.STYLE, element)));
  }

  /** One style sheet alone. */
  static Trace styleSheet(Page page, FetchRequest request) {
    var profile = page.browser.profile();
    var url = request.url();
    var fetched = page.browser.fetching().fetch(request);
    var answer = usable(fetched);
    var block = answer == null ? null : ContentTypes.styleSheet(answer, last(fetched), profile);
    var loads =
        answer != null
            && isOk(answer)
            && (block == null || !profile.follows(Rule.STYLE_MIME_ERROR));
    var seen = loads ? loaded(fetched, false) : NOT_LOADED;
    return Trace.of("link rel=stylesheet", page, url, fetched, seen).stoppedBy(block);
  }

  /** HTML, link type "preload"; nothing without a destination. */
  static Trace preload(Page page, Url url, Element element) {
    var destination = element.preloadDestination();
    return destination == null
        ? Trace.silent("link rel=preload", page, url, new Seen.Nothing(), null)
        : shown("link rel=preload", page, noCors(page, url, destination, element), Elements::isOk);
  }

  /** HTML, link type "modulepreload". */
  static Trace modulePreload(Page page, Url url, Element element) {
    var destination = element.moduleDestination();
    if (destination == null) {
      return Trace.silent("link rel=modulepreload", page, url, NOT_LOADED, null);
    }
    var fetched = page.browser.fetching().fetch(module(page, url, destination, element));
    var answer = usable(fetched);
    var block =
        answer == null ? null : ContentTypes.module(answer, last(fetched), page.browser.profile());
    var seen =
        answer != null && isOk(answer) && block == null ? loaded(fetched, false) : NOT_LOADED;
    return Trace.of("link rel=modulepreload", page, url, fetched, seen).stoppedBy(block);
  }

  /** HTML, link type "prefetch": speculation, and it says so. */
  static Trace prefetch(Page page, Url url, Element element) {
    if (!page.browser.profile().follows(Rule.LINK_PREFETCH)) {
      return Trace.silent("link rel=prefetch", page, url, new Seen.Nothing(), null);
    }
    var request = noCors(page, url, Destination.EMPTY, element);
    request.purpose = "prefetch";
    return shown("link rel=prefetch", page, request, answer -> true);
  }

  /** HTML, link type "manifest": of a top-level page alone. */
  static Trace manifest(Page page, Url url, Element element) {
    return page.isTopLevel() && page.browser.profile().follows(Rule.LINK_MANIFEST)
        ? shown("link rel=manifest", page, ElementRequests.manifest(page, url, element), a -> true)
        : Trace.silent("link rel=manifest", page, url, new Seen.Nothing(), null);
  }

  /** What judges an answer after it came: why it is of no use, or null. */
  @FunctionalInterface
  private interface Judge {
    @Nullable Block judge(Response answer, int exchange);
  }

  private static Trace script(String name, Client page, FetchRequest request, Judge judge) {
    var url = request.url();
    if (!page.runsScripts()) {
      return Sandboxing.withoutScripts(name, page, url);
    }
    var fetched = page.browser.fetching().fetch(request);
    var answer = usable(fetched);
    if (answer == null) {
      return Trace.of(name, page, url, fetched, fetched.isError() ? NOT_LOADED : EMPTIED);
    }
    var block = judge.judge(answer, last(fetched));
    var seen =
        isOk(answer) && block == null ? loaded(fetched, Decoding.isScript(answer)) : NOT_LOADED;
    return Trace.of(name, page, url, fetched, seen).stoppedBy(block);
  }

  /** A script of which nothing is left: it loads, and there is nothing to run. */
  private static final Seen EMPTIED = new Seen.Loaded(false, false);

  private static Trace shown(
      String name, Page page, FetchRequest request, Predicate<Response> decodes) {
    var url = request.url();
    var fetched = page.browser.fetching().fetch(request);
    var answer = usable(fetched);
    var seen = answer != null && decodes.test(answer) ? loaded(fetched, false) : NOT_LOADED;
    return Trace.of(name, page, url, fetched, seen);
  }

  /** The answer behind the filter; null for an error, and where blocking left nothing of it. */
  static @Nullable Response usable(Fetched fetched) {
    return fetched.block() == null ? fetched.internal() : null;
  }

  static boolean isOk(Response answer) {
    return answer.status() >= 200 && answer.status() <= 299;
  }

  static int last(Fetched fetched) {
    return fetched.exchanges().size() - 1;
  }

  private static Seen loaded(Fetched fetched, boolean ran) {
    var readable =
        fetched.type() == Fetched.Type.BASIC
            || fetched.type() == Fetched.Type.CORS; // CORS-same-origin
    return new Seen.Loaded(ran, readable);
  }
}
