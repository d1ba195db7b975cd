package dev.cordon.conformance.model;

import dev.cordon.browser.Browser;
import dev.cordon.browser.Client;
import dev.cordon.browser.Element;
import dev.cordon.browser.FetchInit;
import dev.cordon.browser.FormData;
import dev.cordon.browser.Frame;
import dev.cordon.browser.Page;
import dev.cordon.browser.Payload;
import dev.cordon.browser.Trace;
import dev.cordon.browser.Worker;
import dev.cordon.browser.Xhr;
import dev.cordon.browser.fetch.CacheMode;
import dev.cordon.browser.fetch.Credentials;
import dev.cordon.browser.fetch.Mode;
import dev.cordon.browser.fetch.RedirectMode;
import dev.cordon.browser.fetch.ReferrerPolicy;
import dev.cordon.conformance.rig.Action;
import dev.cordon.conformance.rig.Body;
import dev.cordon.conformance.rig.Init;
import dev.cordon.rig.Pair;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The actions of a row, said in the words of the model. */
final class Actions {
  private static final Set<String> META_NAMES = Set.of("referrer", "viewport", "color-scheme");

  private Actions() {}

  static Trace perform(Browser browser, Client client, Action action) {
    var url = action.url();
    return switch (action.kind()) {
      case FETCH -> client.fetch(url, action.init().map(Actions::fetchInit).orElseThrow());
      case XHR -> client.xhr(url, xhr(action.init().orElseThrow()));
      case EVENT_SOURCE ->
          client.eventSource(
              url,
              stream -> {
                if (action.withCredentials()) {
                  stream.withCredentials();
                }
              });
      case WEB_SOCKET -> client.webSocket(url, action.protocols().toArray(String[]::new));
      case WORKER ->
          client.worker(
              url,
              settings -> {
                if (isModule(action)) {
                  settings.module();
                }
              });
      case IMPORT_SCRIPTS -> ((Worker) client).importScripts(url);
      case TYPED -> browser.visit(url);
      default -> inPage((Page) client, action, url);
    };
  }

  private static boolean isModule(Action action) {
    return action.text("type").orElse("").equals("module");
  }

  private static Trace inPage(Page page, Action action, String url) {
    var attributes = element(action.attrs());
    return switch (action.kind()) {
      case IMG -> page.image(url, attributes);
      case SCRIPT -> page.script(url, attributes);
      case MODULE -> page.moduleScript(url, attributes);
      case STYLE -> page.styleSheet(url, attributes);
      case VIDEO -> page.video(url, attributes);
      case AUDIO -> page.audio(url, attributes);
      case FONT -> page.font(url);
      case TRACK -> page.track(url, attributes);
      case OBJECT -> page.object(url);
      case EMBED -> page.embed(url);
      case LINK ->
          page.link(
              action.text("rel").orElse(""),
              url,
              element -> {
                attributes.accept(element);
                action.text("as").ifPresent(element::as);
              });
      case IFRAME -> page.iframe(url, frame(action.attrs()));
      case BEACON ->
          action.body().isPresent()
              ? page.beacon(url, payload(action.body().get()))
              : page.beacon(url);
      case PING ->
          page.click(action.text("href").orElse("#pinged"), link -> link.ping(url).byScript());
      case SHARED_WORKER ->
          page.sharedWorker(
              url,
              settings -> {
                if (isModule(action)) {
                  settings.module();
                }
              });
      default -> leaving(page, action, url);
    };
  }

  private static Trace leaving(Page page, Action action, String url) {
    return switch (action.kind()) {
      case FORM ->
          page.form(
              url,
              form -> {
                action.text("method").ifPresent(form::method);
                action.text("enctype").ifPresent(form::enctype);
                action.text("target").ifPresent(form::target);
                action.text("rel").ifPresent(form::rel);
                action.fields().forEach(field -> form.field(field.name(), field.value()));
              });
      case NAVIGATE -> page.navigate(url);
      case CLICK ->
          page.click(
              url,
              link -> {
                link.byScript();
                action.attrs().forEach((name, value) -> attribute(link, name, value));
              });
      case OPEN -> page.open(url, action.text("features").orElse(""));
      case META_REFRESH -> page.metaRefresh(url);
      case RELOAD -> page.reload();
      default -> throw new IllegalStateException("no such action: " + action.kind());
    };
  }

  private static void attribute(dev.cordon.browser.Link link, String name, String value) {
    switch (name) {
      case "referrerpolicy" -> link.referrerPolicy(value);
      case "rel" -> link.rel(value);
      case "target" -> link.target(value);
      case "ping" -> link.ping(value);
      default -> throw new IllegalStateException("a link has no attribute " + name);
    }
  }

  private static Consumer<Element> element(Map<String, String> attributes) {
    return element ->
        attributes.forEach(
            (name, value) -> {
              switch (name) {
                case "crossorigin" -> element.crossOrigin(value);
                case "referrerpolicy" -> element.referrerPolicy(value);
                default -> throw new IllegalStateException("the model knows no attribute " + name);
              }
            });
  }

  static Consumer<Frame> frame(Map<String, String> attributes) {
    return frame ->
        attributes.forEach(
            (name, value) -> {
              switch (name) {
                case "sandbox" -> frame.sandbox(value);
                case "referrerpolicy" -> frame.referrerPolicy(value);
                case "credentialless" -> frame.credentialless();
                case "name", "allow" -> {
                  // Says nothing about what is sent.
                }
                default -> throw new IllegalStateException("the model knows no attribute " + name);
              }
            });
  }

  static void metas(Page page, Map<String, String> metas) {
    metas.forEach(
        (name, content) -> {
          if (META_NAMES.contains(name.toLowerCase(Locale.ROOT))) {
            page.meta(name, content);
          } else {
            page.metaHttpEquiv(name, content);
          }
        });
  }

  static Map<String, Object> cookie(Client client, Action action) {
    var line = action.text("write");
    if (!(client instanceof Page page) || page.refusesCookies()) {
      return Map.of("outcome", "thrown");
    }
    if (line.isPresent()) {
      page.setCookie(line.get());
      return Map.of("outcome", "written");
    }
    return Map.of("outcome", "read", "cookies", page.cookies());
  }

  private static FetchInit fetchInit(Init init) {
    return FetchInit.of(
        builder -> {
          init.text("method").ifPresent(builder::method);
          init.text("mode").ifPresent(text -> builder.mode(named(Mode.values(), text)));
          init.text("credentials")
              .ifPresent(text -> builder.credentials(named(Credentials.values(), text)));
          init.text("redirect")
              .ifPresent(text -> builder.redirect(named(RedirectMode.values(), text)));
          init.text("cache").ifPresent(text -> builder.cache(named(CacheMode.values(), text)));
          init.text("referrer").ifPresent(builder::referrer);
          init.text("referrerPolicy")
              .map(ReferrerPolicy::ofOrNull)
              .ifPresent(builder::referrerPolicy);
          init.headers().forEach(line -> builder.header(line.name(), line.value()));
          init.body().ifPresent(body -> builder.body(payload(body)));
          if (init.keepalive()) {
            builder.keepalive();
          }
        });
  }

  private static Consumer<Xhr> xhr(Init init) {
    return xhr -> {
      init.text("method").ifPresent(xhr::method);
      init.headers().forEach(line -> xhr.header(line.name(), line.value()));
      init.body().ifPresent(body -> xhr.body(payload(body)));
      if (init.withCredentials()) {
        xhr.withCredentials();
      }
      if (init.upload()) {
        xhr.uploadListener();
      }
    };
  }

  private static Payload payload(Body body) {
    if (body instanceof Body.Text text) {
      return Payload.text(text.text());
    }
    if (body instanceof Body.Blob blob) {
      return Payload.blob(blob.type(), blob.text());
    }
    if (body instanceof Body.Form form) {
      return Payload.urlEncoded(formData(form.fields()));
    }
    if (body instanceof Body.Multipart multipart) {
      return Payload.multipart(formData(multipart.fields()));
    }
    if (body instanceof Body.Stream stream) {
      return Payload.stream(stream.text());
    }
    if (body instanceof Body.Bytes bytes) {
      return Payload.bytes(HexFormat.of().parseHex(bytes.hex()));
    }
    var repeat = (Body.Repeat) body;
    return Payload.text(repeat.text().repeat(repeat.times()));
  }

  private static FormData formData(List<Pair> fields) {
    var data = FormData.EMPTY;
    for (var field : fields) {
      data = data.with(field.name(), field.value());
    }
    return data;
  }

  private static <E extends Enum<E>> E named(E[] values, String text) {
    var name = text.toUpperCase(Locale.ROOT).replace('-', '_');
    for (var value : values) {
      if (value.name().equals(name)) {
        return value;
      }
    }
    throw new IllegalStateException("no such value: " + text);
  }
}
