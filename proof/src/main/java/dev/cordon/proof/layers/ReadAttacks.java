package dev.cordon.proof.layers;

import dev.cordon.browser.Page;
import dev.cordon.browser.Seen;
import dev.cordon.browser.Trace;
import dev.cordon.browser.fetch.Credentials;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** Scripts that read what is the user's, and pages that take it in. */
final class ReadAttacks {
  private static final String ACCOUNT = Scene.OWN + "/account";

  private final List<Attack> all = new ArrayList<>();

  private ReadAttacks() {
    scripts();
    lookAlikes();
    loads();
    leaks();
  }

  static List<Attack> list() {
    return new ReadAttacks().all;
  }

  private void scripts() {
    read("R01-fetch", "a foreign site reads the account", Scene::evil);
    read("R09-sibling", "a hacked subdomain reads the account", Scene::sibling);
    read("R02-sandboxed", "a sandboxed frame reads the account, as null", Scene::sandboxed);
    read("R02-data-frame", "a data: frame reads the account, as null", s -> s.evil().dataFrame());
    read(
        "R02-sandboxed-by-sibling",
        "a sandboxed frame of a hacked subdomain reads the account, as null",
        scene -> scene.sibling().srcdoc(frame -> frame.sandbox("allow-scripts")));
    learn(
        "R02-redirected",
        "a foreign site reads the account through another's redirect, as null",
        scene -> Scene.learned(withCookies(scene.evil(), Scene.bouncing("/account"))));
    learn(
        "R01-xhr",
        "a foreign site reads the account by XMLHttpRequest",
        scene -> Scene.learned(scene.evil().xhr(ACCOUNT, xhr -> xhr.withCredentials())));
    learn(
        "R01-preflighted",
        "a foreign site reads the account with a header of its own",
        scene ->
            Scene.learned(
                scene
                    .evil()
                    .fetch(
                        ACCOUNT,
                        init ->
                            init.credentials(Credentials.INCLUDE)
                                .header("X-Requested-With", "fetch"))));
    learn(
        "R11-inside",
        "a foreign site reads a service that asks for no login",
        scene -> Scene.learned(scene.evil().fetch(Scene.OWN + "/internal")));
    learn(
        "R19-exposed-header",
        "a foreign site reads a secret in a header of the answer",
        scene -> {
          var trace = withCookies(scene.evil(), ACCOUNT);
          return trace.seen() instanceof Seen.Readable seen
              && Bank.SECRET.equals(seen.headers().get("X-Account"));
        });
  }

  /** Origins that a careless comparison takes for the bank's own or for an allowed one. */
  private void lookAlikes() {
    lookAlike(
        "R03-prefix",
        "a site whose name begins like the bank's",
        "https://bank.example.evil.example");
    lookAlike("R04-suffix", "a site whose name ends like the bank's", "https://evilbank.example");
    lookAlike(
        "R04-suffix-of-partner",
        "a site whose name ends like the partner's",
        "https://evilapp.example");
    lookAlike("R05-dot", "a site with a letter for the dot", "https://bankxexample.evil.example");
    lookAlike(
        "R06-wildcard", "a site whose name goes on after the bank's", "https://bank.examples");
    lookAlike(
        "R07-odd-character",
        "a site with an odd character in its name",
        "https://bank.example_.evil.example");
    lookAlike("R08-http-self", "an http page under the bank's own name", "http://bank.example");
    lookAlike("R08-http-sibling", "an http page under the bank's site", "http://blog.bank.example");
    lookAlike("R08-http-partner", "an http page under the partner's name", "http://app.example");
    lookAlike("R09-other-port", "another service on the bank's host", "https://bank.example:9443");
    lookAlike(
        "R10-shared-suffix",
        "a neighbour of the partner's on a shared suffix",
        "https://other.github.io");
    lookAlike("R12-localhost", "a page of the developers' localhost", "http://localhost:3000");
  }

  private void loads() {
    both(
        "R20-script",
        "takes in a script with the account",
        (page, it) -> page.script(it),
        "/account.js");
    both(
        "R20-jsonp",
        "takes in the account as JSONP",
        (page, it) -> page.script(it),
        "/account?callback=steal");
    both(
        "R21-frame", "shows the statement in a frame", (page, it) -> page.iframe(it), "/statement");
    both(
        "R21-sandboxed-frame",
        "shows the statement in a sandboxed frame",
        (page, it) -> page.iframe(it, frame -> frame.sandbox("allow-forms allow-same-origin")),
        "/statement");
    both(
        "R21-object",
        "shows the statement in an object",
        (page, it) -> page.object(it),
        "/statement");
    both(
        "R21-embed", "shows the statement in an embed", (page, it) -> page.embed(it), "/statement");
    both(
        "R14-encoded-slash",
        "takes in the account by a path that looks public",
        (page, it) -> page.script(it),
        "/public/..%2faccount?callback=steal");
  }

  /** What tells only whether somebody is logged in. */
  private void leaks() {
    tells("R21-image", "sees by a picture's event", (page, it) -> page.image(it), "/badge.gif");
    tells(
        "R21-script-event",
        "sees by a script's event",
        (page, it) -> page.script(it),
        "/account.js");
    tells(
        "R21-frame-event",
        "sees by an object's event",
        (page, it) -> page.object(it),
        "/statement");
    all.add(
        new Attack(
            "R21-window",
            Aim.LOAD,
            "a foreign site opens the statement and keeps a hold of its window",
            scene -> {
              var trace = scene.evil().activate().open(Scene.OWN + "/statement");
              return trace.hasPage()
                  && trace.page().hasOpener()
                  && OwnScript.text(trace).contains(Bank.SECRET);
            }));
    all.add(
        new Attack(
            "R22-search",
            Aim.LOAD,
            "a foreign site has the bank search in the user's name, and takes the time",
            scene -> {
              scene.evil().image(Scene.OWN + "/search?q=a");
              return scene.changed();
            }));
    all.add(
        new Attack(
            "R22-search-without-referrer",
            Aim.LOAD,
            "a foreign site without a referrer has the bank search in the user's name",
            scene -> {
              scene.silent().image(Scene.OWN + "/search?q=a");
              return scene.changed();
            }));
    all.add(
        new Attack(
            "R22-search-from-sibling",
            Aim.LOAD,
            "a hacked subdomain has the bank search in the user's name, and takes the time",
            scene -> {
              scene.sibling().image(Scene.OWN + "/search?q=a");
              return scene.changed();
            }));
  }

  private void read(String id, String sentence, Function<Scene, Page> from) {
    all.add(
        new Attack(
            id,
            Aim.READ,
            sentence,
            scene -> Scene.learned(withCookies(from.apply(scene), ACCOUNT))));
  }

  private void learn(String id, String sentence, Predicate<Scene> play) {
    all.add(new Attack(id, Aim.READ, sentence, play));
  }

  private void lookAlike(String id, String who, String origin) {
    read(id, who + " reads the account", scene -> scene.at(origin));
  }

  private void both(String id, String what, BiFunction<Page, String, Trace> load, String path) {
    all.add(
        new Attack(
            id,
            Aim.LOAD,
            "a foreign site " + what,
            scene -> Scene.tookIn(load.apply(scene.evil(), Scene.OWN + path))));
    all.add(
        new Attack(
            id + "-without-referrer",
            Aim.LOAD,
            "a foreign site without a referrer " + what,
            scene -> Scene.tookIn(load.apply(scene.silent(), Scene.OWN + path))));
    all.add(
        new Attack(
            id + "-from-sibling",
            Aim.LOAD,
            "a hacked subdomain " + what,
            scene -> Scene.tookIn(load.apply(scene.sibling(), Scene.OWN + path))));
  }

  /** Succeeds where the event differs from that of a browser in which nobody is logged in. */
  private void tells(String id, String how, BiFunction<Page, String, Trace> load, String path) {
    all.add(
        new Attack(
            id,
            Aim.LOAD,
            "a foreign site " + how + " whether somebody is logged in",
            scene -> {
              var stranger = scene.attacker().page(Scene.EVIL + "/");
              var without = load.apply(stranger, Scene.OWN + path).seen();
              return !load.apply(scene.evil(), Scene.OWN + path).seen().equals(without);
            }));
  }

  static Trace withCookies(Page page, String url) {
    return page.fetch(url, init -> init.credentials(Credentials.INCLUDE));
  }
}
