package dev.cordon.spring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An application that runs on a port of its own, called {@code https://bank.example}. */
public final class Running implements AutoCloseable {
  public static final String BANK = "https://bank.example";
  public static final String APP = "https://app.example";
  public static final String EVIL = "https://evil.example";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .build();
  private final ConfigurableApplicationContext context;

  private Running(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** The application with Cordon in it. */
  public static Running start(List<Class<?>> sources, String... properties) {
    return run(sources, Map.of("cordon.app.origins", BANK), properties);
  }

  /** The application as it is without Cordon. */
  public static Running plain(List<Class<?>> sources, String... properties) {
    return run(sources, Map.of("cordon.enabled", "false"), properties);
  }

  /** The application with these properties alone. */
  public static Running run(
      List<Class<?>> sources, Map<String, Object> defaults, String... properties) {
    Map<String, Object> all = new TreeMap<>(defaults);
    all.put("server.port", "0");
    all.put("server.address", "127.0.0.1");
    all.put("spring.main.banner-mode", "off");
    all.put("spring.security.user.name", "user");
    all.put("spring.security.user.password", "{noop}pass");
    all.put("logging.level.root", "off");
    List<String> arguments = new ArrayList<>();
    for (String property : properties) {
      arguments.add("--" + property);
    }
    SpringApplication application =
        new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
            .web(WebApplicationType.SERVLET)
            .properties(all)
            .build();
    return new Running(application.run(arguments.toArray(String[]::new)));
  }

  public ConfigurableApplicationContext context() {
    return context;
  }

  public int port() {
    return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  /** A request that a test still writes. */
  public Ask ask(String method, String path) {
    return new Ask(method, path);
  }

  @Override
  public void close() {
    context.close();
  }

  /** A request. */
  public final class Ask {
    private final String method;
    private final HttpRequest.Builder request;
    private String body = "";

    private Ask(String method, String path) {
      this.method = method;
      this.request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
              .timeout(PATIENCE)
              .setHeader("Host", "bank.example");
    }

    public Ask header(String name, String value) {
      request.setHeader(name, value);
      return this;
    }

    /** Sent by a script of another origin, as browsers do. */
    public Ask from(String origin) {
      return header("Origin", origin)
          .header("Sec-Fetch-Site", origin.equals(BANK) ? "same-origin" : "cross-site")
          .header("Sec-Fetch-Mode", "cors")
          .header("Sec-Fetch-Dest", "empty");
    }

    /** Sent by a page of the application, following a link or sending a form. */
    public Ask navigating() {
      return header("Sec-Fetch-Site", "same-origin")
          .header("Sec-Fetch-Mode", "navigate")
          .header("Sec-Fetch-Dest", "document");
    }

    /** The question of a browser before it sends a request. */
    public Ask preflight(String origin, String asked) {
      return header("Origin", origin)
          .header("Access-Control-Request-Method", asked)
          .header("Sec-Fetch-Mode", "cors");
    }

    public Ask cookie(String cookies) {
      return cookies.isEmpty() ? this : header("Cookie", cookies);
    }

    public Ask form(String body) {
      this.body = body;
      return header("Content-Type", "application/x-www-form-urlencoded");
    }

    public Ask body(String type, String body) {
      this.body = body;
      return header("Content-Type", type);
    }

    public Answer send() {
      HttpRequest built =
          request
              .method(
                  method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
              .build();
      try {
        return new Answer(client.send(built, BodyHandlers.ofString()));
      } catch (IOException e) {
        throw new AssertionError(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  /** An answer. */
  public record Answer(HttpResponse<String> response) {
    public int status() {
      return response.statusCode();
    }

    public String body() {
      return response.body();
    }

    /** The value of a header, or an empty text. */
    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** All lines of a header. */
    public List<String> lines(String name) {
      return response.headers().allValues(name);
    }

    /** The words of all Vary lines. */
    public List<String> vary() {
      return lines("Vary").stream()
          .flatMap(line -> List.of(line.split("\\s*,\\s*")).stream())
          .map(word -> word.toLowerCase(java.util.Locale.ROOT))
          .toList();
    }

    /** Who may read it, or an empty text. */
    public String readableBy() {
      return header("Access-Control-Allow-Origin");
    }

    /** The cookies it sets, as a request would carry them. */
    public String cookies() {
      List<String> pairs = new ArrayList<>();
      for (String line : lines("Set-Cookie")) {
        pairs.add(line.split(";", 2)[0]);
      }
      return String.join("; ", pairs);
    }
  }
}
