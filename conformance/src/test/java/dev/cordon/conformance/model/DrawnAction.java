package dev.cordon.conformance.model;

import dev.cordon.conformance.rig.ActionKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** An action drawn for a row. */
final class DrawnAction {
  private static final ActionKind[] IN_A_WORKER = {
    ActionKind.FETCH,
    ActionKind.FETCH,
    ActionKind.XHR,
    ActionKind.EVENT_SOURCE,
    ActionKind.WEB_SOCKET,
    ActionKind.IMPORT_SCRIPTS
  };

  private static final ActionKind[] IN_A_PAGE = {
    ActionKind.FETCH,
    ActionKind.FETCH,
    ActionKind.FETCH,
    ActionKind.FETCH,
    ActionKind.FETCH,
    ActionKind.XHR,
    ActionKind.XHR,
    ActionKind.IMG,
    ActionKind.SCRIPT,
    ActionKind.MODULE,
    ActionKind.STYLE,
    ActionKind.IFRAME,
    ActionKind.FORM,
    ActionKind.FORM,
    ActionKind.NAVIGATE,
    ActionKind.CLICK,
    ActionKind.OPEN,
    ActionKind.EVENT_SOURCE,
    ActionKind.WEB_SOCKET,
    ActionKind.BEACON
  };

  private DrawnAction() {}

  static ActionKind kind(Draw draw, DrawnPage page) {
    return draw.of(page.worker() ? IN_A_WORKER : IN_A_PAGE);
  }

  static JsonObject by(Draw draw, ActionKind kind, String url) {
    var action = new JsonObject().put(kind.key(), url);
    switch (kind) {
      case FETCH -> action.put("init", fetch(draw));
      case XHR -> action.put("init", xhr(draw));
      case IMG, SCRIPT, MODULE, STYLE -> attributes(draw, action);
      case IFRAME -> frame(draw, action);
      case FORM -> form(draw, action);
      case CLICK -> link(draw, action);
      case OPEN -> {
        if (draw.oneIn(2)) {
          action.put("features", draw.of("noopener", "noreferrer"));
        }
      }
      case EVENT_SOURCE -> {
        if (draw.oneIn(2)) {
          action.put("withCredentials", true);
        }
      }
      case BEACON -> action.put("body", body(draw));
      default -> {
        // Takes an URL alone.
      }
    }
    return action;
  }

  private static JsonObject fetch(Draw draw) {
    var init = new JsonObject();
    var noCors = draw.oneIn(6);
    var method =
        noCors
            ? draw.of("GET", "POST", "HEAD")
            : draw.of("GET", "GET", "GET", "POST", "POST", "PUT", "DELETE", "PATCH", "HEAD");
    if (!method.equals("GET")) {
      init.put("method", method);
    }
    if (noCors) {
      init.put("mode", "no-cors");
    } else if (draw.oneIn(10)) {
      init.put("mode", "same-origin");
    }
    if (draw.oneIn(2)) {
      init.put("credentials", draw.of("include", "include", "omit"));
    }
    if (draw.oneIn(6)) {
      init.put("redirect", draw.of("manual", "error"));
    }
    if (draw.oneIn(5)) {
      init.put("referrerPolicy", DrawnPage.referrerPolicy(draw));
    }
    headers(draw, init);
    body(draw, method, init);
    return init;
  }

  private static JsonObject xhr(Draw draw) {
    var init = new JsonObject();
    var method = draw.of("GET", "GET", "POST", "POST", "PUT", "DELETE");
    init.put("method", method);
    headers(draw, init);
    body(draw, method, init);
    if (draw.oneIn(2)) {
      init.put("withCredentials", true);
    }
    if (draw.oneIn(5)) {
      init.put("upload", true);
    }
    return init;
  }

  private static void body(Draw draw, String method, JsonObject init) {
    var takesOne = method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
    if (takesOne && !draw.oneIn(4)) {
      var body = body(draw);
      var multipart = body instanceof JsonObject kind && kind.containsKey("multipart");
      // A boundary can be told from the body only where the Content-Type names it.
      init.put("body", multipart && init.containsKey("headers") ? "a=1" : body);
    }
  }

  private static void headers(Draw draw, JsonObject init) {
    var headers = new JsonArray();
    for (var i = draw.of(0, 0, 0, 1, 1, 2); i > 0; i--) {
      headers.add(
          draw.of(
              pair("X-A", "1"),
              pair("X-B", "2"),
              pair("Content-Type", "application/json"),
              pair("Content-Type", "text/plain"),
              pair("Content-Language", "en"),
              pair("Authorization", "Bearer t"),
              pair("Cookie", "forged=1")));
    }
    if (headers.size() == 2 && name(headers, 0).equals(name(headers, 1))) {
      headers.remove(1);
    }
    if (!headers.isEmpty()) {
      init.put("headers", headers);
    }
  }

  private static String name(JsonArray headers, int index) {
    return headers.getJsonArray(index).getString(0);
  }

  static JsonArray pair(String name, String value) {
    return new JsonArray().add(name).add(value);
  }

  private static Object body(Draw draw) {
    var fields = new JsonArray().add(pair("a", "1"));
    return switch (draw.below(6)) {
      case 0 -> new JsonObject().put("form", fields);
      case 1 -> new JsonObject().put("multipart", fields);
      case 2 -> new JsonObject().put("blob", "{}").put("type", "application/json");
      case 3 -> new JsonObject().put("blob", "b").put("type", "text/plain");
      default -> "a=1";
    };
  }

  private static void attributes(Draw draw, JsonObject action) {
    var attributes = new JsonObject();
    if (draw.oneIn(2)) {
      attributes.put("crossorigin", draw.of("anonymous", "use-credentials"));
    }
    if (draw.oneIn(3)) {
      attributes.put("referrerpolicy", DrawnPage.referrerPolicy(draw));
    }
    put(action, attributes);
  }

  private static void frame(Draw draw, JsonObject action) {
    var attributes = new JsonObject();
    if (draw.oneIn(3)) {
      attributes.put("referrerpolicy", DrawnPage.referrerPolicy(draw));
    }
    if (draw.oneIn(4)) {
      attributes.put("sandbox", draw.of("allow-scripts", "allow-scripts allow-same-origin"));
    }
    put(action, attributes);
  }

  private static void form(Draw draw, JsonObject action) {
    action.put("method", draw.of("GET", "POST", "POST"));
    action.put(
        "enctype",
        draw.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain"));
    action.put(
        "fields", new JsonArray().add(pair("a", "1")).add(pair("b", draw.of("2", "=&", ""))));
    if (draw.oneIn(4)) {
      action.put("target", "_blank");
    }
    if (draw.oneIn(4)) {
      action.put("rel", draw.of("noopener", "noreferrer"));
    }
  }

  private static void link(Draw draw, JsonObject action) {
    var attributes = new JsonObject();
    if (draw.oneIn(2)) {
      attributes.put("referrerpolicy", DrawnPage.referrerPolicy(draw));
    }
    if (draw.oneIn(3)) {
      attributes.put("rel", draw.of("noopener", "noreferrer"));
    }
    if (draw.oneIn(4)) {
      attributes.put("target", "_blank");
    }
    put(action, attributes);
  }

  private static void put(JsonObject action, JsonObject attributes) {
    if (!attributes.isEmpty()) {
      action.put("attrs", attributes);
    }
  }
}
