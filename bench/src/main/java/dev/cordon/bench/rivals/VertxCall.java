package dev.cordon.bench.rivals;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.Session;
import io.vertx.ext.web.impl.RoutingContextDecorator;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request and its context as a router hands them to handlers. */
// As the decorator inherits it, and as a context hands out what it holds.
@SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
final class VertxCall extends RoutingContextDecorator {
  private final Head head;
  private final VertxReply reply;
  private final List<Handler<RoutingContext>> handlers;
  private final VertxSession session;
  private final boolean page;
  private final Map<String, Object> data = new HashMap<>();
  private int seen;
  private int next;

  VertxCall(
      Sent sent, VertxReply reply, List<Handler<RoutingContext>> handlers, VertxSession session) {
    super(Unsupported.of(Route.class), Unsupported.of(RoutingContextInternal.class));
    this.head = new Head(sent);
    this.reply = reply;
    this.handlers = List.copyOf(handlers);
    this.session = session;
    this.page = sent.target().equals(Bank.PAGE);
  }

  /** Begins the round of the handlers, as good as just arrived. */
  void arrive() {
    seen = 0;
    next = 0;
    data.clear();
    session.restore();
    next();
  }

  /** The last of the handlers: the application's. */
  static void reachApplication(RoutingContext context) {
    var call = (VertxCall) context;
    call.reply.reach();
    if (call.page) {
      call.reply.token(call.get(Bank.TOKEN_HEADER));
    }
  }

  @Override
  public void next() {
    var handler = handlers.get(next);
    next++;
    handler.handle(this);
  }

  @Override
  public void fail(int status) {
    reply.setStatusCode(status);
  }

  @Override
  public void fail(int status, Throwable why) {
    reply.setStatusCode(status);
  }

  @Override
  public HttpServerRequest request() {
    return head;
  }

  @Override
  public HttpServerResponse response() {
    return reply;
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public RoutingContext put(String key, Object value) {
    data.put(key, value);
    return this;
  }

  @Override
  public <T> @Nullable T get(String key) {
    return (T) data.get(key);
  }

  @Override
  public RoutingContextInternal visitHandler(int id) {
    seen |= id;
    return this;
  }

  @Override
  public boolean seenHandler(int id) {
    return (seen & id) != 0;
  }

  private static final class Head extends VertxHeadBase {
    private final HttpMethod method;
    private final MultiMap lines = HttpHeaders.headers();
    private final Map<String, Cookie> cookies = new HashMap<>();

    Head(Sent sent) {
      method = HttpMethod.valueOf(sent.method());
      sent.lines().forEach(line -> lines.add(line.name(), line.value()));
      var cookieLine = sent.first("Cookie");
      if (cookieLine != null) {
        for (var pair : cookieLine.split("; ", -1)) {
          var parts = pair.split("=", 2);
          cookies.put(parts[0], Cookie.cookie(parts[0], parts[1]));
        }
      }
    }

    @Override
    public HttpMethod method() {
      return method;
    }

    @Override
    public MultiMap headers() {
      return lines;
    }

    @Override
    public @Nullable String getHeader(String name) {
      return lines.get(name);
    }

    @Override
    public @Nullable String getHeader(CharSequence name) {
      return lines.get(name);
    }

    @Override
    public @Nullable Cookie getCookie(String name) {
      return cookies.get(name);
    }
  }
}
