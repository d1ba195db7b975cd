package dev.cordon.conformance.model;

import dev.cordon.browser.Seen;
import dev.cordon.browser.Trace;
import dev.cordon.browser.fetch.Exchange;
import dev.cordon.browser.fetch.Fetched;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Rule;
import dev.cordon.conformance.rig.Action;
import dev.cordon.conformance.rig.ActionKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a page sees in the model, written as the rig's script writes what a real page sees. */
final class Outcomes {
  private static final Set<String> HIDDEN =
      Set.of("date", "connection", "keep-alive", "content-length", "server", "transfer-encoding");

  private Outcomes() {}

  static Map<String, Object> of(Trace trace, Action action) {
    var kind = action.kind();
    var result = new LinkedHashMap<String, Object>();
    if (kind == ActionKind.PING) {
      result.put("outcome", "queued");
      return result;
    }
    if (kind == ActionKind.LINK && Set.of("icon", "manifest").contains(rel(action))) {
      result.put("outcome", "nothing");
      return result;
    }
    if (kind.isLeaving()) {
      leaving(result, trace);
    } else {
      fill(result, trace, kind);
    }
    return result;
  }

  private static String rel(Action action) {
    return action.text("rel").orElse("");
  }

  private static void fill(Map<String, Object> result, Trace trace, ActionKind kind) {
    var seen = trace.seen();
    var scripts =
        kind == ActionKind.SCRIPT || kind == ActionKind.MODULE || kind == ActionKind.IMPORT_SCRIPTS;
    if (seen instanceof Seen.Readable readable) {
      readable(result, readable, kind);
    } else if (seen instanceof Seen.Opaque opaque) {
      opaque(result, trace, opaque);
    } else if (seen instanceof Seen.Failed) {
      result.put("outcome", kind == ActionKind.WEB_SOCKET ? "error" : "failed");
    } else if (seen instanceof Seen.Thrown) {
      result.put("outcome", kind == ActionKind.BEACON ? "refused" : "thrown");
    } else if (seen instanceof Seen.Loaded loaded) {
      result.put("outcome", "loaded");
      if (scripts) {
        result.put("ran", loaded.ran() && tells(trace));
      }
      if (kind == ActionKind.IFRAME) {
        result.put("readable", loaded.readable());
        if (trace.hasPage() && loaded.ran()) {
          result.put("landed", trace.page().url().withoutCredentials().toString());
        }
      }
    } else if (seen instanceof Seen.NotLoaded) {
      result.put("outcome", "error");
      if (kind == ActionKind.IFRAME) {
        result.put("readable", true); // The empty page that every frame begins with.
      }
      if (scripts) {
        result.put("ran", false);
      }
    } else {
      result.put("outcome", word(seen));
      if (kind == ActionKind.IFRAME) {
        // The empty page that every frame begins with stays, or an error page is in its place.
        result.put("readable", !trace.wasBlockedBy(Rule.COEP_FRAMES));
      }
    }
  }

  /** Whether a script says that it ran, as the rig's rows let it: {@code ran = true}. */
  private static boolean tells(Trace trace) {
    return trace.exchanges().stream()
        .map(Exchange::response)
        .anyMatch(response -> response != null && response.body().text().contains("ran = true"));
  }

  /** Only a document that runs scripts can tell where it landed. */
  private static void leaving(Map<String, Object> result, Trace trace) {
    if (!trace.hasPage() || !isHtml(trace)) {
      result.put("outcome", "nothing");
      return;
    }
    var page = trace.page();
    result.put("outcome", "landed");
    var url = trace.seen() instanceof Seen.Navigated navigated ? navigated.url() : page.url();
    result.put("url", url.toString());
    result.put("referrer", page.referrer());
    result.put("cookies", page.cookies());
    result.put("opener", page.hasOpener());
  }

  private static boolean isHtml(Trace trace) {
    var exchanges = trace.exchanges();
    var last = exchanges.isEmpty() ? null : exchanges.get(exchanges.size() - 1).response();
    var type = last == null ? null : last.headers().get("Content-Type");
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("text/html");
  }

  private static String word(Seen seen) {
    if (seen instanceof Seen.Opened) {
      return "open";
    }
    if (seen instanceof Seen.Refused) {
      return "error";
    }
    if (seen instanceof Seen.Sent) {
      return "queued";
    }
    return seen instanceof Seen.NotSent ? "refused" : "nothing";
  }

  private static void readable(
      Map<String, Object> result, Seen.Readable readable, ActionKind kind) {
    result.put("outcome", "readable");
    if (kind == ActionKind.FETCH) {
      result.put("type", readable.type().name().toLowerCase(Locale.ROOT));
      result.put("redirected", readable.redirected());
    }
    result.put("status", readable.status());
    result.put("url", readable.url().toString());
    result.put("headers", names(readable.headers()));
    result.put("body", readable.body().text());
  }

  private static void opaque(Map<String, Object> result, Trace trace, Seen.Opaque opaque) {
    var redirect = opaque.type() == Fetched.Type.OPAQUEREDIRECT;
    var target = trace.target();
    result.put("outcome", "readable");
    result.put("type", opaque.type().name().toLowerCase(Locale.ROOT));
    result.put("redirected", false);
    result.put("status", 0);
    result.put("url", redirect && target != null ? target.withoutFragment().toString() : "");
    result.put("headers", List.of());
    result.put("body", "");
  }

  private static List<String> names(Headers headers) {
    var names = new TreeSet<String>();
    headers.forEach((name, value) -> names.add(name.toLowerCase(Locale.ROOT)));
    names.removeAll(HIDDEN);
    return List.copyOf(names);
  }
}
