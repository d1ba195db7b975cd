package dev.cordon.vertx.web;

import dev.cordon.guard.ApplicationSession;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.Session;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The session that a session handler of Vert.x Web found before the request was judged. */
final class WebSession implements ApplicationSession {
  private final RoutingContext rc;

  private WebSession(RoutingContext rc) {
    this.rc = rc;
  }

  /**
   * The session of a request whose session handler has run. A session handler that comes later
   * cannot vouch for the next request's token, since there too it comes later.
   */
  static ApplicationSession before(RoutingContext rc) {
    boolean found =
        ((RoutingContextInternal) rc).seenHandler(RoutingContextInternal.SESSION_HANDLER);
    return found ? new WebSession(rc) : ApplicationSession.NONE;
  }

  @Override
  public @Nullable String id() {
    Session session = rc.session();
    return session == null || session.isDestroyed() ? null : session.id();
  }

  @Override
  public @Nullable String get(String name) {
    return session().get(name);
  }

  @Override
  public void put(String name, String value) {
    session().put(name, value);
  }

  /** Only asked while there is one. */
  private Session session() {
    return Objects.requireNonNull(rc.session(), "the session");
  }
}
