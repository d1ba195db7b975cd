package dev.cordon.bench;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.htmlunit.BrowserVersion;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebClient;
import org.htmlunit.WebConnection;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.WebResponseData;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.NameValuePair;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What {@link BrowserBench}'s PUT with its preflight costs in HtmlUnit, an {@code XMLHttpRequest}
 * that a script sends and waits for, its server in the same JVM too.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 10, time = 1, timeUnit = TimeUnit.SECONDS)
@Measurement(iterations = 25, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
@State(Scope.Thread)
public class HtmlUnitBench {
  /** So many for each time that a script is compiled and started, which is not to be measured. */
  private static final int AT_ONCE = 50;

  private static final String PAGE =
      "<html><head><script>function ask(times) { var read = 0; for (var i = 0; i < times; i++) {"
          + " var xhr = new XMLHttpRequest(); xhr.open('PUT', 'https://api.example/account',"
          + " false); xhr.send(); read += xhr.responseText.length; } return read;"
          + " }</script></head></html>";

  private static final String ACCOUNT = "<p>100";

  /** The servers of the page and of the account. */
  private static final class Server implements WebConnection {
    private long requests;

    @Override
    public WebResponse getResponse(WebRequest request) throws IOException {
      requests++;
      if (request.getHttpMethod() == HttpMethod.OPTIONS) {
        return answer(request, 204, "No Content", "");
      }
      return answer(
          request, 200, "OK", request.getUrl().getHost().equals("app.example") ? PAGE : ACCOUNT);
    }

    private static WebResponse answer(WebRequest request, int status, String phrase, String body) {
      var headers =
          List.of(
              new NameValuePair("Content-Type", "text/html"),
              new NameValuePair("Access-Control-Allow-Origin", "https://app.example"),
              new NameValuePair("Access-Control-Allow-Methods", "PUT"),
              new NameValuePair("Access-Control-Max-Age", "0"));
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      return new WebResponse(new WebResponseData(bytes, status, phrase, headers), request, 0);
    }

    @Override
    public void close() {}
  }

  private WebClient client;
  private HtmlPage page;

  /** Loads the page, and checks that its script is answered and that a preflight is sent. */
  @Setup
  public void setUp() throws IOException {
    var server = new Server();
    client = new WebClient(BrowserVersion.CHROME);
    client.setWebConnection(server);
    page = client.getPage(new URL("https://app.example/"));
    long before = server.requests;
    var read = ask();
    if (((Number) read).intValue() != AT_ONCE * ACCOUNT.length()
        || server.requests - before != 2 * AT_ONCE) {
      throw new IllegalStateException(
          (server.requests - before) + " requests, of which the script read " + read);
    }
  }

  @TearDown
  public void tearDown() {
    client.close();
  }

  /** From the script's constructor to the text. */
  @Benchmark
  @OperationsPerInvocation(AT_ONCE)
  public Object ask() {
    return page.executeJavaScript("ask(" + AT_ONCE + ")").getJavaScriptResult();
  }
}
