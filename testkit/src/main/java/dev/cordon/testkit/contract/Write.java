package dev.cordon.testkit.contract;

import dev.cordon.testkit.Move;
import dev.cordon.testkit.Page;
import dev.cordon.testkit.Witness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A route of the application that changes something, what a request to it says, and the witness of
 * the change. Immutable.
 *
 * <pre>{@code
 * Write.post("/api/transfer").field("to", "mallory").field("amount", "1000")
 *     .tokenFromPage("/transfer").changing(bank::transfers)
 * }</pre>
 */
public final class Write {
  private final String method;
  private final String path;
  private final Map<String, String> fields;
  private final @Nullable String json;
  private final @Nullable Witness<?> witness;
  private final OwnPage ownPage;
  private final List<String> sharedWith;

  private Write(
      String method,
      String path,
      Map<String, String> fields,
      @Nullable String json,
      @Nullable Witness<?> witness,
      OwnPage ownPage,
      List<String> sharedWith) {
    this.method = method;
    this.path = path;
    this.fields = fields;
    this.json = json;
    this.witness = witness;
    this.ownPage = ownPage;
    this.sharedWith = sharedWith;
  }

  public static Write post(String path) {
    return of("POST", path);
  }

  public static Write put(String path) {
    return of("PUT", path);
  }

  public static Write patch(String path) {
    return of("PATCH", path);
  }

  public static Write delete(String path) {
    return of("DELETE", path);
  }

  /** A GET that changes something, as no GET should. */
  public static Write get(String path) {
    return of("GET", path);
  }

  /** A route of another method. */
  public static Write of(String method, String path) {
    return new Write(method, path, Map.of(), null, null, OwnPage.PLAIN, List.of());
  }

  /** A field of the form that it takes. */
  public Write field(String name, String value) {
    var more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new Write(method, path, more, json, witness, ownPage, sharedWith);
  }

  /**
   * The JSON object that it takes. Name the fields as well if there are any: attackers try both.
   */
  public Write json(String object) {
    if (!object.strip().startsWith("{") || !object.strip().endsWith("}")) {
      throw new IllegalArgumentException(
          "[no-json-object] " + path + ": attackers write their own ends to it. Write an object.");
    }
    return new Write(method, path, fields, object.strip(), witness, ownPage, sharedWith);
  }

  /** What tells that it happened. */
  public Write changing(Witness<?> witness) {
    return new Write(method, path, fields, json, witness, ownPage, sharedWith);
  }

  /**
   * Its own page takes a token out of this page of the application: from its hidden fields, and
   * from {@code <meta name=_csrf>} with the header that {@code <meta name=_csrf_header>} names.
   */
  public Write tokenFromPage(String page) {
    return by(ownPage.tokenFromPage(page));
  }

  /** Its own page copies a token from a cookie into a header. */
  public Write tokenFromCookie(String cookie, String header) {
    return by(ownPage.tokenFromCookie(cookie, header));
  }

  /** A header that its own page sends along. */
  public Write ownHeader(String name, String value) {
    return by(ownPage.header(name, value));
  }

  /** How its own page does it, where that is none of the usual ways. */
  public Write ownPageDoes(Function<Page, Move> move) {
    return by(ownPage.does(move));
  }

  private Write by(OwnPage how) {
    return new Write(method, path, fields, json, witness, how, sharedWith);
  }

  /** Other origins whose pages may do it too, with the user's cookies. */
  public Write sharedWith(String... origins) {
    return new Write(
        method,
        path,
        fields,
        json,
        witness,
        ownPage,
        Stream.concat(sharedWith.stream(), Stream.of(origins)).toList());
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  Map<String, String> fields() {
    return fields;
  }

  /** As the application's own page sends it; null where it sends a form. */
  @Nullable String json() {
    return json;
  }

  OwnPage ownPage() {
    return ownPage;
  }

  List<String> origins() {
    return sharedWith;
  }

  Witness<?> witness() {
    if (witness == null) {
      throw new IllegalStateException(
          "[no-witness] "
              + this
              + ": nothing tells whether it happened, so that no attack on it could be seen to"
              + " succeed. Write .changing(bank::transfers).");
    }
    return witness;
  }

  boolean isGet() {
    return method.equals("GET");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
