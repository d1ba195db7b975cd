package dev.cordon.bench.edge;

import java.util.ArrayList;
import java.util.List;

/** A kind of request that is measured, and the answer that is right. */
enum Cell {
  GET("Allowed GET, 1 KiB", Wire.HTTP, Expected.GRANTED),
  PREFLIGHT("Preflight", Wire.HTTP, Expected.PREFLIGHT),
  REFUSED("Refused POST of a foreign page", Wire.HTTP, Expected.REFUSED),
  SESSION("GET with a sealed session", Wire.HTTP, Expected.SESSION),
  FORGED("GET with a forged session, refused", Wire.HTTP, Expected.REFUSED),
  TLS("Allowed GET, 1 KiB, TLS", Wire.TLS, Expected.GRANTED),
  H2("Allowed GET, 1 KiB, HTTP/2 over TLS", Wire.H2, Expected.GRANTED),
  LARGE("Allowed GET, 1 MiB", Wire.HTTP, Expected.GRANTED),
  UPLOAD("Allowed POST, 1 MiB", Wire.HTTP, Expected.GRANTED);

  /** What is spoken with the proxy. */
  enum Wire {
    HTTP,
    TLS,
    H2
  }

  /** What the right answer is. */
  enum Expected {
    /** 200, and leave to read it. */
    GRANTED,
    /** 200 or 204, and leave to send. */
    PREFLIGHT,
    /** 400, 401 or 403. */
    REFUSED,
    /** 200, and the application saw the session's id. */
    SESSION
  }

  /** The origin that the configuration of each proxy names. */
  static final String ORIGIN = "https://app.example";

  private static final int MIB = 1024 * 1024;

  private final String title;
  private final Wire wire;
  private final Expected expected;

  Cell(String title, Wire wire, Expected expected) {
    this.title = title;
    this.wire = wire;
    this.expected = expected;
  }

  String title() {
    return title;
  }

  Wire wire() {
    return wire;
  }

  Expected expected() {
    return expected;
  }

  /** The name by which it is chosen. */
  String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Whether bodies rather than requests are what costs. */
  boolean isBulk() {
    return this == LARGE || this == UPLOAD;
  }

  /**
   * The request.
   *
   * @param session the cookie that the proxy under test gave, {@code name=value}
   */
  Request request(String session) {
    return switch (this) {
      case GET, TLS, H2 -> new Request("GET", "/api/small", 0, foreign(ORIGIN, "cors"));
      case LARGE -> new Request("GET", "/api/large", 0, foreign(ORIGIN, "cors"));
      case UPLOAD ->
          new Request(
              "POST",
              "/api/upload",
              MIB,
              and(foreign(ORIGIN, "cors"), "Content-Type: application/octet-stream"));
      case PREFLIGHT ->
          new Request(
              "OPTIONS",
              "/api/small",
              0,
              and(
                  foreign(ORIGIN, "cors"),
                  "Access-Control-Request-Method: PUT",
                  "Access-Control-Request-Headers: x-csrf-token"));
      case REFUSED ->
          new Request(
              "POST",
              "/api/small",
              16,
              and(foreign("https://evil.example", "no-cors"), "Content-Type: text/plain"));
      case SESSION -> new Request("GET", "/account/small", 0, own(session));
      case FORGED -> new Request("GET", "/account/small", 0, own(Sessions.forged(session)));
    };
  }

  private static List<String> foreign(String origin, String mode) {
    return and(
        browser(),
        "Origin: " + origin,
        "Referer: " + origin + "/",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Mode: " + mode,
        "Sec-Fetch-Dest: empty");
  }

  private static List<String> own(String cookie) {
    return and(
        browser(),
        "Sec-Fetch-Site: same-origin",
        "Sec-Fetch-Mode: cors",
        "Sec-Fetch-Dest: empty",
        "Cookie: " + cookie);
  }

  private static List<String> browser() {
    return List.of(
        "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/140.0.0.0 Safari/537.36",
        "Accept: */*",
        "Accept-Encoding: gzip, deflate, br",
        "Accept-Language: en");
  }

  private static List<String> and(List<String> headers, String... more) {
    List<String> all = new ArrayList<>(headers);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }
}
