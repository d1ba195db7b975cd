package dev.cordon.cli.chromium;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection that speaks the DevTools protocol with flattened sessions: commands have ids and
 * answers, events have a session. The session {@code ""} is the browser itself.
 */
final class Cdp implements AutoCloseable {
  private final Duration callTimeout;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonObject>> open = new ConcurrentHashMap<>();
  private final Map<String, Consumer<Event>> listeners = new ConcurrentHashMap<>();
  private final Object sending = new Object();
  private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
  private @Nullable WebSocket socket;

  /** One event: its name, for example {@code Page.loadEventFired}, and its parameters. */
  record Event(String method, JsonObject params) {}

  private Cdp(Duration callTimeout) {
    this.callTimeout = callTimeout;
  }

  static Cdp connect(URI devTools, Duration callTimeout) {
    var cdp = new Cdp(callTimeout);
    var opening =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .connectTimeout(callTimeout)
            .buildAsync(devTools, cdp.new Incoming());
    cdp.socket = await(opening, "the connection to DevTools", callTimeout);
    return cdp;
  }

  JsonObject call(String method, JsonObject params) {
    return call("", method, params);
  }

  JsonObject call(String session, String method, JsonObject params) {
    return call(session, method, params, callTimeout);
  }

  JsonObject call(String session, String method, JsonObject params, Duration atMost) {
    return await(send(session, method, params), method, atMost);
  }

  /** Sends a command without waiting: for listeners, which must never block. */
  CompletableFuture<JsonObject> send(String session, String method, JsonObject params) {
    int id = ids.incrementAndGet();
    var message = new JsonObject().put("id", id).put("method", method).put("params", params);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    var answer = new CompletableFuture<JsonObject>();
    open.put(id, answer);
    write(message.encode(), answer);
    return answer;
  }

  // The JDK's WebSocket refuses a second text while the first is on its way: hence the chain.
  private void write(String text, CompletableFuture<JsonObject> answer) {
    var to = socket;
    if (to == null) {
      answer.completeExceptionally(new ChromiumException("DevTools are not connected"));
      return;
    }
    synchronized (sending) {
      sent = sent.exceptionally(ignored -> null).thenCompose(before -> to.sendText(text, true));
      sent.exceptionally(
          failure -> {
            answer.completeExceptionally(failure);
            return null;
          });
    }
  }

  /** Hears every event of a session; called on the connection's thread, must not block. */
  void listen(String session, Consumer<Event> listener) {
    listeners.put(session, listener);
  }

  void forget(String session) {
    listeners.remove(session);
  }

  @Override
  public void close() {
    var it = socket;
    if (it != null) {
      it.abort();
    }
    fail(new ChromiumException("DevTools were closed"));
  }

  static <T> T await(CompletableFuture<T> future, String what, Duration atMost) {
    try {
      return future.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new ChromiumException(what + " took longer than " + atMost.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new ChromiumException(what + ": " + cause.getMessage(), cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChromiumException(what + " was interrupted", e);
    }
  }

  private void receive(JsonObject message) {
    var id = message.getInteger("id");
    if (id == null) {
      var listener = listeners.get(message.getString("sessionId", ""));
      if (listener != null) {
        listener.accept(
            new Event(
                message.getString("method", ""),
                message.getJsonObject("params", new JsonObject())));
      }
      return;
    }
    var answer = open.remove(id);
    if (answer == null) {
      return;
    }
    var error = message.getJsonObject("error");
    if (error != null) {
      answer.completeExceptionally(new ChromiumException(error.getString("message", "refused")));
    } else {
      answer.complete(message.getJsonObject("result", new JsonObject()));
    }
  }

  private void fail(ChromiumException why) {
    open.values().forEach(answer -> answer.completeExceptionally(why));
    open.clear();
  }

  private final class Incoming implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        var message = text.toString();
        text.setLength(0);
        receive(new JsonObject(message));
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      fail(new ChromiumException("Chromium closed the connection"));
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      fail(new ChromiumException("The connection to Chromium broke: " + error.getMessage(), error));
    }
  }
}
