package dev.cordon.browser;

import dev.cordon.browser.fetch.Block;
import dev.cordon.browser.fetch.ContentTypes;
import dev.cordon.browser.fetch.Credentials;
import dev.cordon.browser.fetch.Decoding;
import dev.cordon.browser.fetch.DocumentPolicies;
import dev.cordon.browser.fetch.FetchRequest;
import dev.cordon.browser.fetch.Fetched;
import dev.cordon.browser.fetch.Framing;
import dev.cordon.browser.fetch.Mode;
import dev.cordon.browser.fetch.RedirectMode;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import dev.cordon.web.Origin;
import dev.cordon.web.Url;
import org.jspecify.annotations.Nullable;

/** How workers start (HTML, fetch a classic worker script, fetch a module worker script graph). */
final class Workers {
  private static final Url DATA = Url.parse("data:text/javascript,");

  private Workers() {}

  static Trace start(Client owner, String url, WorkerSettings settings) {
    return start("Worker", owner, url, settings);
  }

  static Trace shared(Page owner, String url, WorkerSettings settings) {
    settings.kind = Destination.SHAREDWORKER;
    return start("SharedWorker", owner, url, settings);
  }

  /** Service Workers, register: over a secure connection, and never after a redirect. */
  static Trace service(Page owner, String url, WorkerSettings settings) {
    if (!owner.environment().secureContext()) {
      return Trace.thrown(
          "serviceWorker",
          owner,
          owner.resolve(url),
          new Refusal("SecurityError: The page is no secure context.", null));
    }
    settings.kind = Destination.SERVICEWORKER;
    return start("serviceWorker", owner, url, settings);
  }

  private static Trace start(String name, Client owner, String text, WorkerSettings settings) {
    var url = owner.resolve(text);
    if (!owner.runsScripts()) {
      return Sandboxing.withoutScripts(name, owner, url);
    }
    if (url == null) {
      return Trace.thrown(
          name, owner, null, new Refusal("SyntaxError: '" + text + "' is no URL.", null));
    }
    if (url.isHttp()
        && !Trace.sameOrigin(owner.origin(), url.origin())
        && owner.browser.profile().follows(Rule.WORKER_SAME_ORIGIN)
        && owner.browser.profile().follows(Rule.WORKER_AT_ONCE)) {
      return Trace.thrown(name, owner, url, foreign(owner, url));
    }
    var fetched = owner.browser.fetching().fetch(request(owner, url, settings));
    var answer = Elements.usable(fetched);
    var policies = answer == null ? DocumentPolicies.NONE : policies(owner, url, answer);
    var block = answer == null ? null : block(owner, url, answer, policies, fetched, settings);
    if (answer == null || !Elements.isOk(answer) || block != null) {
      return Trace.of(name, owner, url, fetched, new Seen.NotLoaded()).stoppedBy(block);
    }
    var worker = worker(owner, fetched.internalUrl().withoutFragment(), policies, settings);
    var seen = new Seen.Loaded(Decoding.isScript(answer), true);
    return Trace.of(name, owner, url, fetched, seen).making(worker);
  }

  private static Refusal foreign(Client owner, Url url) {
    return Refusal.by(
        Rule.WORKER_SAME_ORIGIN,
        "A worker of " + owner.origin() + " cannot come from " + url.origin() + ".",
        "Serve it from " + owner.origin() + ".");
  }

  private static FetchRequest request(Client owner, Url url, WorkerSettings settings) {
    var profile = owner.browser.profile();
    var request = new FetchRequest(owner.environment(), url);
    request.destination = settings.kind;
    request.mode = profile.follows(Rule.WORKER_SAME_ORIGIN) ? Mode.SAME_ORIGIN : Mode.NO_CORS;
    if (settings.module) {
      request.credentials = settings.credentials;
    }
    if (settings.kind == Destination.SERVICEWORKER) {
      request.headers = Headers.of("Service-Worker", "script");
      request.redirect = RedirectMode.ERROR;
    }
    return request;
  }

  /** HTML, create a policy container from a fetch response: of a data: URL its owner's. */
  private static DocumentPolicies policies(Client owner, Url url, Response answer) {
    if (!url.isHttp()) {
      return inherited(owner);
    }
    var profile = owner.browser.profile();
    var own = DocumentPolicies.of(answer.headers(), profile);
    return profile.follows(Rule.WORKER_INHERITS_REFERRER_POLICY)
        ? own.withReferrerPolicyOf(owner.environment())
        : own;
  }

  private static @Nullable Block block(
      Client owner,
      Url url,
      Response answer,
      DocumentPolicies policies,
      Fetched fetched,
      WorkerSettings settings) {
    if (!url.isHttp()) {
      return null;
    }
    var profile = owner.browser.profile();
    var last = Elements.last(fetched);
    var type =
        settings.module
            ? ContentTypes.workerModule(answer, last, profile)
            : ContentTypes.workerScript(answer, last, profile);
    if (type != null || settings.kind != Destination.WORKER) {
      return type;
    }
    return Framing.checkEmbedder(owner.environment(), policies.embedderPolicy(), last, profile);
  }

  private static Worker worker(
      Client owner, Url url, DocumentPolicies policies, WorkerSettings settings) {
    var data = url.scheme().equals("data");
    var opaque = data && owner.browser.profile().follows(Rule.OPAQUE_ORIGIN);
    var origin = opaque ? Origin.OPAQUE : owner.origin();
    var space =
        url.isHttp()
            ? owner.browser.network().addressSpace(url)
            : owner.environment().addressSpace();
    return new Worker(
        owner.browser,
        Environments.worker(owner.environment(), url, origin, policies, space),
        policies,
        settings.module);
  }

  static Worker ofBlob(Client owner) {
    var url = Url.parse("blob:" + owner.origin() + "/1b4e28ba-2fa1-41d2-883f-0016d3cca427");
    return worker(owner, url, inherited(owner), WorkerSettings.of(s -> {}));
  }

  static Worker ofData(Client owner) {
    return worker(owner, DATA, inherited(owner), WorkerSettings.of(s -> {}));
  }

  private static DocumentPolicies inherited(Client owner) {
    var policies = owner instanceof Page page ? page.parts.policies() : ((Worker) owner).policies;
    return policies.inheritedBy(DocumentPolicies.NONE);
  }

  /** HTML, fetch a classic worker-imported script. */
  static Trace importScripts(Worker worker, String text) {
    var url = worker.resolve(text);
    if (url == null) {
      return Trace.thrown(
          "importScripts",
          worker,
          null,
          new Refusal("SyntaxError: '" + text + "' is no URL.", null));
    }
    var request = new FetchRequest(worker.environment(), url);
    request.destination = Destination.SCRIPT;
    request.mode = Mode.NO_CORS;
    if (worker.browser.profile().follows(Rule.IMPORT_SCRIPTS_CREDENTIALS)) {
      request.credentials = Credentials.INCLUDE;
    }
    request.useUrlCredentials = true;
    var fetched = worker.browser.fetching().fetch(request);
    var answer = Elements.usable(fetched);
    var block =
        answer == null || !url.isHttp()
            ? null
            : ContentTypes.importedScript(answer, Elements.last(fetched), worker.browser.profile());
    var seen =
        answer != null && Elements.isOk(answer) && block == null
            ? new Seen.Loaded(Decoding.isScript(answer), fetched.type() != Fetched.Type.OPAQUE)
            : new Seen.NotLoaded();
    return Trace.of("importScripts", worker, url, fetched, seen).stoppedBy(block);
  }
}
