package dev.cordon.cli.explain;

import dev.cordon.guard.HttpVersion;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads one request from one line of JSON.
 *
 * <pre>
 * {"id": 1, "method": "POST", "url": "https://bank.example/pay",
 *  "headers": [["Origin", "https://evil.example"]], "peer": "192.0.2.7",
 *  "time": "2026-01-01T00:00:00Z", "protocol": "HTTP/2", "body": "a=1", "target": "/pay"}
 * </pre>
 *
 * Only {@code method} and {@code url} must be there.
 */
public final class RequestJson {
  private static final Set<String> KEYS =
      Set.of("id", "method", "url", "target", "headers", "peer", "time", "protocol", "body");

  private final Instant now;

  /** {@code now} is the time of requests that do not say when they arrive. */
  public RequestJson(Instant now) {
    this.now = now;
  }

  /**
   * Reads a line.
   *
   * @throws BadRequestException when it is no such object
   */
  public GivenRequest read(String line) {
    var json = object(line);
    var unknown = new TreeSet<>(json.fieldNames());
    unknown.removeAll(KEYS);
    if (!unknown.isEmpty()) {
      throw new BadRequestException(
          Quoted.text(unknown.first())
              + " is no key of a request. Known are "
              + String.join(", ", new TreeSet<>(KEYS)));
    }
    var url = RequestUrl.parse(required(json, "url"));
    var target = text(json, "target");
    var peer = text(json, "peer");
    return new GivenRequest(
        json.getValue("id"),
        required(json, "method"),
        url.scheme(),
        url.authority(),
        target == null ? url.target() : target,
        headers(json),
        peer == null ? GivenRequest.SOMEBODY : peer,
        time(json),
        version(text(json, "protocol")),
        body(json));
  }

  private static JsonObject object(String line) {
    try {
      return new JsonObject(line);
    } catch (DecodeException | ClassCastException e) {
      throw new BadRequestException("not a JSON object: " + Quoted.text(line));
    }
  }

  private static String required(JsonObject json, String key) {
    var value = text(json, key);
    if (value == null) {
      throw new BadRequestException(key + " is missing");
    }
    return value;
  }

  private static @Nullable String text(JsonObject json, String key) {
    var value = json.getValue(key);
    if (value != null && !(value instanceof String)) {
      throw new BadRequestException(key + " is not a string");
    }
    return (String) value;
  }

  private static List<GivenHeader> headers(JsonObject json) {
    var headers = new ArrayList<GivenHeader>();
    var value = json.getValue("headers");
    if (value == null) {
      return headers;
    }
    if (!(value instanceof JsonArray lines)) {
      throw new BadRequestException("headers is not a list of [name, value]");
    }
    for (var line : lines) {
      if (!(line instanceof JsonArray pair)
          || pair.size() != 2
          || !(pair.getValue(0) instanceof String name)
          || !(pair.getValue(1) instanceof String text)) {
        throw new BadRequestException(
            "headers[" + headers.size() + "] is not [name, value], both strings");
      }
      headers.add(new GivenHeader(name, text));
    }
    return headers;
  }

  private Instant time(JsonObject json) {
    var time = text(json, "time");
    if (time == null) {
      return now;
    }
    try {
      return Instant.parse(time);
    } catch (DateTimeException e) {
      throw new BadRequestException(
          "time: " + Quoted.text(time) + " is no instant. Write 2026-01-31T12:00:00Z");
    }
  }

  /** The version named as on a status line; null stands for HTTP/1.1. */
  public static HttpVersion version(@Nullable String protocol) {
    if (protocol == null) {
      return HttpVersion.HTTP_1_1;
    }
    return Arrays.stream(HttpVersion.values())
        .filter(it -> it.toString().equals(protocol) || (it + ".0").equals(protocol))
        .findFirst()
        .orElseThrow(
            () ->
                new BadRequestException(
                    "protocol: "
                        + Quoted.text(protocol)
                        + " is not known. Write one of "
                        + Arrays.stream(HttpVersion.values())
                            .map(HttpVersion::toString)
                            .collect(Collectors.joining(", "))));
  }

  private static String body(JsonObject json) {
    var body = text(json, "body");
    return body == null ? "" : body;
  }
}
