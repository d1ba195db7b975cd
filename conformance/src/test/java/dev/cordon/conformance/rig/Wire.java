package dev.cordon.conformance.rig;

import dev.cordon.rig.RawRequest;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Which of a request's headers count in a row, and how they are written down. */
public final class Wire {
  private static final int MOST_OF_A_BODY = 1024;
  private static final Pattern BOUNDARY = Pattern.compile("boundary=([^;,\\s]+)");
  private static final Set<ActionKind> ACCEPT_COUNTS =
      Set.of(ActionKind.FETCH, ActionKind.XHR, ActionKind.EVENT_SOURCE);
  private static final Set<String> ALWAYS =
      Set.of(
          "authorization",
          "content-language",
          "content-type",
          "cookie",
          "last-event-id",
          "origin",
          "range",
          "referer",
          "sec-fetch-dest",
          "sec-fetch-mode",
          "sec-fetch-site",
          "sec-fetch-user",
          "sec-fetch-storage-access",
          "sec-purpose",
          "upgrade",
          "upgrade-insecure-requests");

  /** Headers that every browser sets as it likes, so that a row that names them learns nothing. */
  private static final Set<String> NEVER =
      Set.of(
          "accept-charset",
          "accept-encoding",
          "connection",
          "content-length",
          "host",
          "keep-alive",
          "priority",
          "proxy-connection",
          "te",
          "user-agent");

  private final Set<String> named = new HashSet<>();

  public Wire(Scenario scenario) {
    if (scenario.actions().stream().allMatch(action -> ACCEPT_COUNTS.contains(action.kind()))) {
      named.add("accept");
    }
    for (Action action : scenario.actions()) {
      action.init().ifPresent(this::count);
    }
    named.removeAll(NEVER);
  }

  private void count(Init init) {
    init.headers().forEach(pair -> named.add(pair.name().toLowerCase(Locale.ROOT)));
    if (init.text("cache").isPresent()) {
      named.addAll(Set.of("cache-control", "pragma"));
    }
  }

  /** The request as it is recorded, its hosts turned back. */
  Observation.Seen seen(RawRequest request, Hosts hosts) {
    return seen(
        request.method(),
        request.url(),
        request.joinedHeaders(),
        request.bodyText(),
        hosts::turnBack);
  }

  /**
   * A request as it is recorded.
   *
   * @param joined all its headers, as {@link RawRequest#joined} makes them
   * @param body empty if there is none
   * @param turnBack what undoes the fresh hosts of a row
   */
  public Observation.Seen seen(
      String method,
      String url,
      Map<String, String> joined,
      String body,
      UnaryOperator<String> turnBack) {
    var headers = new TreeMap<String, String>();
    joined.forEach(
        (name, value) -> {
          if (counts(name) && !isPreflightsOwn(method, name)) {
            headers.put(name, turnBack.apply(value));
          }
        });
    if (headers.containsKey("access-control-request-method")) {
      headers.remove("accept-language"); // A preflight has the user's own, whatever the page sets.
    }
    String recorded = body(body, headers);
    return new Observation.Seen(method, turnBack.apply(url), headers, turnBack.apply(recorded));
  }

  /** The languages of the browser are not the row's. */
  private static boolean isPreflightsOwn(String method, String name) {
    return method.equals("OPTIONS") && name.equals("accept-language");
  }

  private boolean counts(String name) {
    return ALWAYS.contains(name)
        || named.contains(name)
        || name.startsWith("access-control-request-")
        || name.startsWith("x-");
  }

  private static String body(String body, Map<String, String> headers) {
    String text = body;
    String type = headers.getOrDefault("content-type", "");
    var boundary = BOUNDARY.matcher(type);
    if (type.startsWith("multipart/form-data")
        && boundary.find()
        && body.contains(boundary.group(1))) {
      headers.put("content-type", type.replace(boundary.group(1), "BOUNDARY"));
      text = body.replace(boundary.group(1), "BOUNDARY");
    }
    return text.length() > MOST_OF_A_BODY ? text.substring(0, MOST_OF_A_BODY) : text;
  }
}
