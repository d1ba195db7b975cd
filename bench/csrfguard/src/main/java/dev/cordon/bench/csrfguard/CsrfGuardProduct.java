package dev.cordon.bench.csrfguard;

import dev.cordon.bench.rivals.Answer;
import dev.cordon.bench.rivals.Bank;
import dev.cordon.bench.rivals.Cell;
import dev.cordon.bench.rivals.Contender;
import dev.cordon.bench.rivals.Product;
import dev.cordon.bench.rivals.Question;
import dev.cordon.bench.rivals.Sent;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.servlet.ServletException;
import org.owasp.csrfguard.CsrfGuard;
import org.owasp.csrfguard.CsrfGuardFilter;

/** CSRFGuard's filter with its own defaults, a token for each session, and a 403 as its action. */
public final class CsrfGuardProduct implements Product {

  @Override
  public String name() {
    return "CSRFGuard";
  }

  @Override
  public String parts() {
    return "CsrfGuardFilter, a token for each session, Ajax on";
  }

  @Override
  public boolean can(Cell cell) {
    return !cell.question().isSharing() && cell.question() != Question.OWN_WRITE;
  }

  @Override
  public Contender install(Cell cell) {
    CsrfGuard.load(properties());
    return new Filtered();
  }

  private static Properties properties() {
    var properties = new Properties();
    var prefix = "org.owasp.csrfguard.";
    properties.setProperty(prefix + "TokenName", Bank.TOKEN_HEADER);
    properties.setProperty(prefix + "Ajax", "true");
    properties.setProperty(prefix + "ProtectedMethods", "POST,PUT,DELETE,PATCH");
    properties.setProperty(prefix + "LogicalSessionExtractor", ContainerSessions.class.getName());
    properties.setProperty(prefix + "action.Error", "org.owasp.csrfguard.action.Error");
    properties.setProperty(prefix + "action.Error.Code", "403");
    properties.setProperty(prefix + "action.Error.Message", "Security violation.");
    return properties;
  }

  private static final class Filtered implements Contender {
    private final CsrfGuardFilter filter = new CsrfGuardFilter();
    private final Answer answer = new Answer();
    private final JavaxReply reply = new JavaxReply(answer);
    private final Map<Integer, JavaxSession> sessions = new HashMap<>();
    private JavaxCall[] requests = {};

    @Override
    public void load(List<Sent> sent) {
      requests =
          sent.stream()
              .map(
                  request ->
                      new JavaxCall(
                          // As its own script marks what it sends, and only then the header counts.
                          request.header("X-Requested-With", "XMLHttpRequest"),
                          sessions.computeIfAbsent(request.session(), JavaxSession::new)))
              .toArray(JavaxCall[]::new);
    }

    @Override
    public int ask(int turn) {
      answer.clear();
      var request = requests[turn];
      try {
        filter.doFilter(request, reply, (passed, response) -> handle((JavaxCall) passed));
      } catch (IOException | ServletException failed) {
        throw new IllegalStateException(failed);
      }
      return answer.status();
    }

    private void handle(JavaxCall request) {
      answer.reach();
      if (request.isPage()) {
        // As its tag library does.
        var guard = CsrfGuard.getInstance();
        var session = guard.getLogicalSessionExtractor().extract(request);
        answer.token(
            guard.getTokenService().getTokenValue(session.getKey(), request.getRequestURI()));
      }
    }

    @Override
    public Answer answer() {
      return answer;
    }
  }
}
