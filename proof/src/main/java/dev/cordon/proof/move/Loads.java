package dev.cordon.proof.move;

import dev.cordon.browser.Element;
import dev.cordon.browser.Page;
import dev.cordon.browser.Trace;
import dev.cordon.web.Destination;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** What elements load: pictures, scripts, style sheets, media, and what links ask for. */
final class Loads {
  /** How an element asks: its attribute {@code crossorigin}. */
  private enum Cors {
    NONE("", "", ""),
    ANONYMOUS("-anonymous", " crossorigin", "anonymous"),
    USE_CREDENTIALS("-use-credentials", " crossorigin=\"use-credentials\"", "use-credentials");

    final String id;
    final String attribute;
    final String value;

    Cors(String id, String attribute, String value) {
      this.id = id;
      this.attribute = attribute;
      this.value = value;
    }

    void on(Element element) {
      if (this != NONE) {
        element.crossOrigin(value);
      }
    }

    String words() {
      return switch (this) {
        case NONE -> "";
        case ANONYMOUS -> " with crossorigin";
        case USE_CREDENTIALS -> " with crossorigin and credentials";
      };
    }
  }

  @FunctionalInterface
  private interface Loading {
    Trace of(Page page, String url, Consumer<Element> attributes);
  }

  @FunctionalInterface
  private interface Written {
    /** Of a URL in HTML, the attribute crossorigin and the handlers of both events. */
    String as(String url, String cors, String events);
  }

  private static final List<Simple> ALL = collected();

  private Loads() {}

  /** All of them. */
  static List<Simple> all() {
    return ALL;
  }

  private static List<Simple> collected() {
    var all = new ArrayList<Simple>();
    pictures(all);
    scripts(all);
    styles(all);
    media(all);
    links(all);
    return List.copyOf(all);
  }

  /** The one of this id. */
  static Simple of(String id) {
    return ALL.stream().filter(act -> act.id().equals(id)).findFirst().orElseThrow();
  }

  private static void pictures(List<Simple> all) {
    each(all, "img", "show", "as a picture", "image/png", Page::image, element("<img src"));
    each(
        all,
        "img-srcset",
        "show",
        "as a picture of a srcset",
        "image/png",
        (page, url, set) -> page.image(url, set.andThen(Element::imageSet)),
        element("<img srcset"));
    policies(all, "img", "show", "as a picture", "image/png", Page::image, element("<img src"));
  }

  private static void scripts(List<Simple> all) {
    each(
        all,
        "script",
        "run",
        "as a script",
        "text/javascript",
        Page::script,
        (url, cors, events) -> "<script src=\"" + url + "\"" + cors + events + "></script>");
    policies(
        all,
        "script",
        "run",
        "as a script",
        "text/javascript",
        Page::script,
        (url, cors, events) -> "<script src=\"" + url + "\"" + cors + events + "></script>");
    each(
        all,
        "module",
        "run",
        "as a module",
        "text/javascript",
        Page::moduleScript,
        (url, cors, events) ->
            "<script type=\"module\" src=\"" + url + "\"" + cors + events + "></script>");
    all.add(
        Simple.ofAny(
                "import",
                (at, url) -> at.importModule(url),
                url ->
                    Source.script(
                        "import(" + Text.js(url) + ").then(",
                        "  () => told(\"readable\"),",
                        "  () => told(\"error\"));"))
            .says("import", "as a module")
            .likes("text/javascript"));
    all.add(
        Simple.ofPage(
                "worklet",
                (page, url) -> page.worklet(url, Destination.PAINTWORKLET),
                url ->
                    Source.script(
                        "CSS.paintWorklet.addModule(" + Text.js(url) + ").then(",
                        "  () => told(\"readable\"),",
                        "  () => told(\"error\"));"))
            .says("run", "as a worklet")
            .likes("text/javascript"));
  }

  private static void styles(List<Simple> all) {
    each(
        all,
        "style",
        "apply",
        "as a style sheet",
        "text/css",
        Page::styleSheet,
        element("<link rel=\"stylesheet\" href"));
    all.add(
        Simple.ofPage(
                "font",
                Page::font,
                url ->
                    Source.script(
                        "new FontFace(\"theirs\", "
                            + Text.js("url(" + css(url) + ")")
                            + ").load()"
                            + ".then(",
                        "  () => told(\"readable\"),",
                        "  () => told(\"error\"));"))
            .says("load", "as a font")
            .likes("font/woff2"));
  }

  private static String css(String url) {
    return '"' + url.replace("\\", "%5C").replace("\"", "%22") + '"';
  }

  private static void media(List<Simple> all) {
    each(all, "video", "play", "as a video", "video/mp4", Page::video, medium("video"));
    each(all, "audio", "play", "as a sound", "audio/mpeg", Page::audio, medium("audio"));
    each(
        all,
        "track",
        "show",
        "as subtitles",
        "text/vtt",
        Page::track,
        (url, cors, events) ->
            "<video"
                + cors
                + ">\n  <track default src=\""
                + url
                + "\""
                + events
                + ">\n</video>\n"
                // WebKit asks for no subtitles before they are to show.
                + "<script>document.querySelector(\"track\").track.mode = \"showing\";</script>");
  }

  private static Written medium(String name) {
    return (url, cors, events) ->
        "<"
            + name
            + " src=\""
            + url
            + "\" preload=\"auto\""
            + cors
            + events.replace(" onload=", " onloadedmetadata=")
            + "></"
            + name
            + ">";
  }

  private static void links(List<Simple> all) {
    for (var as : List.of("fetch", "font", "image", "script", "style", "track")) {
      preloaded(
          all,
          "preload-" + as,
          "preload",
          "as=" + as,
          "text/plain",
          (page, url, set) -> page.link("preload", url, set.andThen(e -> e.as(as))),
          element("<link rel=\"preload\" as=\"" + as + "\" href"));
    }
    for (var rel : List.of("prefetch", "modulepreload", "manifest", "icon")) {
      preloaded(
          all,
          rel,
          "link",
          "as " + rel + " to",
          switch (rel) {
            case "modulepreload" -> "text/javascript";
            case "manifest" -> "application/manifest+json";
            case "icon" -> "image/png";
            default -> "text/html";
          },
          (page, url, set) -> page.link(rel, url, set),
          rel.equals("manifest") || rel.equals("icon")
              ? silent(rel)
              : element("<link rel=\"" + rel + "\" href"));
    }
  }

  /**
   * A link of which no event tells what became. Chromium looks for it in the head alone, which what
   * stands in the document so far has ended.
   */
  private static Written silent(String rel) {
    return (url, cors, events) ->
        "<link rel=\""
            + rel
            + "\" href=\""
            + url
            + "\""
            + cors
            + ">\n"
            + "<script>\n"
            + "  document.head.append(document.currentScript.previousElementSibling);\n"
            + "  told(\"sent\");\n"
            + "</script>";
  }

  private static Written element(String begun) {
    return (url, cors, events) -> begun + "=\"" + url + "\"" + cors + events + ">";
  }

  /** An element with each value of crossorigin; with it, script can look inside what loads. */
  private static void each(
      List<Simple> all,
      String id,
      String words,
      String preposition,
      String type,
      Loading loading,
      Written written) {
    each(all, id, words, preposition, type, loading, written, "readable");
  }

  /** A link with each value of crossorigin; what it loads is kept, and nothing looks inside. */
  private static void preloaded(
      List<Simple> all,
      String id,
      String words,
      String preposition,
      String type,
      Loading loading,
      Written written) {
    each(all, id, words, preposition, type, loading, written, "loaded");
  }

  private static void each(
      List<Simple> all,
      String id,
      String words,
      String preposition,
      String type,
      Loading loading,
      Written written,
      String withCors) {
    for (var cors : Cors.values()) {
      all.add(
          Simple.ofPage(
                  id + cors.id,
                  (page, url) -> loading.of(page, url, cors::on),
                  markup(written, cors.attribute, cors == Cors.NONE ? "loaded" : withCors))
              .says(words + cors.words(), preposition)
              .likes(type)
              .having(cors == Cors.NONE ? 0 : 1));
    }
  }

  /** An element with a referrer policy of its own. */
  private static void policies(
      List<Simple> all,
      String id,
      String words,
      String preposition,
      String type,
      Loading loading,
      Written written) {
    for (var policy : List.of("no-referrer", "unsafe-url")) {
      all.add(
          Simple.ofPage(
                  id + "-" + policy,
                  (page, url) -> loading.of(page, url, e -> e.referrerPolicy(policy)),
                  markup(written, " referrerpolicy=\"" + policy + "\"", "loaded"))
              .says(words + " under " + policy, preposition)
              .likes(type)
              .having(1));
    }
  }

  private static Function<String, Source> markup(
      Written written, String attributes, String loaded) {
    var events =
        Stream.of("onload=\"told('" + loaded + "')\"", "onerror=\"told('error')\"")
            .reduce("", (some, event) -> some + " " + event);
    return url -> Source.markup(written.as(Text.html(url), attributes, events));
  }
}
