package dev.cordon.proof.move;

import dev.cordon.browser.Seen;
import dev.cordon.browser.Trace;
import dev.cordon.browser.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a server can hold against a request, and what comes of it, cut into parts of two.
 *
 * <p>A request says <em>who</em> sends it (Origin, Sec-Fetch-Site, Sec-Fetch-User, cookies),
 * <em>how</em> (Sec-Fetch-Mode and -Dest) and <em>what</em> it wants (a method, a header, a body of
 * a type, a query). Every two of these make a part, and so does every referrer, and who and how
 * together with what the page gets.
 */
final class Part {
  private static final Set<String> CREDENTIALS = Set.of("cookie", "sec-fetch-storage-access");
  private static final Set<String> WHO = Set.of("origin", "sec-fetch-site", "sec-fetch-user");
  private static final Set<String> HOW = Set.of("sec-fetch-dest", "sec-purpose", "purpose");

  /** What browsers draw by lot, or say for all. */
  private static final Set<String> DRAWN =
      Set.of("sec-websocket-key", "upgrade-insecure-requests", "ping-from", "ping-to");

  private Part() {}

  static void of(String browser, String stranger, Panel.Wire wire, Trace trace, Set<String> into) {
    if (wire.asked.isEmpty() && !trace.canRead()) {
      return;
    }
    var all = new StringBuilder("gets " + browser + ' ' + stranger + ' ' + wire.server());
    for (var request : wire.asked) {
      var who = who(request);
      all.append('\n')
          .append(Panel.isPreflight(request) ? "preflight " : "")
          .append(who)
          .append(credentials(request))
          .append(mode(request));
      into.add("dest " + browser + request.header("Sec-Fetch-Site") + mode(request) + how(request));
      into.add("referrer " + browser + ' ' + stranger + ' ' + request.header("Referer"));
      var own = stranger.startsWith(request.url().origin().toString());
      for (var what : what(request)) {
        if (what.startsWith("method") || what.startsWith("asks") && !own) {
          into.add("who " + browser + ' ' + stranger + who + credentials(request) + ' ' + what);
        }
        into.add("mode" + mode(request).replace("same-origin", "cors") + ' ' + what);
      }
    }
    into.add(all.append('\n').append(outcome(trace)).toString());
  }

  private static String outcome(Trace trace) {
    if (trace.canRead()) {
      return "reads";
    }
    return trace.seen() instanceof Seen.Loaded || trace.hasPage() ? "embeds" : "gets nothing";
  }

  static String whole(Request request) {
    return who(request)
        + credentials(request)
        + mode(request)
        + how(request)
        + what(request)
        + request.header("Referer");
  }

  private static String who(Request request) {
    return picked(request, WHO);
  }

  private static String credentials(Request request) {
    return picked(request, CREDENTIALS);
  }

  private static String mode(Request request) {
    return " mode " + request.header("Sec-Fetch-Mode");
  }

  private static String how(Request request) {
    return picked(request, HOW);
  }

  private static String picked(Request request, Set<String> names) {
    var lines = new TreeSet<String>();
    request
        .headers()
        .forEach(
            (name, value) -> {
              if (names.contains(name.toLowerCase(Locale.ROOT))) {
                lines.add(name.toLowerCase(Locale.ROOT) + ": " + value);
              }
            });
    return lines.toString();
  }

  private static List<String> what(Request request) {
    var all = new ArrayList<String>();
    if (Panel.isPreflight(request)) {
      all.add("asks for " + request.header("Access-Control-Request-Method"));
      var names = request.header("Access-Control-Request-Headers");
      if (names != null) {
        for (var name : names.split(",", -1)) {
          all.add("asks for " + name.strip());
        }
      }
      return all;
    }
    all.add("method " + request.method());
    all.add("query " + request.url().query());
    var type = request.header("Content-Type");
    var body = request.body();
    all.add(
        "type "
            + (type == null ? "none" : type.replaceAll("boundary=-.*", "boundary"))
            + (body == null
                ? ""
                : ' ' + body.text().replaceAll("--+[A-Za-z0-9]+(--)?\r\n", "boundary ")));
    request
        .headers()
        .forEach(
            (name, value) -> {
              var lower = name.toLowerCase(Locale.ROOT);
              if (!DRAWN.contains(lower)
                  && !WHO.contains(lower)
                  && !HOW.contains(lower)
                  && !CREDENTIALS.contains(lower)
                  && !Set.of("content-type", "referer", "sec-fetch-mode").contains(lower)) {
                all.add(lower + ": " + value);
              }
            });
    return all;
  }
}
