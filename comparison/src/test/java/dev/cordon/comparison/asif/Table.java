package dev.cordon.comparison.asif;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cordon.proof.asif.AsIf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The requests that every product and its model are asked. */
final class Table {
  static final String HOST = "app.example";

  /** Rows with a token in a form of several parts. */
  static final String MULTIPART_TOKEN = "token in a multipart form";

  private static final String FOREIGN_HOST = "rebound.evil.example";
  private static final String EVIL = "https://evil.example";
  private static final String FORM = "application/x-www-form-urlencoded";

  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "post");

  /** Nobody's, and the user's. */
  private static final List<String> SESSIONS = Arrays.asList(null, "{alice}");

  /** What no browser sends as an Origin. */
  private static final List<String> MALFORMED =
      List.of(
          "",
          "evil.example",
          "https://",
          "https:///x",
          "https://a b",
          "https://evil.example/path",
          "https://evil.example:port",
          "https://%65vil.example",
          "*",
          "https://app.example https://evil.example");

  private final List<Row> rows = new ArrayList<>();
  private final String scheme;
  private final String own;

  private Table(String scheme) {
    this.scheme = scheme;
    this.own = scheme + "://" + HOST;
  }

  /** The table of an application at an origin of this scheme. */
  static List<Row> of(String scheme) {
    var table = new Table(scheme);
    table.origins();
    table.cookies();
    table.metadata();
    table.accepts();
    table.contents();
    table.preflights();
    table.handshakes();
    table.hosts();
    table.tokens();
    table.targets();
    table.passwords();
    return List.copyOf(table.rows);
  }

  /** Whether no browser sends this Origin. */
  static boolean isMalformed(String origin) {
    return MALFORMED.contains(origin);
  }

  private void ask(Row row) {
    rows.add(row);
  }

  /** Every kind of Origin; null for none. */
  private List<String> everyOrigin() {
    var origins = new ArrayList<String>();
    origins.add(null);
    origins.addAll(
        List.of(
            own,
            EVIL,
            "null",
            (scheme.equals("http") ? "https" : "http") + "://" + HOST,
            own + ":8443",
            own + impliedPort(),
            scheme + "://sub." + HOST,
            own + ".evil.example",
            scheme + "://evil" + HOST,
            scheme + "://APP.example",
            "chrome-extension://aapbbdbomjkkjkaonfhkkikfgjllcleb",
            "moz-extension://01234567-89ab-cdef-0123-456789abcdef",
            "safari-web-extension://0123",
            "http://[::1]:3000",
            "https://evil_host.example",
            "file://"));
    origins.addAll(MALFORMED);
    return origins;
  }

  private String impliedPort() {
    return scheme.equals("http") ? ":80" : ":443";
  }

  /** None, the application's own, and another's. */
  private List<String> threeOrigins() {
    return Arrays.asList(null, own, EVIL);
  }

  private void origins() {
    for (var origin : everyOrigin()) {
      for (var method : METHODS) {
        for (var session : SESSIONS) {
          ask(Row.of("origin", method).session(session).with("Origin", origin));
        }
      }
    }
  }

  private void cookies() {
    var unknown = "{cookie}=0123456789abcdef0123456789abcdef";
    cookies(
        unknown,
        unknown + "; {cookie}={alice}",
        "{cookie}={alice}; " + unknown,
        "{cookie}={mallory}",
        "{cookie}={mallory}; {cookie}={alice}",
        "{cookie}={alice}; {cookie}={mallory}",
        "{cookie}={alice}; {cookie}={alice}",
        "theme=dark; {cookie}={alice}; lang=en",
        "{cookie}2={alice}",
        "{cookie}=");
  }

  private void cookies(String... values) {
    for (var value : values) {
      for (var method : List.of("GET", "POST")) {
        for (var origin : threeOrigins()) {
          ask(Row.of("cookie", method).with("Cookie", value).with("Origin", origin));
        }
      }
    }
  }

  private void metadata() {
    for (var site : List.of("same-origin", "same-site", "cross-site", "none")) {
      for (var mode : List.of("cors", "no-cors", "navigate")) {
        for (var method : List.of("GET", "POST")) {
          var origin = method.equals("POST") || mode.equals("cors") ? EVIL : null;
          for (var session : SESSIONS) {
            ask(
                Row.of("metadata", method)
                    .session(session)
                    .with("Origin", origin)
                    .with("Sec-Fetch-Site", site)
                    .with("Sec-Fetch-Mode", mode)
                    .with("Sec-Fetch-Dest", mode.equals("navigate") ? "iframe" : "empty"));
          }
        }
      }
    }
  }

  private void accepts() {
    for (var accept :
        Arrays.asList(
            null,
            "*/*",
            "application/json",
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "text/css,*/*;q=0.1",
            "font/woff2",
            "text/event-stream",
            "text/*",
            "application/xml;q=0.9,text/plain;q=0.1",
            "application/signed-exchange, application/atom+xml",
            "image/avif,image/webp,*/*;q=0.8")) {
      for (var by : Arrays.asList(null, "XMLHttpRequest", "xmlhttprequest")) {
        for (var method : List.of("GET", "POST", "OPTIONS", "PROPFIND")) {
          for (var session : SESSIONS) {
            ask(
                Row.of("accept", method)
                    .session(session)
                    .with("Accept", accept)
                    .with("X-Requested-With", by));
          }
        }
      }
    }
  }

  private void contents() {
    for (var type :
        List.of(
            FORM,
            "text/plain",
            "multipart/form-data; boundary=x",
            "application/json",
            "application/JSON;charset=utf-8",
            "nonsense")) {
      for (var method : List.of("POST", "PUT", "DELETE")) {
        for (var origin : threeOrigins()) {
          for (var session : SESSIONS) {
            ask(
                Row.of("content", method)
                    .session(session)
                    .with("Origin", origin)
                    .saying(type, type.startsWith("multipart") ? part("a", "b") : "a=b"));
          }
        }
      }
    }
  }

  private static String part(String name, String value) {
    return "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n--x--\r\n"
        .formatted(name, value);
  }

  private void preflights() {
    for (var origin : everyOrigin()) {
      for (var asked : Arrays.asList(null, "GET", "POST", "PUT", "put", "")) {
        var preflight =
            Row.of("preflight", "OPTIONS")
                .with("Origin", origin)
                .with("Access-Control-Request-Method", asked);
        for (var names : Arrays.asList(null, "content-type", "content-type,x-token", "")) {
          ask(preflight.with("Access-Control-Request-Headers", names));
        }
        ask(preflight.session("{alice}"));
        ask(preflight.by("options"));
        ask(preflight.by("POST"));
        ask(preflight.with("Access-Control-Request-Private-Network", "true"));
      }
    }
  }

  private void handshakes() {
    for (var host : List.of(HOST, HOST + ":8443", FOREIGN_HOST)) {
      for (var session : SESSIONS) {
        var handshake = Row.handshake(RealServer.SOCKET).at(host).session(session);
        for (var origin : everyOrigin()) {
          ask(handshake.with("Origin", origin));
        }
        ask(handshake.with("Origin", scheme + "://" + FOREIGN_HOST));
      }
    }
  }

  private void hosts() {
    for (var host :
        List.of(FOREIGN_HOST, HOST + ":8443", HOST + impliedPort(), "127.0.0.1", "localhost:1")) {
      for (var method : List.of("GET", "POST", "DELETE")) {
        for (var origin : Arrays.asList(null, scheme + "://" + host, own, EVIL)) {
          for (var session : SESSIONS) {
            ask(Row.of("host", method).at(host).session(session).with("Origin", origin));
          }
        }
      }
    }
  }

  private void tokens() {
    for (var session : Arrays.asList(null, "{alice}", "{mallory}")) {
      for (var method : List.of("POST", "PUT", "DELETE")) {
        var row = Row.of("token", method).session(session);
        for (var token :
            List.of("{alice-token}", "{mallory-token}", "{alice-bare-token}", "x", "", "AAAA")) {
          ask(row.with("X-CSRF-TOKEN", token).with("Origin", EVIL));
          ask(row.with("X-XSRF-TOKEN", token));
          ask(row.to("/x?_csrf=" + token));
          ask(row.saying(FORM, "a=b&_csrf=" + token));
          ask(row.saying("text/plain", "_csrf=" + token));
        }
        ask(row.with("X-CSRF-TOKEN", "%%%"));
        ask(row.to("/x?_csrf={alice-token}").with("X-CSRF-TOKEN", "x"));
        ask(row.to("/x?_csrf=x").saying(FORM, "_csrf={alice-token}"));
        ask(row.to("/x?_csrf={alice-token}").saying(FORM, "_csrf=x"));
        ask(row.saying(FORM + "; charset=utf-8", "_csrf=x&_csrf={alice-token}"));
      }
    }
    ask(
        Row.of(MULTIPART_TOKEN, "POST")
            .session("{alice}")
            .saying("multipart/form-data; boundary=x", part("_csrf", "{alice-token}")));
  }

  private void targets() {
    for (var target :
        List.of(
            "/",
            "/x/",
            "/x/y.html",
            "/x?q=1",
            "/x;v=1",
            "/x//y",
            "/x%2fy",
            "/x%2Fy",
            "/x%5cy",
            "/x%25y",
            "/x%2ey",
            "/x%41",
            "/x%00",
            "/x%0ay")) {
      for (var method : List.of("GET", "POST")) {
        for (var origin : Arrays.asList(null, EVIL)) {
          for (var session : SESSIONS) {
            ask(Row.of("target", method).to(target).session(session).with("Origin", origin));
          }
        }
      }
    }
  }

  private void passwords() {
    for (var method : METHODS) {
      for (var value :
          List.of(basic(AsIf.USER, AsIf.PASSWORD), basic("nobody", "word"), "Basic", "Bearer x")) {
        for (var session : Arrays.asList(null, "{alice}", "{mallory}")) {
          var row = Row.of("password", method).session(session).with("Authorization", value);
          ask(row);
          ask(row.with("Origin", EVIL).with("X-CSRF-TOKEN", "{alice-token}"));
        }
      }
    }
  }

  private static String basic(String user, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
  }
}
