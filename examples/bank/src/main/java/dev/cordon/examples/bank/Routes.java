package dev.cordon.examples.bank;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which action answers a method and a path; a last segment of {@code *} stands for any one segment.
 *
 * <p>Wrong: HEAD runs whatever GET runs, effects included (W09), and so does an OPTIONS that is no
 * preflight (W13).
 */
final class Routes {

  /** What answers a call. */
  interface Action {
    void run(Call call);
  }

  private final Map<String, Map<String, Action>> byPath = new HashMap<>();

  Routes on(String method, String path, Action action) {
    byPath.computeIfAbsent(path, p -> new HashMap<>()).put(method, action);
    return this;
  }

  /** An endpoint that answers 401 unless somebody is logged in. */
  Routes onLoggedIn(String method, String path, Action action) {
    return on(
        method,
        path,
        call -> {
          if (call.isLoggedIn()) {
            action.run(call);
          } else {
            call.refuse(401, "log in first");
          }
        });
  }

  /** A page that sends visitors to the login form unless somebody is logged in. */
  Routes onPage(String path, Action action) {
    return on(
        "GET",
        path,
        call -> {
          if (call.isLoggedIn()) {
            action.run(call);
          } else {
            call.redirect("/login");
          }
        });
  }

  void run(Call call) {
    Map<String, Action> methods = find(call.path());
    if (methods == null) {
      call.refuse(404, "no such page");
      return;
    }
    boolean likeGet = call.method().equals("HEAD") || call.method().equals("OPTIONS");
    Action action = methods.get(likeGet ? "GET" : call.method());
    if (action == null) {
      call.refuse(405, "not with this method");
      return;
    }
    action.run(call);
  }

  private @Nullable Map<String, Action> find(String path) {
    Map<String, Action> exact = byPath.get(path);
    return exact != null ? exact : byPath.get(path.substring(0, path.lastIndexOf('/') + 1) + "*");
  }
}
