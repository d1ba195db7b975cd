package dev.cordon.spring.reactive;

import dev.cordon.guard.ApplicationSession;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** The WebSession of a request, once somebody has fetched it; it is never begun here. */
final class ReactiveSession implements ApplicationSession {
  private volatile @Nullable WebSession session;
  private volatile boolean changed;

  /** Somebody fetched it, or the manager made a new one that may be begun. */
  void found(WebSession session) {
    this.session = session;
  }

  @Override
  public @Nullable String id() {
    WebSession now = session;
    return now != null && now.isStarted() && !now.isExpired() ? now.getId() : null;
  }

  @Override
  public @Nullable String get(String name) {
    WebSession now = session;
    return now != null && now.getAttribute(name) instanceof String value ? value : null;
  }

  @Override
  public void put(String name, String value) {
    WebSession now = session;
    if (now == null) {
      throw new IllegalStateException("there is no session to keep " + name + " in");
    }
    now.getAttributes().put(name, value);
    changed = true;
  }

  /** Saves what was put into it since the manager saved it, as where the answer began a session. */
  Mono<Void> save() {
    WebSession now = session;
    return changed && now != null ? now.save() : Mono.empty();
  }
}
