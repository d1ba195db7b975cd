package dev.cordon.proof.layers;

import dev.cordon.browser.FetchInit;
import dev.cordon.browser.Form;
import dev.cordon.browser.FormData;
import dev.cordon.browser.Page;
import dev.cordon.browser.Payload;
import dev.cordon.browser.fetch.Credentials;
import dev.cordon.browser.fetch.Mode;
import dev.cordon.web.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Requests that change something, in every shape that a foreign page can give them. */
final class WriteAttacks {
  private static final String TRANSFER = Scene.OWN + "/transfer";
  private static final String NEWSLETTER = Scene.OWN + "/newsletter?to=mallory";
  private static final FormData FIELDS = FormData.of("to", "mallory");
  private static final String JSON = "{\"to\":\"mallory\"}";

  private final List<Attack> all = new ArrayList<>();

  private WriteAttacks() {
    forms();
    simple();
    preflighted();
    gets();
    withoutCookies();
  }

  static List<Attack> list() {
    return new WriteAttacks().all;
  }

  private void forms() {
    form("W01-form", "posts a form", form -> form.fields(FIELDS));
    form("W02-form-text-plain", "posts a text/plain form whose body is JSON", WriteAttacks::asJson);
    form(
        "W05-form-multipart",
        "posts a multipart form",
        form -> form.fields(FIELDS).enctype("multipart/form-data"));
    form("W01-form-in-frame", "posts a form into a frame", f -> f.fields(FIELDS).target("hidden"));
    form(
        "W01-form-in-popup",
        "posts a form into a new window",
        f -> f.fields(FIELDS).target("_blank").byUser());
    add(
        "W14-form-within-two-minutes",
        "a foreign site posts a form within two minutes of the login",
        scene -> {
          var page = scene.fresh().page(Scene.EVIL + "/");
          page.form(TRANSFER, post(form -> form.fields(FIELDS)));
        });
    from(
        "W16-form-http-sibling",
        "an http page under the bank's site posts a form",
        scene -> scene.at("http://blog.bank.example"));
    from(
        "W16-form-other-port",
        "another service on the bank's host posts a form",
        scene -> scene.at("https://bank.example:9443"));
    from(
        "R08-form-http-self",
        "an http page under the bank's own name posts a form",
        scene -> scene.at("http://bank.example"));
    from(
        "W32-form-no-referrer",
        "a foreign site without a referrer posts a form, as null",
        Scene::silent);
    from(
        "W32-form-in-data-frame",
        "a data: frame posts a form, as null",
        scene -> scene.evil().dataFrame());
    add(
        "W32-form-sandboxed",
        "a sandboxed frame posts a form to the top, as null",
        scene ->
            scene
                .sandboxed()
                .form(TRANSFER, post(form -> form.fields(FIELDS).target("_top").byUser())));
    add(
        "W32-form-redirected",
        "a foreign site posts a form that another passes on, as null",
        scene -> scene.evil().form(Scene.bouncing("/transfer"), post(form -> form.fields(FIELDS))));
  }

  /** What asks no leave: the request arrives, and only reading the answer is forbidden. */
  private void simple() {
    fetch(
        "W01-fetch",
        "sends a form's body by fetch",
        "POST",
        init -> init.mode(Mode.NO_CORS).body(Payload.urlEncoded(FIELDS)));
    fetch(
        "W02-text-plain",
        "sends JSON as text/plain",
        "POST",
        init -> init.mode(Mode.NO_CORS).body(JSON));
    fetch(
        "W03-no-type",
        "sends JSON without a type",
        "POST",
        init -> init.mode(Mode.NO_CORS).body(Payload.blob("", JSON)));
    fetch(
        "W03-stripped-type",
        "sends JSON whose type the browser takes off",
        "POST",
        init -> init.mode(Mode.NO_CORS).body(Payload.blob("application/json", JSON)));
    fetch(
        "W04-upper-case",
        "sends JSON as TEXT/PLAIN",
        "POST",
        init -> init.header("Content-Type", "TEXT/PLAIN").body(JSON));
    fetch(
        "W04-parameter",
        "sends JSON as text/plain with json in a parameter",
        "POST",
        init -> init.header("Content-Type", "text/plain; x=application/json").body(JSON));
    fetch(
        "W05-multipart",
        "sends a multipart body",
        "POST",
        init -> init.mode(Mode.NO_CORS).body(Payload.multipart(FIELDS)));
    fetch(
        "W06-accept",
        "sends a header that only looks like a custom one",
        "POST",
        init ->
            init.header("Accept", "application/vnd.bank+json").body(Payload.urlEncoded(FIELDS)));
    fetch(
        "W07-readable",
        "sends a request whose answer a CORS list would hide",
        "POST",
        init -> init.body(Payload.urlEncoded(FIELDS)));
    both(
        "W01-xhr",
        "sends a form's body by XMLHttpRequest",
        page ->
            page.xhr(
                TRANSFER,
                xhr -> xhr.method("POST").withCredentials().body(Payload.urlEncoded(FIELDS))));
    both("W01-beacon", "sends a beacon", page -> page.beacon(TRANSFER, Payload.urlEncoded(FIELDS)));
    add(
        "W34-worker",
        "a worker of a foreign site sends a form's body",
        scene ->
            scene
                .evil()
                .blobWorker()
                .fetch(
                    TRANSFER,
                    sending(
                        "POST", init -> init.mode(Mode.NO_CORS).body(Payload.urlEncoded(FIELDS)))));
  }

  /** What asks leave first, so that a careless answer to the preflight is the hole. */
  private void preflighted() {
    fetch(
        "W12-json",
        "sends JSON as the bank's own page does",
        "POST",
        init -> init.header("Content-Type", "application/json").body(JSON));
    fetch(
        "W12-custom-header",
        "sends X-Requested-With, taken for a proof",
        "POST",
        init -> init.header("X-Requested-With", "fetch").body(Payload.urlEncoded(FIELDS)));
    fetch("W11-put", "sends PUT", "PUT", init -> init.body(JSON));
    fetch("W11-delete", "sends DELETE", "DELETE", init -> init.body(JSON));
    fetch(
        "W33-forwarded-host",
        "says in X-Forwarded-Host that it is the bank",
        "POST",
        init -> init.header("X-Forwarded-Host", "evil.example").body(JSON));
    both(
        "W10-override-header",
        "makes a POST a DELETE by a header",
        page ->
            page.fetch(
                Scene.OWN + "/payee",
                sending("POST", init -> init.header("X-HTTP-Method-Override", "DELETE"))));
    both(
        "W13-options",
        "sends OPTIONS, which the bank takes for GET",
        page -> page.fetch(NEWSLETTER, sending("OPTIONS", init -> {})));
    add(
        "R02-json-sandboxed",
        "a sandboxed frame sends JSON, as null",
        scene ->
            scene
                .sandboxed()
                .fetch(
                    TRANSFER,
                    sending(
                        "POST",
                        init -> init.header("Content-Type", "application/json").body(JSON))));
  }

  /** What a GET changes: navigations take SameSite=Lax cookies along. */
  private void gets() {
    get(
        "W08-link",
        "has a link clicked whose GET changes something",
        page -> page.click(NEWSLETTER));
    get(
        "W08-navigation",
        "goes to where a GET changes something",
        page -> page.navigate(NEWSLETTER));
    get("W08-image", "shows a picture whose GET changes something", page -> page.image(NEWSLETTER));
    get("W08-frame", "frames what a GET changes", page -> page.iframe(NEWSLETTER));
    get("W08-prefetch", "prefetches what a GET changes", page -> page.link("prefetch", NEWSLETTER));
    get(
        "W09-head",
        "sends HEAD, which the bank takes for GET",
        page -> page.fetch(NEWSLETTER, sending("HEAD", init -> init.mode(Mode.NO_CORS))));
    get(
        "W10-override-query",
        "has a link clicked whose _method makes a GET a POST",
        page -> page.click(TRANSFER + "?_method=POST&to=mallory"));
    get(
        "W36-graphql",
        "sends a GraphQL mutation by GET",
        page ->
            page.fetch(
                Scene.OWN + "/graphql?to=mallory",
                sending("GET", init -> init.mode(Mode.NO_CORS))));
    get(
        "W36-graphql-link",
        "has a link clicked that is a GraphQL mutation",
        page -> page.click(Scene.OWN + "/graphql?to=mallory"));
  }

  /** A GET from everywhere, and from where no Referer gives it away. */
  private void get(String id, String does, Consumer<Page> move) {
    both(id, does, move);
    add(
        id + "-without-referrer",
        "a foreign site without a referrer " + does,
        scene -> move.accept(scene.silent()));
  }

  /** What needs no cookie (W31). */
  private void withoutCookies() {
    all.add(
        new Attack(
            "W31-basic",
            Aim.WRITE,
            "a foreign site posts a form, and the browser adds the user's Basic password",
            scene -> {
              var own = Url.parse(Scene.OWN);
              scene.browser().authenticate(own, "alice", "wonderland");
              scene
                  .browser()
                  .page(Scene.EVIL + "/")
                  .form(TRANSFER, post(form -> form.fields(FIELDS)));
              return scene.changed();
            }));
    all.add(
        new Attack(
            "W31-network-position",
            Aim.WRITE,
            "a foreign site posts a form to a service that trusts who reaches it",
            scene -> {
              var page = scene.browser().page(Scene.EVIL + "/");
              page.form(Scene.OWN + "/internal/reset", post(form -> form.fields(FIELDS)));
              return scene.changed();
            }));
    all.add(
        new Attack(
            "W37-local-service",
            Aim.WRITE,
            "a foreign site sends a request to a service that trusts who reaches it",
            scene -> {
              var page = scene.browser().page(Scene.EVIL + "/");
              page.fetch(
                  Scene.OWN + "/internal/reset",
                  init -> init.method("POST").mode(Mode.NO_CORS).body(JSON));
              return scene.changed();
            }));
  }

  private static void asJson(Form form) {
    form.enctype("text/plain").field("{\"to\":\"mallory\",\"x\":\"", "\"}");
  }

  private static Consumer<Form> post(Consumer<Form> settings) {
    return form -> settings.accept(form.method("post"));
  }

  private static Consumer<FetchInit.Builder> sending(
      String method, Consumer<FetchInit.Builder> settings) {
    return init -> settings.accept(init.method(method).credentials(Credentials.INCLUDE));
  }

  private void form(String id, String does, Consumer<Form> settings) {
    both(id, does, page -> page.form(TRANSFER, post(settings)));
  }

  private void fetch(String id, String does, String method, Consumer<FetchInit.Builder> settings) {
    both(id, does, page -> page.fetch(TRANSFER, sending(method, settings)));
  }

  private void from(String id, String sentence, Function<Scene, Page> page) {
    add(id, sentence, scene -> page.apply(scene).form(TRANSFER, post(f -> f.fields(FIELDS))));
  }

  /** From a foreign site and from a hacked subdomain, for which SameSite means nothing (W16). */
  private void both(String id, String does, Consumer<Page> move) {
    add(id, "a foreign site " + does, scene -> move.accept(scene.evil()));
    add(id + "-from-sibling", "a hacked subdomain " + does, scene -> move.accept(scene.sibling()));
  }

  private void add(String id, String sentence, Consumer<Scene> move) {
    all.add(
        new Attack(
            id,
            Aim.WRITE,
            sentence,
            scene -> {
              move.accept(scene);
              return scene.changed();
            }));
  }
}
