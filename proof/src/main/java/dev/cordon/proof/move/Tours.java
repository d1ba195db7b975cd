package dev.cordon.proof.move;

import dev.cordon.browser.Frame;
import dev.cordon.browser.Page;
import dev.cordon.browser.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** What brings another page: frames, and all that navigates but forms. */
final class Tours {
  private static final List<Simple> ALL = collected();

  private Tours() {}

  /** All of them. */
  static List<Simple> all() {
    return ALL;
  }

  private static List<Simple> collected() {
    var all = new ArrayList<Simple>();
    frames(all);
    scripts(all);
    links(all);
    overrides(all);
    return List.copyOf(all);
  }

  /** The one of this id. */
  static Simple of(String id) {
    return ALL.stream().filter(tour -> tour.id().equals(id)).findFirst().orElseThrow();
  }

  private static void frames(List<Simple> all) {
    iframe(all, "iframe", "into an iframe", "", frame -> {});
    iframe(
        all,
        "iframe-sandbox",
        "into a sandboxed iframe",
        " sandbox=\"allow-scripts allow-forms\"",
        frame -> frame.sandbox("allow-scripts allow-forms"));
    iframe(
        all,
        "iframe-credentialless",
        "into an iframe without credentials",
        " credentialless",
        Frame::credentialless);
    for (var policy : List.of("no-referrer", "unsafe-url")) {
      iframe(
          all,
          "iframe-" + policy,
          "into an iframe under " + policy,
          " referrerpolicy=\"" + policy + "\"",
          frame -> frame.referrerPolicy(policy));
    }
    all.add(framed("frame", Page::frame, "into a frameset", url -> frameset(url)));
    all.add(framed("object", Page::object, "into an object", url -> holder("object data", url)));
    all.add(framed("embed", Page::embed, "into an embed", url -> holder("embed src", url)));
  }

  private static void iframe(
      List<Simple> all, String id, String where, String attributes, Consumer<Frame> set) {
    all.add(
        framed(
                id,
                (page, url) -> page.iframe(url, set),
                where,
                url ->
                    Source.markup(
                        "<iframe src=\""
                            + Text.html(url)
                            + "\""
                            + attributes
                            + "\n    onload=\"told(this.contentDocument ? 'readable' :"
                            + " 'loaded')\"></iframe>"))
            .having(attributes.isEmpty() ? 0 : 1));
  }

  private static Simple framed(
      String id,
      BiFunction<Page, String, Trace> deed,
      String where,
      Function<String, Source> written) {
    return Simple.ofPage(id, deed, written).says("put", where).likes("text/html").having(1);
  }

  private static Source holder(String begun, String url) {
    return Source.markup(
        "<"
            + begun
            + "=\""
            + Text.html(url)
            + "\" type=\"text/html\"\n    onload=\"told('loaded')\" onerror=\"told('error')\"></"
            + begun.substring(0, begun.indexOf(' '))
            + ">");
  }

  /** A frameset is no part of a body: it is a document in a frame of this one. */
  private static Source frameset(String url) {
    var inside =
        "<frameset><frame src=\""
            + Text.html(url)
            + "\" onload=\"parent.told(this.contentDocument ? 'readable' : 'loaded')\"></frameset>";
    return Source.markup("<iframe srcdoc=\"" + Text.html(inside) + "\"></iframe>");
  }

  private static void scripts(List<Simple> all) {
    all.add(
        going("navigate", Page::navigate, "go", url -> left("location = " + Text.js(url) + ";")));
    all.add(
        going(
            "navigate-top",
            Page::navigateTop,
            "take the whole tab",
            url -> left("top.location = " + Text.js(url) + ";")));
    all.add(going("open", (page, url) -> page.open(url), "open a window", url -> open(url, "")));
    for (var feature : List.of("noopener", "noreferrer")) {
      all.add(
          going(
                  "open-" + feature,
                  (page, url) -> page.open(url, feature),
                  "open a window with " + feature,
                  url -> open(url, feature))
              .having(1));
    }
    all.add(
        going(
                "meta-refresh",
                Page::metaRefresh,
                "go by meta refresh",
                url ->
                    Source.markup(
                        "<script>told(\"left\");</script>",
                        "<meta http-equiv=\"refresh\" content=\"0; url=" + Text.html(url) + "\">"))
            .having(1));
  }

  private static Simple going(
      String id,
      BiFunction<Page, String, Trace> deed,
      String words,
      Function<String, Source> written) {
    return Simple.ofPage(id, deed, written)
        .says(words, words.contains("window") ? "of" : "to")
        .likes("text/html");
  }

  private static Source left(String line) {
    return Source.script("told(\"left\");", line);
  }

  private static Source open(String url, String features) {
    return features.isEmpty()
        ? Source.script("told(window.open(" + Text.js(url) + ") ? \"opened\" : \"refused\");")
        // It answers null whether a window opens or not.
        : Source.script(
            "window.open(" + Text.js(url) + ", \"_blank\", " + Text.js(features) + ");",
            "told(\"opened\");");
  }

  private static void links(List<Simple> all) {
    all.add(
        going(
                "click",
                (page, url) -> page.click(url),
                "follow a link that the user clicks",
                url ->
                    Source.markup(
                        "<a href=\"" + Text.html(url) + "\" onclick=\"told('left')\">Go on</a>"))
            .having(1));
    all.add(
        going(
                "click-by-script",
                (page, url) -> page.click(url, link -> link.byScript()),
                "follow a link",
                url -> clicked(url, ""))
            .having(1));
    all.add(
        going(
                "click-blank",
                (page, url) -> page.click(url, link -> link.byScript().target("_blank")),
                "follow a link into a new tab",
                url -> clicked(url, " target=\"_blank\""))
            .having(2));
    all.add(
        going(
                "click-noreferrer",
                (page, url) -> page.click(url, link -> link.byScript().rel("noreferrer")),
                "follow a link with noreferrer",
                url -> clicked(url, " rel=\"noreferrer\""))
            .having(2));
    all.add(
        going(
                "click-unsafe-url",
                (page, url) ->
                    page.click(url, link -> link.byScript().referrerPolicy("unsafe-url")),
                "follow a link under unsafe-url",
                url -> clicked(url, " referrerpolicy=\"unsafe-url\""))
            .having(2));
    // An attribute download is heeded for the page's own origin alone: to another it is a link.
    all.add(
        Simple.ofPage(
                "ping",
                (page, url) -> page.click("javascript:0", link -> link.byScript().ping(url)),
                url ->
                    new Source(
                        "<a href=\"javascript:0\" ping=\"" + Text.html(url) + "\">Go on</a>",
                        "document.querySelector(\"a\").click();\ntold(\"sent\");"))
            .says("send the ping of a link", "to")
            .sends("POST"));
  }

  private static Source clicked(String url, String attributes) {
    return new Source(
        "<a href=\"" + Text.html(url) + "\"" + attributes + ">Go on</a>",
        "told(\"left\");\ndocument.querySelector(\"a\").click();");
  }

  /** A safe request that asks to be taken for another (W10 in docs/threats.md). */
  private static void overrides(List<Simple> all) {
    for (var method : List.of("DELETE", "POST", "FOO")) {
      all.add(
          going(
                  "navigate-override-" + Text.id(method),
                  Page::navigate,
                  "go with _method=" + method,
                  url -> left("location = " + Text.js(url) + ";"))
              .asks("_method=" + method)
              .sends(method)
              .having(1));
    }
    all.add(
        Simple.ofPage(
                "img-override-delete",
                Page::image,
                url ->
                    Source.markup(
                        "<img src=\""
                            + Text.html(url)
                            + "\" onload=\"told('loaded')\" onerror=\"told('error')\">"))
            .says("show with _method=DELETE", "as a picture")
            .asks("_method=DELETE")
            .sends("DELETE")
            .likes("image/png")
            .having(1));
  }
}
