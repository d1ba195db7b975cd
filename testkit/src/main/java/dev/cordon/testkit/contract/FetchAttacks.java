package dev.cordon.testkit.contract;

import static dev.cordon.testkit.contract.Attack.write;

import dev.cordon.browser.FetchInit;
import dev.cordon.browser.Payload;
import dev.cordon.browser.fetch.Credentials;
import dev.cordon.browser.fetch.Mode;
import dev.cordon.testkit.Move;
import dev.cordon.testkit.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Requests of scripts and elements, from the attacker's site and from a hacked subdomain. */
final class FetchAttacks {

  private FetchAttacks() {}

  static List<Attack<Write>> list() {
    var all = new ArrayList<Attack<Write>>();
    simple(all);
    preflighted(all);
    elements(all);
    return List.copyOf(all);
  }

  /** What asks no leave: the request arrives, and only reading the answer is forbidden. */
  private static void simple(List<Attack<Write>> all) {
    both(
        all,
        "W01-fetch-urlencoded",
        "a form's body by fetch",
        (init, write) -> init.mode(Mode.NO_CORS).body(fields(write)));
    both(
        all,
        "W02-fetch-text-plain",
        "JSON as text/plain by fetch",
        (init, write) -> init.mode(Mode.NO_CORS).body(Bodies.json(write)));
    both(
        all,
        "W03-absent-content-type",
        "JSON without any Content-Type",
        (init, write) -> init.mode(Mode.NO_CORS).body(Payload.blob("", Bodies.json(write))));
    both(
        all,
        "W03-stripped-content-type",
        "JSON whose Content-Type the browser takes off",
        (init, write) ->
            init.mode(Mode.NO_CORS).body(Payload.blob("application/json", Bodies.json(write))));
    both(
        all,
        "W04-upper-case",
        "JSON as TEXT/PLAIN, which a list of lower-case types misses",
        (init, write) -> init.header("Content-Type", "TEXT/PLAIN").body(Bodies.json(write)));
    both(
        all,
        "W04-parameters",
        "JSON as text/plain with the word json in a parameter",
        (init, write) ->
            init.header("Content-Type", "text/plain; charset=utf-8; x=application/json")
                .body(Bodies.json(write)));
    both(
        all,
        "W04-boundary",
        "JSON as multipart/form-data with the word json as boundary",
        (init, write) ->
            init.header("Content-Type", "multipart/form-data; boundary=application/json")
                .body(Bodies.json(write)));
    both(
        all,
        "W05-fetch-multipart",
        "a multipart body by fetch",
        (init, write) ->
            init.mode(Mode.NO_CORS).body(Payload.multipart(Bodies.data(write.fields()))));
    both(
        all,
        "W06-accept-header",
        "a header that only looks like a custom one",
        (init, write) ->
            init.header("Accept", "application/vnd.application+json").body(fields(write)));
    both(
        all,
        "W07-cors-list",
        "a readable request, whose answer a CORS list hides when all is done",
        (init, write) -> init.body(fields(write)));
    from(
        all,
        "W03-no-body",
        "no body, everything in the query",
        (scene, write, page) ->
            page.fetch(
                FormAttacks.asQuery(scene, write),
                init ->
                    init.method(simpleMethod(write))
                        .mode(Mode.NO_CORS)
                        .credentials(Credentials.INCLUDE)));
    from(
        all,
        "W09-head",
        "HEAD, which many routers take for GET",
        (scene, write, page) ->
            page.fetch(
                FormAttacks.asQuery(scene, write),
                init -> init.method("HEAD").mode(Mode.NO_CORS).credentials(Credentials.INCLUDE)));
    from(
        all,
        "W01-xhr",
        "XMLHttpRequest with credentials",
        (scene, write, page) ->
            page.xhr(
                scene.url(write.path()),
                xhr -> xhr.method(simpleMethod(write)).withCredentials().body(fields(write))));
    from(
        all,
        "W01-beacon",
        "a beacon with a form's body",
        (scene, write, page) -> page.beacon(scene.url(write.path()), fields(write)));
    from(
        all,
        "W03-beacon-blob",
        "a beacon with JSON and no Content-Type",
        (scene, write, page) ->
            page.beacon(scene.url(write.path()), Payload.blob("", Bodies.json(write))));
  }

  /** What asks leave first, so that a careless answer to the preflight is the hole. */
  private static void preflighted(List<Attack<Write>> all) {
    bothAs(
        all,
        "W12-json",
        "JSON by fetch, as the application's own page sends it",
        Write::method,
        (init, write) -> init.header("Content-Type", "application/json").body(Bodies.json(write)));
    bothAs(
        all,
        "W12-custom-header",
        "a form's body with X-Requested-With, taken for a proof",
        Write::method,
        (init, write) -> init.header("X-Requested-With", "XMLHttpRequest").body(fields(write)));
    bothAs(
        all,
        "W11-put",
        "PUT, where only POST is looked at",
        write -> "PUT",
        (init, write) -> init.body(Bodies.json(write)));
    bothAs(
        all,
        "W11-patch",
        "PATCH, where only POST is looked at",
        write -> "PATCH",
        (init, write) -> init.body(Bodies.json(write)));
    bothAs(
        all,
        "W11-delete",
        "DELETE, where only POST is looked at",
        write -> "DELETE",
        (init, write) -> {});
    bothAs(
        all,
        "W10-override-header",
        "X-HTTP-Method-Override on a POST",
        write -> "POST",
        (init, write) -> init.header("X-HTTP-Method-Override", write.method()).body(fields(write)));
    bothAs(
        all,
        "W33-forwarded-host",
        "X-Forwarded-Host says that the attacker's site is the application",
        Write::method,
        (init, write) -> init.header("X-Forwarded-Host", "evil.example").body(fields(write)));
    from(
        all,
        "W13-options",
        "OPTIONS, which some routers take for GET",
        (scene, write, page) ->
            page.fetch(
                FormAttacks.asQuery(scene, write),
                init -> init.method("OPTIONS").credentials(Credentials.INCLUDE)));
    all.add(
        write(
            "W12-remembered-preflight",
            "JSON without cookies first, then with them, on the preflight that is remembered",
            (scene, write) -> {
              var page = scene.evil();
              Consumer<FetchInit.Builder> json =
                  init ->
                      init.method(write.method())
                          .header("Content-Type", "application/json")
                          .body(
                              write.isGet() ? Payload.text("") : Payload.text(Bodies.json(write)));
              if (write.isGet()) {
                return page.fetchWithCookies(FormAttacks.asQuery(scene, write));
              }
              scene.note(page.fetch(scene.url(write.path()), json));
              return page.fetch(
                  scene.url(write.path()), json.andThen(i -> i.credentials(Credentials.INCLUDE)));
            }));
    all.add(
        write(
            "R02-json-sandboxed",
            "JSON by fetch out of a sandboxed frame, whose Origin is null",
            (scene, write) ->
                send(
                    scene,
                    write,
                    scene.evil().sandboxedFrame(),
                    write.method(),
                    (init, w) ->
                        init.header("Content-Type", "application/json").body(Bodies.json(w)))));
    all.add(
        write(
                "R08-json-from-http-self",
                "JSON by fetch from an http page under the application's own name",
                (scene, write) ->
                    send(
                        scene,
                        write,
                        scene.at("http://" + scene.own().host()),
                        write.method(),
                        (init, w) ->
                            init.header("Content-Type", "application/json").body(Bodies.json(w))))
            .where(Scene::isHttps, "the application is not on https"));
  }

  /** Elements that ask by themselves. */
  private static void elements(List<Attack<Write>> all) {
    from(
        all,
        "W08-image",
        "a picture whose address is the route",
        (scene, write, page) -> page.image(FormAttacks.asQuery(scene, write)));
    from(
        all,
        "W08-script",
        "a script whose address is the route",
        (scene, write, page) -> page.script(FormAttacks.asQuery(scene, write)));
    from(
        all,
        "W08-frame",
        "a frame whose address is the route",
        (scene, write, page) -> page.iframe(FormAttacks.asQuery(scene, write)));
    from(
        all,
        "W08-prefetch",
        "a prefetch whose address is the route",
        (scene, write, page) ->
            page.does(model -> model.link("prefetch", FormAttacks.asQuery(scene, write))));
  }

  @FunctionalInterface
  private interface FromPage {
    Move play(Scene scene, Write write, Page page);
  }

  /** The same from the attacker's site and from a hacked subdomain. */
  private static void from(List<Attack<Write>> all, String id, String what, FromPage attack) {
    all.add(write(id, what + ", from evil.example", (s, write) -> attack.play(s, write, s.evil())));
    all.add(
        write(
                id + "-from-sibling",
                what + ", from a hacked subdomain",
                (s, write) -> attack.play(s, write, s.sibling()))
            .fromSibling());
  }

  private static void both(
      List<Attack<Write>> all, String id, String what, BiConsumer<FetchInit.Builder, Write> init) {
    bothAs(all, id, what, FetchAttacks::simpleMethod, init);
  }

  private static void bothAs(
      List<Attack<Write>> all,
      String id,
      String what,
      java.util.function.Function<Write, String> method,
      BiConsumer<FetchInit.Builder, Write> init) {
    from(
        all, id, what, (scene, write, page) -> send(scene, write, page, method.apply(write), init));
  }

  private static Move send(
      Scene scene,
      Write write,
      Page page,
      String method,
      BiConsumer<FetchInit.Builder, Write> settings) {
    if (method.equals("GET")) {
      return page.fetchWithCookies(FormAttacks.asQuery(scene, write));
    }
    return page.fetch(
        scene.url(write.path()),
        init -> {
          init.method(method).credentials(Credentials.INCLUDE);
          settings.accept(init, write);
        });
  }

  /** A method that asks no leave: of a PUT, only a POST to the same path can be tried. */
  private static String simpleMethod(Write write) {
    return write.isGet() ? "GET" : "POST";
  }

  private static Payload fields(Write write) {
    return Payload.urlEncoded(Bodies.data(write.fields()));
  }
}
