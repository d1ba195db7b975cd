package dev.cordon.examples.bank;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who is logged in under which session id.
 *
 * <p>Wrong: any id that a client brings is taken for a session (W22, W20), and logging in keeps the
 * id it was given (W21, W22).
 */
final class Sessions {

  static final String COOKIE = "BANKSESSION";

  private static final int MOST = 10_000;

  private final Map<String, String> users = new LinkedHashMap<>();

  synchronized void reset() {
    users.clear();
  }

  static String newId() {
    return UUID.randomUUID().toString();
  }

  /** The user behind the id; empty if nobody is logged in there. */
  synchronized String user(String id) {
    return users.getOrDefault(id, "");
  }

  synchronized Set<String> users() {
    return users.values().stream().collect(Collectors.toUnmodifiableSet());
  }

  synchronized void logIn(String id, String user) {
    users.put(id, user);
    if (users.size() > MOST) {
      users.remove(users.keySet().iterator().next());
    }
  }

  synchronized void logOut(String id) {
    users.remove(id);
  }

  /** The same user under a new id, as after a bounce through single sign-on. */
  synchronized String move(String id) {
    String fresh = newId();
    String user = users.remove(id);
    if (user != null) {
      users.put(fresh, user);
    }
    return fresh;
  }
}
