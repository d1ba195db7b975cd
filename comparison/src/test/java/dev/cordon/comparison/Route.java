package dev.cordon.comparison;

import dev.cordon.browser.FetchInit;
import dev.cordon.browser.FormData;
import dev.cordon.browser.Payload;
import dev.cordon.testkit.contract.Write;
import java.util.Arrays;
import java.util.Locale;

/** A route of the bank that changes something. */
enum Route {
  FORM("POST", "/transfer"),
  JSON("POST", "/api/transfer"),
  PUT("PUT", "/api/limit"),
  DELETE("DELETE", "/api/payee"),
  GET("GET", "/newsletter"),
  UPLOAD("POST", "/upload");

  private static final String OBJECT = "{\"to\":\"mallory\"}";
  private static final FormData FIELDS = FormData.EMPTY.with("to", "mallory");

  private final String method;
  private final String path;

  Route(String method, String path) {
    this.method = method;
    this.path = path;
  }

  static Route of(String target) {
    return Arrays.stream(values())
        .filter(route -> target.equals(route.method + " " + route.path))
        .findFirst()
        .orElseThrow();
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  /** As the table calls it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isApi() {
    return path.startsWith("/api/");
  }

  Write write() {
    var write = Write.of(method, path).field("to", "mallory");
    return this == JSON || this == PUT ? write.json(OBJECT) : write;
  }

  /** What a script of the bank's own page says, but its proof. */
  void describe(FetchInit.Builder init) {
    init.method(method);
    switch (this) {
      case FORM -> init.body(Payload.urlEncoded(FIELDS));
      case UPLOAD -> init.body(Payload.multipart(FIELDS));
      case JSON, PUT -> init.header("Content-Type", "application/json").body(OBJECT);
      case GET, DELETE -> {}
    }
  }
}
