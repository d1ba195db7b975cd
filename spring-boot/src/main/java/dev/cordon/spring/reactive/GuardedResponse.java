package dev.cordon.spring.reactive;

import dev.cordon.guard.Decision;
import dev.cordon.session.SealTooLargeException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The answer as the application writes it. What the application wants done before the commit is
 * kept here, so that the guard's edit comes last: a session writes its cookie there, and it must be
 * sealed.
 */
final class GuardedResponse extends ServerHttpResponseDecorator {
  private final List<Supplier<? extends Mono<Void>>> actions = new CopyOnWriteArrayList<>();

  GuardedResponse(ServerHttpResponse response) {
    super(response);
  }

  @Override
  public void beforeCommit(Supplier<? extends Mono<Void>> action) {
    actions.add(action);
  }

  /**
   * Has the answer edited when it is committed, whoever writes it: handlers, entry points, error
   * pages.
   */
  void editBy(Decision decision, ReactiveSession session) {
    getDelegate()
        .beforeCommit(
            () ->
                Flux.fromIterable(actions)
                    .concatMap(Supplier::get)
                    .then()
                    // A failure leads to an error page, and that one is committed without actions.
                    .onErrorResume(failure -> edit(decision, session).then(Mono.error(failure)))
                    .then(edit(decision, session)));
  }

  private Mono<Void> edit(Decision decision, ReactiveSession session) {
    return Mono.defer(
        () -> {
          try {
            decision.editResponse(new ResponseHeaders(getDelegate()));
          } catch (SealTooLargeException tooLarge) {
            // The error page must not carry it either, nor a token of a session that never began.
            getDelegate().getHeaders().remove(HttpHeaders.SET_COOKIE);
            decision.editResponse(new ResponseHeaders(getDelegate()));
            getDelegate().getHeaders().remove(HttpHeaders.SET_COOKIE);
            return Mono.error(tooLarge);
          }
          return session.save();
        });
  }
}
