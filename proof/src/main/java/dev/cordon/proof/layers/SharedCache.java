package dev.cordon.proof.layers;

import dev.cordon.browser.http.Network;
import dev.cordon.browser.http.NetworkFailure;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A cache that everybody shares, before the bank and its layers (RFC 9111): it keeps what says
 * {@code public}, and tells requests apart by URL and by what {@code Vary} names (R16, R17, W27).
 */
final class SharedCache implements Network {
  private final Network origin;
  private final List<Stored> stored = new ArrayList<>();

  private record Stored(Request request, Response answer) {}

  SharedCache(Network origin) {
    this.origin = origin;
  }

  @Override
  public Response send(Request request) throws NetworkFailure {
    if (!request.method().equals("GET")) {
      return origin.send(request);
    }
    for (var each : stored) {
      if (each.request.url().equals(request.url()) && isSame(each, request)) {
        return each.answer;
      }
    }
    var answer = origin.send(request);
    if (mayBeKept(answer)) {
      stored.add(new Stored(request, answer));
    }
    return answer;
  }

  /** RFC 9111, section 3. */
  private static boolean mayBeKept(Response answer) {
    var control = lower(answer.headers().get("Cache-Control"));
    return answer.status() == 200
        && control.contains("public")
        && !control.contains("no-store")
        && !control.contains("private");
  }

  /** RFC 9111, section 4.1. */
  private static boolean isSame(Stored stored, Request request) {
    for (var line : stored.answer.headers().all("Vary")) {
      for (var name : line.split(",")) {
        var header = name.strip();
        var differs = !Objects.equals(stored.request.header(header), request.header(header));
        if (header.equals("*") || differs) {
          return false;
        }
      }
    }
    return true;
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
