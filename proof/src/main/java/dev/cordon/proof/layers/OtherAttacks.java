package dev.cordon.proof.layers;

import dev.cordon.browser.Page;
import dev.cordon.browser.fetch.Mode;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.NetworkFailure;
import dev.cordon.browser.http.Request;
import dev.cordon.web.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Sockets, the bank under other names, shared caches, and what comes from the bank's own pages. */
final class OtherAttacks {
  private static final String SOCKET = "wss://bank.example/ws";
  private static final String EVENTS = Scene.OWN + "/events";
  private static final String RATES = Scene.OWN + "/public/rates";

  private final List<Attack> all = new ArrayList<>();

  private OtherAttacks() {
    sockets();
    names();
    caches();
    own();
  }

  static List<Attack> list() {
    return new OtherAttacks().all;
  }

  private void sockets() {
    socket("S01-foreign", "a foreign site opens the socket", Scene::evil);
    socket("S01-sibling", "a hacked subdomain opens the socket", Scene::sibling);
    socket("S01-null", "a sandboxed frame opens the socket, as null", Scene::sandboxed);
    socket(
        "S01-http-sibling",
        "an http page under the bank's site opens the socket",
        s -> s.at("http://blog.bank.example"));
    socket(
        "S02-address",
        "a page under an IP address opens the socket",
        s -> s.at("https://203.0.113.9"));
    socket(
        "S02-other-port",
        "another service on the bank's host opens the socket",
        s -> s.at("https://bank.example:9443"));
    stream("S04-foreign", "a foreign site listens to the event stream", Scene::evil);
    stream("S04-sibling", "a hacked subdomain listens to the event stream", Scene::sibling);
    stream("S04-null", "a sandboxed frame listens to the event stream, as null", Scene::sandboxed);
  }

  private void socket(String id, String sentence, Function<Scene, Page> from) {
    add(id, Aim.SOCKET, sentence, s -> s.listens(from.apply(s).webSocket(SOCKET)));
  }

  private void stream(String id, String sentence, Function<Scene, Page> from) {
    add(
        id,
        Aim.SOCKET,
        sentence,
        s -> s.listens(from.apply(s).eventSource(EVENTS, stream -> stream.withCredentials())));
  }

  /** Whoever answers under a foreign name answers a page of that name as if it were its own. */
  private void names() {
    add(
        "H01-rebound-read",
        Aim.NAME,
        "a page whose name now resolves to the bank reads its inside",
        scene -> readsInside(scene, Scene.REBOUND));
    add(
        "H01-rebound-write",
        Aim.NAME,
        "a page whose name now resolves to the bank changes its inside",
        scene -> {
          OwnScript.post(scene.browser(), Scene.REBOUND, "/internal/reset", "to", "mallory");
          return scene.changed();
        });
    add(
        "H02-address",
        Aim.NAME,
        "a page under the bank's address reads its inside",
        scene -> readsInside(scene, "http://127.0.0.1:8080"));
    add(
        "H02-zero-address",
        Aim.NAME,
        "a foreign page changes the bank's inside by the address 0.0.0.0",
        scene -> changesInside(scene, "http://0.0.0.0:8080"));
    add(
        "H02-loopback",
        Aim.NAME,
        "a foreign page changes the bank's inside by the address 127.0.0.1",
        scene -> changesInside(scene, "http://127.0.0.1:8080"));
    add(
        "R25-loopback",
        Aim.NAME,
        "a foreign page reads the bank's inside by the address 127.0.0.1",
        scene ->
            Scene.learned(
                scene
                    .browser()
                    .page("http://evil.example/", Scene.SILENT)
                    .fetch("http://127.0.0.1:8080/internal")));
    add(
        "H03-trailing-dot",
        Aim.NAME,
        "a link leads to the bank with a dot at the end of its name, another site to browsers",
        scene -> {
          var trace = scene.silent().click("https://bank.example./internal");
          return OwnScript.text(trace).contains(Bank.SECRET);
        });
  }

  private static boolean readsInside(Scene scene, String origin) {
    return Scene.learned(scene.browser().page(origin + "/", Scene.SILENT).fetch("/internal"));
  }

  private static boolean changesInside(Scene scene, String target) {
    scene
        .browser()
        .page("http://evil.example/", Scene.SILENT)
        .fetch(
            target + "/internal/reset", init -> init.method("POST").mode(Mode.NO_CORS).body("{}"));
    return scene.changed();
  }

  private void caches() {
    add(
        "R16-foreign-grant",
        Aim.CACHE,
        "a foreign site has a cache keep its grant, and the partner cannot read any more",
        scene -> {
          scene.evil().fetch(RATES);
          return !partnerReads(scene);
        });
    add(
        "R17-no-grant",
        Aim.CACHE,
        "somebody has a cache keep an answer without a grant, and the partner cannot read any more",
        scene -> {
          scene.attacker().visit(RATES);
          return !partnerReads(scene);
        });
    add(
        "W27-private-page",
        Aim.CACHE,
        "a cache keeps the user's page, and somebody else reads it",
        scene -> {
          scene.user().visit(Scene.OWN + "/card");
          return OwnScript.text(scene.attacker().visit(Scene.OWN + "/card")).contains(Bank.SECRET);
        });
    add(
        "H04-forwarded-host",
        Aim.CACHE,
        "somebody has a cache keep a login page whose form goes to the name in X-Forwarded-Host",
        scene -> {
          ask(scene, Headers.of("X-Forwarded-Host", "evil.example"));
          var page = OwnScript.text(scene.browser().visit(Scene.OWN + "/login"));
          return page.contains("https://evil.example/login");
        });
  }

  static boolean partnerReads(Scene scene) {
    return scene.attacker().page(Layers.PARTNER + "/").fetch(RATES).canRead();
  }

  /** As no browser would: a raw request. */
  private static void ask(Scene scene, Headers headers) {
    try {
      scene.server().send(new Request("GET", Url.parse(Scene.OWN + "/login"), headers, null));
    } catch (NetworkFailure impossible) {
      throw new IllegalStateException("nothing here fails to answer", impossible);
    }
  }

  private void own() {
    add(
        "W17-gadget",
        Aim.OWN,
        "a link leads to a page of the bank that sends the user on to where a GET changes"
            + " something",
        scene -> {
          var trace = scene.evil().click(Scene.OWN + "/gadget?next=/newsletter");
          if (trace.hasPage()) {
            trace.page().navigate("/newsletter?to=mallory");
          }
          return scene.changed();
        });
    add(
        "W17-gadget-to-transfer",
        Aim.OWN,
        "a link leads to a page of the bank that sends the user on to a transfer, by an override",
        scene -> {
          var trace = scene.evil().click(Scene.OWN + "/gadget?next=/transfer");
          if (trace.hasPage()) {
            trace.page().navigate("/transfer?_method=POST&to=mallory");
          }
          return scene.changed();
        });
    add(
        "W18-own-script",
        Aim.OWN,
        "the bank's own script takes the payee out of the URL, and adds its token",
        scene -> {
          var trace = scene.evil().click(Scene.OWN + "/gadget?mallory");
          var payee = trace.hasPage() ? trace.page().url().query() : null;
          OwnScript.post(scene.user(), "/transfer", "to", String.valueOf(payee));
          return scene.bank().deeds().contains("alice pays mallory");
        });
    add(
        "XSS-read",
        Aim.OWN,
        "a foreign script in a page of the bank reads the account",
        scene -> OwnScript.read(scene.user(), "/account").contains(Bank.SECRET));
    add(
        "XSS-write",
        Aim.OWN,
        "a foreign script in a page of the bank pays",
        scene -> {
          OwnScript.post(scene.user(), "/transfer", "to", "mallory");
          return scene.changed();
        });
  }

  private void add(String id, Aim aim, String sentence, Predicate<Scene> play) {
    all.add(new Attack(id, aim, sentence, play));
  }
}
