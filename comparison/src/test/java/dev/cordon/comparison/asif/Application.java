package dev.cordon.comparison.asif;

import java.util.concurrent.atomic.AtomicReference;

/** The application behind a product: it answers everything with 200, and remembers what it saw. */
final class Application {
  /** Logs the visitor in whom the query names. */
  static final String LOGIN = "/make-session";

  static final String TEXT = "secret";

  private final AtomicReference<Seen> last = new AtomicReference<>();

  /** What came: the method and whose session it was. */
  record Seen(String method, Visitor visitor) {}

  void saw(String method, Visitor visitor) {
    last.set(new Seen(method, visitor));
  }

  /** What came since this was asked last; null for nothing. */
  Seen take() {
    return last.getAndSet(null);
  }
}
