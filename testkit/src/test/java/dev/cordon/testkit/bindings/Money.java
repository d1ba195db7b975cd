package dev.cordon.testkit.bindings;

import dev.cordon.testkit.Application;
import dev.cordon.testkit.Login;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The books of a small bank, which each framework serves in its own way. */
final class Money {
  static final String ORIGIN = "https://bank.example";
  static final String ACCOUNT = "NL42-4711-0815";

  private final AtomicInteger transfers = new AtomicInteger();
  private final Map<String, String> sessions = new ConcurrentHashMap<>();

  int transfers() {
    return transfers.get();
  }

  void transfer() {
    transfers.incrementAndGet();
  }

  /** A session of the application's own making. */
  String open(String user) {
    var id = "session-" + sessions.size();
    sessions.put(id, user);
    return id;
  }

  boolean knows(String session) {
    return sessions.containsKey(session);
  }

  Application described(Application application) {
    return application
        .login(Login.form("/login").field("user", "alice").field("password", "wonderland"))
        .watching(this::transfers);
  }
}
