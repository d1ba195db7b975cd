package dev.cordon.spring.actuate;

import dev.cordon.guard.HttpVersion;
import dev.cordon.guard.RequestView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/**
 * A request that nobody sent, to be explained. Nothing of it is normalised or decoded: what a
 * parser would tidy up is what the first layer judges.
 *
 * @param lines the header lines, Host included
 */
record GivenRequest(String method, String scheme, String target, List<Line> lines)
    implements RequestView {
  /** An address for documentation (RFC 5737): no network trusts it. */
  private static final String SOMEBODY = "192.0.2.1";

  /** A header line. */
  record Line(String name, String value) {}

  /**
   * Reads what an operator gave.
   *
   * @param url absolute, {@code https://host/path}
   * @param headers lines {@code Name: value}, as a text or as a collection; null for none
   */
  static GivenRequest of(String method, String url, @Nullable Object headers) {
    int colon = url.indexOf("://");
    String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
    if (!scheme.matches("https?|wss?")) {
      throw bad("url: it is not absolute. Write https://host/path");
    }
    int start = colon + 3;
    int end = start;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String rest = url.substring(end);
    List<Line> given = lines(headers);
    List<Line> lines = new ArrayList<>();
    if (given.stream().noneMatch(line -> line.name().equalsIgnoreCase("Host"))) {
      lines.add(new Line("Host", url.substring(start, end)));
    }
    lines.addAll(given);
    return new GivenRequest(
        method,
        scheme.equals("https") || scheme.equals("wss") ? "https" : "http",
        rest.startsWith("/") ? rest : "/" + rest,
        List.copyOf(lines));
  }

  private static List<Line> lines(@Nullable Object headers) {
    List<Line> lines = new ArrayList<>();
    if (headers instanceof Collection<?> many) {
      many.forEach(each -> lines.add(line(String.valueOf(each))));
    } else if (headers != null) {
      headers
          .toString()
          .lines()
          .filter(line -> !line.isBlank())
          .map(GivenRequest::line)
          .forEach(lines::add);
    }
    return lines;
  }

  private static Line line(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw bad("headers: a line has no name. Write 'Name: value', each on a line of its own");
    }
    return new Line(text.substring(0, colon), text.substring(colon + 1).strip());
  }

  private static InvalidEndpointRequestException bad(String why) {
    return new InvalidEndpointRequestException(why, why);
  }

  @Override
  public HttpVersion version() {
    return HttpVersion.HTTP_1_1;
  }

  @Override
  public @Nullable String authority() {
    return null;
  }

  @Override
  public @Nullable String protocol() {
    return null;
  }

  @Override
  public String peer() {
    return SOMEBODY;
  }

  @Override
  public boolean hasClientCertificate() {
    return false;
  }

  @Override
  public void headers(BiConsumer<String, String> line) {
    lines.forEach(each -> line.accept(each.name(), each.value()));
  }
}
