package dev.cordon.bench;

import dev.cordon.browser.Browser;
import dev.cordon.browser.FetchInit;
import dev.cordon.browser.Page;
import dev.cordon.browser.Trace;
import dev.cordon.browser.fetch.Credentials;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.web.Url;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a move of a page costs in the browser model, its server a handler in the same JVM. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 10, time = 1, timeUnit = TimeUnit.SECONDS)
@Measurement(iterations = 25, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
@State(Scope.Thread)
public class BrowserBench {
  private static final Url TARGET = Url.parse("https://api.example/account");
  private static final FetchInit PUT = FetchInit.of(init -> init.method("PUT"));
  private static final FetchInit PUT_WITH_COOKIE =
      FetchInit.of(init -> init.method("PUT").credentials(Credentials.INCLUDE));

  private static final Response LOGGED_IN =
      Response.ok("text/html", "<p>Welcome")
          .with("Set-Cookie", "sid=1; Secure; HttpOnly; SameSite=None");
  private static final Response GRANT =
      Response.of(
          204,
          "Access-Control-Allow-Origin",
          "https://app.example",
          "Access-Control-Allow-Credentials",
          "true",
          "Access-Control-Allow-Methods",
          "PUT",
          "Access-Control-Max-Age",
          "0");
  private static final Response ACCOUNT =
      Response.ok("text/html", "<p>100")
          .with("Access-Control-Allow-Origin", "https://app.example")
          .with("Access-Control-Allow-Credentials", "true");

  /** What the page of another site does. */
  public enum Move {
    /** A PUT, which asks first each time, since nothing is remembered. */
    PREFLIGHT(2) {
      @Override
      Trace make(Page page) {
        return page.fetch(TARGET, PUT);
      }
    },
    /** The same with the user's cookie. */
    PREFLIGHT_AND_COOKIE(2) {
      @Override
      Trace make(Page page) {
        return page.fetch(TARGET, PUT_WITH_COOKIE);
      }
    },
    /** A GET, which is sent at once. */
    SIMPLE_GET(1) {
      @Override
      Trace make(Page page) {
        return page.fetch(TARGET, FetchInit.DEFAULT);
      }
    },
    /** A form that posts, and the page that comes of it. */
    FORM(1) {
      @Override
      Trace make(Page page) {
        return page.form(
            "https://api.example/account", form -> form.method("post").field("amount", "1"));
      }
    };

    private final int exchanges;

    Move(int exchanges) {
      this.exchanges = exchanges;
    }

    abstract Trace make(Page page);
  }

  @Param public Move move;

  private Page page;

  /** Logs the user in, and checks that the move puts on the wire what is to be measured. */
  @Setup
  public void setUp() {
    var browser = Browser.chromium().on(BrowserBench::answer);
    browser.visit("https://api.example/login");
    page = browser.page("https://app.example/");
    for (int i = 0; i < 2; i++) {
      var trace = move.make(page);
      if (trace.exchanges().size() != move.exchanges || trace.block() != null) {
        throw new IllegalStateException(move + " led to " + trace);
      }
    }
  }

  private static Response answer(Request request) {
    if (request.method().equals("OPTIONS")) {
      return GRANT;
    }
    return request.url().path().equals("/login") ? LOGGED_IN : ACCOUNT;
  }

  /** From the script's call to what it sees. */
  @Benchmark
  public Trace trace() {
    return move.make(page);
  }
}
