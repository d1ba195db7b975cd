package dev.cordon.examples.bank;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From a request of the server to the action that answers it. */
final class FrontDoor {

  /** What a body has beyond this is read and dropped. */
  private static final int MOST_BYTES = 8 * 1024 * 1024;

  private final Bank bank;
  private final String tokenHeader;
  private final Routes routes;

  FrontDoor(Bank bank, Vertx vertx, String tokenHeader) {
    this.bank = bank;
    this.tokenHeader = tokenHeader;
    this.routes = new Routes();
    new Login(bank.sessions()).open(routes);
    new Money(bank.ledger()).open(routes);
    new Customers(bank.ledger(), bank.diary()).open(routes);
    new ScriptData(bank.ledger()).open(routes);
    new GraphQl(bank.ledger()).open(routes);
    new Pages(bank.ledger()).open(routes);
    new PagesWithHoles().open(routes);
    new Media().open(routes);
    new Events(bank.ledger(), vertx).open(routes);
    new Backdoors(bank).open(routes);
    new Redirects(bank.sessions()).open(routes);
    new Odds(bank.diary(), vertx).open(routes);
    NaiveDefence.open(routes, bank.ledger());
  }

  void receive(HttpServerRequest request) {
    Buffer body = Buffer.buffer();
    String type = request.getHeader("Content-Type");
    if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
      request.setExpectMultipart(true);
      request.uploadHandler(
          upload -> {
            request.formAttributes().add("file", upload.filename());
            upload.handler(chunk -> {});
          });
    } else {
      request.handler(
          chunk -> {
            if (body.length() + chunk.length() <= MOST_BYTES) {
              body.appendBuffer(chunk);
            }
          });
    }
    request.exceptionHandler(broken -> request.response().reset());
    request.endHandler(end -> serve(request, body));
  }

  private void serve(HttpServerRequest request, Buffer body) {
    if (CarelessCors.answers(request)) {
      return;
    }
    Target target = Target.of(request.path() == null ? "/" : request.path());
    Map<String, String> fields =
        CarelessBody.fields(request.params(false), request.formAttributes(), body);
    String wire = request.method().name();
    String method =
        MethodOverride.effective(wire, request.getHeader("X-HTTP-Method-Override"), fields);
    Call.Session session = session(request, target.session());
    String token = request.getHeader(tokenHeader);
    Call call =
        new Call(request, method, target.path(), session, fields, token == null ? "" : token);
    bank.diary()
        .visited(
            new Visit(
                wire,
                target.path(),
                call.header("Host"),
                session.user(),
                call.header("Sec-Fetch-Dest")));
    if (!target.session().isEmpty()) {
      call.giveSession(target.session());
    }
    routes.run(call);
  }

  private Call.Session session(HttpServerRequest request, String inPath) {
    String id = inPath.isEmpty() ? cookie(request.getHeader("Cookie"), Sessions.COOKIE) : inPath;
    return id == null
        ? new Call.Session(Sessions.newId(), "", true)
        : new Call.Session(id, bank.sessions().user(id), false);
  }

  /**
   * The first cookie of a name.
   *
   * <p>Wrong: of two it takes the first, which is the one with the longer path, wherever it came
   * from (W19); and it percent-decodes names, so that another name can pass for this one (W20).
   */
  static @Nullable String cookie(@Nullable String header, String name) {
    if (header != null) {
      for (String pair : header.split(";")) {
        int equals = pair.indexOf('=');
        if (equals > 0 && Target.decode(pair.substring(0, equals).strip()).equals(name)) {
          return pair.substring(equals + 1).strip();
        }
      }
    }
    return null;
  }
}
