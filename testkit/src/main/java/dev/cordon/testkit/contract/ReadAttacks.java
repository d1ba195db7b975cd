package dev.cordon.testkit.contract;

import static dev.cordon.testkit.contract.Attack.embed;
import static dev.cordon.testkit.contract.Attack.read;

import dev.cordon.browser.fetch.Credentials;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pages that read what is not theirs, and pages that show it as theirs. */
final class ReadAttacks {
  private ReadAttacks() {}

  static List<Attack<Read>> list() {
    var all = new ArrayList<Attack<Read>>();
    scripts(all);
    lookAlikes(all);
    embeds(all);
    return List.copyOf(all);
  }

  private static void scripts(List<Attack<Read>> all) {
    all.add(
        read(
            "R01-reflected-origin",
            "evil.example reads it with the user's cookies",
            (scene, read) -> scene.evil().fetchWithCookies(scene.url(read.path()))));
    all.add(
        read(
            "R01-xhr",
            "evil.example reads it by XMLHttpRequest with credentials",
            (scene, read) ->
                scene.evil().xhr(scene.url(read.path()), xhr -> xhr.withCredentials())));
    all.add(
        read(
            "R11-without-cookies",
            "evil.example reads it without cookies",
            (scene, read) -> scene.evil().fetch(scene.url(read.path()))));
    all.add(
        read(
            "R01-preflighted",
            "evil.example reads it with a header of its own",
            (scene, read) ->
                scene
                    .evil()
                    .fetch(
                        scene.url(read.path()),
                        init ->
                            init.credentials(Credentials.INCLUDE)
                                .header("X-Requested-With", "fetch"))));
    all.add(
        read(
            "R02-null-sandboxed",
            "a sandboxed frame of evil.example reads it, whose Origin is null",
            (scene, read) ->
                scene.evil().sandboxedFrame().fetchWithCookies(scene.url(read.path()))));
    all.add(
        read(
            "R02-null-data-frame",
            "a data: frame of evil.example reads it, whose Origin is null",
            (scene, read) -> scene.evil().dataFrame().fetchWithCookies(scene.url(read.path()))));
    all.add(
        read(
                "R02-null-sandboxed-sibling",
                "a sandboxed frame of a hacked subdomain reads it, whose Origin is null",
                (scene, read) ->
                    scene.sibling().sandboxedFrame().fetchWithCookies(scene.url(read.path())))
            .fromSibling());
    all.add(
        read(
            "R02-null-redirected",
            "evil.example reads it through a redirect of a third site, whose Origin is null",
            (scene, read) ->
                scene.evil().fetchWithCookies(Scene.bouncing(scene.url(read.path())))));
  }

  /** Origins that a careless comparison takes for the application's own or for an allowed one. */
  private static void lookAlikes(List<Attack<Read>> all) {
    from(
        all,
        "R03-prefix",
        "a site whose name begins like the application's",
        o -> o.host + ".evil.example");
    from(all, "R04-suffix", "a site whose name ends like the application's", o -> "evil" + o.host);
    from(all, "R05-dot", "a site with another letter for the dot", OriginText::withoutDot);
    from(
        all,
        "R06-wildcard",
        "a site whose name goes on after the application's",
        o -> o.host + "x");
    from(all, "R09-subdomain", "a hacked subdomain", OriginText::subdomain);
    all.add(
        origin(
            "R09-other-port",
            "another service on the same host",
            o -> o.scheme + "://" + o.host + ":9443"));
    all.add(
        origin(
            "R08-http-self",
            "an http page under the same name",
            o -> o.scheme.equals("https") ? "http://" + o.host : null));
    all.add(
        origin(
            "R08-http-subdomain",
            "an http page under a subdomain",
            o -> {
              var subdomain = o.subdomain();
              return o.scheme.equals("https") && subdomain != null ? "http://" + subdomain : null;
            }));
    all.add(
        origin(
            "R12-localhost", "a page of the developers' localhost", o -> "http://localhost:3000"));
    all.add(
        origin("R12-loopback", "a page of the user's own machine", o -> "http://127.0.0.1:8080"));
    all.add(
        new Attack<>(
            "R08-http-of-shared",
            "an http page under the name of an origin that may read",
            (scene, read) ->
                ofShared(
                    scene, read, o -> o.startsWith("https:") ? "http:" + o.substring(6) : null)));
    all.add(
        new Attack<>(
            "R04-suffix-of-shared",
            "a site whose name ends like that of an origin that may read",
            (scene, read) -> ofShared(scene, read, o -> o.replace("://", "://evil"))));
    all.add(
        new Attack<>(
            "R03-prefix-of-shared",
            "a site whose name begins like that of an origin that may read",
            (scene, read) -> ofShared(scene, read, o -> OriginText.of(o).prefix())));
    all.add(
        new Attack<>(
            "R09-subdomain-of-shared",
            "a subdomain of an origin that may read",
            (scene, read) -> ofShared(scene, read, o -> o.replace("://", "://hacked."))));
  }

  private static void from(
      List<Attack<Read>> all, String id, String who, Function<OriginText, @Nullable String> host) {
    all.add(
        origin(
            id,
            who,
            o -> {
              var name = host.apply(o);
              return name == null ? null : o.scheme + "://" + name;
            }));
  }

  private static Attack<Read> origin(
      String id, String who, Function<OriginText, @Nullable String> origin) {
    return new Attack<>(
        id,
        who + " reads it",
        (scene, read) -> {
          var from = origin.apply(OriginText.of(scene.application().origin()));
          return tryFrom(scene, read, from);
        });
  }

  private static Outcome ofShared(
      Scene scene, Read read, Function<String, @Nullable String> origin) {
    if (read.origins().isEmpty()) {
      return Outcome.notApplicable("no other origin may read it");
    }
    return tryFrom(scene, read, origin.apply(read.origins().get(0)));
  }

  private static Outcome tryFrom(Scene scene, Read read, @Nullable String origin) {
    var own = scene.application().origins();
    if (origin == null || own.contains(origin) || read.origins().contains(origin)) {
      return Outcome.notApplicable("there is no such origin here");
    }
    return read("", "", (s, r) -> s.at(origin).fetchWithCookies(s.url(r.path())))
        .play()
        .apply(scene, read);
  }

  private static void embeds(List<Attack<Read>> all) {
    both(all, "R20-script", "takes it in as a script", (page, url) -> page.script(url));
    both(
        all,
        "R20-jsonp",
        "takes it in as a script, with a callback",
        (page, url) ->
            page.script(url + (url.indexOf('?') < 0 ? "?" : "&") + "callback=steal&jsonp=steal"));
    both(all, "R21-framing", "shows it in a frame", (page, url) -> page.iframe(url));
    both(
        all,
        "R21-framing-sandboxed",
        "shows it in a sandboxed frame, whose scripts cannot leave it",
        (page, url) -> page.iframe(url, frame -> frame.sandbox("allow-forms allow-same-origin")));
    both(all, "R21-object", "shows it in an object", (p, url) -> p.does(m -> m.object(url)));
    both(all, "R21-embed", "shows it in an embed", (p, url) -> p.does(m -> m.embed(url)));
    both(all, "R21-image", "shows it as a picture", (page, url) -> page.image(url));
    both(all, "R21-video", "plays it as a film", (p, url) -> p.does(m -> m.video(url)));
    both(all, "R21-style", "takes it in as a style sheet", (page, url) -> page.styleSheet(url));
  }

  @FunctionalInterface
  private interface Embedding {
    dev.cordon.testkit.Move in(dev.cordon.testkit.Page page, String url);
  }

  private static void both(List<Attack<Read>> all, String id, String does, Embedding how) {
    all.add(
        embed(
            id,
            "evil.example " + does,
            (scene, read) -> how.in(scene.evil(), scene.url(read.path()))));
    all.add(
        embed(
                id + "-by-sibling",
                "a hacked subdomain " + does,
                (scene, read) -> how.in(scene.sibling(), scene.url(read.path())))
            .fromSibling());
  }
}
