package dev.cordon.servlet;

import dev.cordon.guard.Decision;
import dev.cordon.guard.FormTokenQuestion;
import dev.cordon.guard.Judgement;
import dev.cordon.guard.LiveGuard;
import dev.cordon.policy.Policy;
import dev.cordon.session.SealTooLargeException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.UnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The filter that enforces a policy in front of a web application's servlets and its other filters.
 *
 * <p>It must come first, and take part in the dispatches {@code REQUEST}, {@code ASYNC} and {@code
 * ERROR}, with async supported. {@link CordonInitializer} registers it so, where the application
 * has a {@code /WEB-INF/cordon.yaml}; a program does it by hand:
 *
 * {@snippet :
 * LiveGuard guard = LiveGuard.of(Policy.builder().origins("https://bank.example").build());
 * ContainerSession.configure(context, guard.policy());
 * FilterRegistration.Dynamic cordon = context.addFilter("cordon", new CordonFilter(guard));
 * cordon.setAsyncSupported(true);
 * cordon.addMappingForUrlPatterns(
 *     EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR), false, "/*");
 * }
 *
 * In a {@code web.xml} it takes the init parameters {@code policy}, the place of the file, and
 * {@code uncaught}: {@code answer} or {@code rethrow}.
 */
public final class CordonFilter implements Filter {
  /** The request attribute with the {@link Decision} about a request that passed. */
  public static final String DECISION = "dev.cordon.decision";

  /** The request attribute with the {@link PageTokenSource} for templates. */
  public static final String TOKEN = "cordonCsrf";

  /** The context attribute with the {@link LiveGuard} of a filter that read its policy itself. */
  public static final String GUARD = "dev.cordon.guard";

  private static final System.Logger LOG = System.getLogger("dev.cordon.servlet");

  private final RefusalPage refusalPage;
  private Uncaught uncaught;
  private @Nullable LiveGuard guard;

  /** A filter for a {@code web.xml}: it reads its policy when it is initialised. */
  public CordonFilter() {
    this(null, Uncaught.ANSWER, decision -> null);
  }

  /** A filter that enforces the guard's policy. */
  public CordonFilter(LiveGuard guard) {
    this(guard, Uncaught.ANSWER, decision -> null);
  }

  private CordonFilter(@Nullable LiveGuard guard, Uncaught uncaught, RefusalPage refusalPage) {
    this.guard = guard;
    this.uncaught = uncaught;
    this.refusalPage = refusalPage;
  }

  public static Builder builder(LiveGuard guard) {
    return new Builder(guard);
  }

  /** What was decided of this request; null if it has not passed such a filter. */
  public static @Nullable Decision decision(ServletRequest request) {
    return request.getAttribute(DECISION) instanceof Decision decision ? decision : null;
  }

  /** Builds a filter that differs from the usual one. */
  public static final class Builder {
    private final LiveGuard guard;
    private Uncaught uncaught = Uncaught.ANSWER;
    private RefusalPage refusalPage = decision -> null;

    private Builder(LiveGuard guard) {
      this.guard = guard;
    }

    /** What becomes of an exception that nothing caught; by default it is answered. */
    public Builder uncaught(Uncaught uncaught) {
      this.uncaught = uncaught;
      return this;
    }

    /** The body of refusals; by default the decision's own. */
    public Builder refusalPage(RefusalPage refusalPage) {
      this.refusalPage = refusalPage;
      return this;
    }

    public CordonFilter build() {
      return new CordonFilter(guard, uncaught, refusalPage);
    }
  }

  @Override
  public void init(FilterConfig config) throws ServletException {
    ServletContext context = config.getServletContext();
    if (guard == null) {
      String location = config.getInitParameter("policy");
      uncaught = uncaught(config.getInitParameter("uncaught"));
      try {
        guard = PolicySource.guard(context, location == null ? PolicySource.STANDARD : location);
      } catch (IOException e) {
        throw new ServletException(e.getMessage(), e);
      }
      context.setAttribute(GUARD, guard);
    }
    Policy policy = guard.policy();
    ContainerSession.check(context, policy);
    List<String> differences = ContainerSession.differences(context, policy);
    if (!differences.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "[session-cookie] {0}: {1}. The container''s session cookie is less guarded than the"
              + " policy asks for, and a filter comes too late to change it. Write:"
              + " ContainerSession.configure(context, policy) while the application starts.",
          ContainerSession.cookieName(context),
          String.join(", ", differences));
    }
  }

  static Uncaught uncaught(@Nullable String text) throws ServletException {
    if (text == null || text.equals("answer")) {
      return Uncaught.ANSWER;
    }
    if (text.equals("rethrow")) {
      return Uncaught.RETHROW;
    }
    throw new ServletException(
        "[init-parameter] uncaught: it is neither answer nor rethrow. Which of the two was meant"
            + " would be a guess. Write: answer, or rethrow where pages are declared for types of"
            + " exceptions.");
  }

  @Override
  public void doFilter(ServletRequest given, ServletResponse answer, FilterChain chain)
      throws IOException, ServletException {
    if (!(given instanceof HttpServletRequest request)
        || !(answer instanceof HttpServletResponse response)) {
      throw new ServletException("Cordon judges HTTP requests, and this is none.");
    }
    Exchange exchange = Exchange.of(request);
    if (exchange != null) {
      again(exchange, request, response, chain);
    } else if (request.getDispatcherType() == DispatcherType.ERROR) {
      // The container refused the request before any filter saw it. Its error page shows nothing
      // that another site could not have, and the target of this dispatch is not the client's, so
      // that there is nothing to judge.
      chain.doFilter(request, response);
    } else {
      judge(request, response, chain);
    }
  }

  private void judge(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    LiveGuard judging = guard;
    if (judging == null) {
      throw new ServletException("The filter was not initialised.");
    }
    Judgement judgement = judging.judge(new ServletRequestView(request));
    while (judgement instanceof FormTokenQuestion question) {
      judgement = judging.settle(FormField.answer(request, question));
    }
    Decision decision = (Decision) judgement;
    request.setAttribute(DECISION, decision);
    if (!decision.passes()) {
      OwnAnswers.write(request, response, decision, refusalPage);
      return;
    }
    Exchange exchange = new Exchange(decision, judging.policy().csrf(), request);
    request.setAttribute(TOKEN, new PageTokenSource(exchange));
    pass(exchange, request, response, chain);
  }

  /**
   * A later dispatch of a request that passed: an error page, the end of an async one, a forward.
   */
  private void again(
      Exchange exchange,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    DispatcherType type = request.getDispatcherType();
    boolean begins = type == DispatcherType.ASYNC || type == DispatcherType.ERROR;
    if (!begins && exchange.within(response) != null) {
      chain.doFilter(request, response);
      return;
    }
    exchange.dispatched();
    pass(exchange, request, response, chain);
  }

  private void pass(
      Exchange exchange,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    EditedResponse inside = exchange.within(response);
    EditedResponse edited = inside == null ? exchange.edited(response) : inside;
    try {
      chain.doFilter(exchange.edited(request), inside == null ? edited : response);
      finish(exchange, edited);
    } catch (SealTooLargeException e) {
      if (exchange.isAsync() || response.isCommitted()) {
        throw e;
      }
      LOG.log(Level.ERROR, e.getMessage());
      OwnAnswers.writeSealTooLarge(request, response, exchange.decision());
    } catch (IOException | ServletException | RuntimeException | Error e) {
      if (exchange.isAsync() || response.isCommitted()) {
        throw e;
      }
      finish(exchange, edited);
      if (uncaught == Uncaught.RETHROW
          || e instanceof UnavailableException
          || request.getDispatcherType() == DispatcherType.ERROR) {
        throw e;
      }
      UncaughtException.answer(request, edited, e);
    }
  }

  /** A thread of the application's may have the answer by now, which was edited before it did. */
  private static void finish(Exchange exchange, EditedResponse edited) {
    if (!exchange.isAsync()) {
      edited.apply();
    }
  }
}
