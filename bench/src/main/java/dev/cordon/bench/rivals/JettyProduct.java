package dev.cordon.bench.rivals;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.util.Callback;

/** Jetty's handler for CORS; it brings none along for CSRF. */
final class JettyProduct implements Product {

  @Override
  public String name() {
    return "Jetty";
  }

  @Override
  public String parts() {
    return "CrossOriginHandler, with core requests and responses";
  }

  @Override
  public boolean can(Cell cell) {
    return cell.question().isSharing();
  }

  @Override
  public Contender install(Cell cell) {
    return new Handled(cell);
  }

  static CrossOriginHandler cors(List<String> origins, List<String> domains) {
    var patterns = new HashSet<String>();
    origins.forEach(origin -> patterns.add(origin.replace(".", "\\.")));
    domains.forEach(domain -> patterns.add(subdomains(domain)));
    var cors = new CrossOriginHandler();
    cors.setAllowedOriginPatterns(patterns);
    cors.setAllowedMethods(Set.copyOf(Bank.METHODS));
    cors.setAllowedHeaders(Set.copyOf(Bank.REQUEST_HEADERS));
    cors.setAllowCredentials(true);
    cors.setPreflightMaxAge(Duration.ofSeconds(Bank.MAX_AGE_SECONDS));
    cors.setServer(new Server());
    return cors;
  }

  static void start(CrossOriginHandler cors) {
    try {
      cors.start();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** The expression for every subdomain of a domain. */
  static String subdomains(String domain) {
    return "https://([a-z0-9-]+\\.)+" + domain.replace(".", "\\.");
  }

  private static final class Handled implements Contender {
    private final Handler cors;
    private final Answer answer = new Answer();
    private final HttpFields.Mutable fields = HttpFields.build();
    private final Callback done = Callback.NOOP;
    private Call[] requests = {};
    private Reply[] replies = {};
    private int status;
    private boolean reached;

    Handled(Cell cell) {
      var handler = cors(cell.size().origins(), cell.size().domains());
      handler.setHandler(new Application());
      start(handler);
      cors = handler;
    }

    @Override
    public void load(List<Sent> sent) {
      requests = sent.stream().map(Call::new).toArray(Call[]::new);
      replies = new Reply[requests.length];
      for (int i = 0; i < replies.length; i++) {
        replies[i] = new Reply(requests[i]);
      }
    }

    @Override
    public int ask(int turn) {
      fields.clear();
      status = 200;
      reached = false;
      try {
        cors.handle(requests[turn], replies[turn], done);
      } catch (Exception failed) {
        throw new IllegalStateException(failed);
      }
      return status;
    }

    @Override
    public Answer answer() {
      answer.clear();
      if (reached) {
        answer.reach();
      }
      answer.status(status);
      fields.forEach(field -> answer.add(field.getName(), field.getValue()));
      return answer;
    }

    private final class Application extends Handler.Abstract.NonBlocking {
      @Override
      public boolean handle(Request request, Response response, Callback callback) {
        reached = true;
        response.setStatus(200);
        callback.succeeded();
        return true;
      }
    }

    private final class Reply extends Response.Wrapper {
      Reply(Request request) {
        super(request, Unsupported.of(Response.class));
      }

      @Override
      public int getStatus() {
        return status;
      }

      @Override
      public void setStatus(int code) {
        status = code;
      }

      @Override
      public HttpFields.Mutable getHeaders() {
        return fields;
      }
    }
  }

  private static final class Call extends Request.Wrapper {
    private final String method;
    private final HttpFields fields;

    Call(Sent sent) {
      super(Unsupported.of(Request.class));
      method = sent.method();
      var lines = HttpFields.build();
      sent.lines().forEach(line -> lines.add(line.name(), line.value()));
      fields = lines.asImmutable();
    }

    @Override
    public String getMethod() {
      return method;
    }

    @Override
    public HttpFields getHeaders() {
      return fields;
    }
  }
}
