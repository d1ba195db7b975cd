package dev.cordon.bench.rivals;

import java.util.List;

/** A product that is set up, and the requests it is asked, in its own form. */
public interface Contender extends AutoCloseable {

  /** Makes its own requests of these, in place of those it had. */
  void load(List<Sent> requests);

  /**
   * Has it judge a request, and the application's handler answer what it lets through. All that is
   * measured happens here.
   *
   * @return the status
   */
  int ask(int turn);

  /** What it answered last. */
  Answer answer();

  @Override
  default void close() {}

  /** A product before the requests of a cell, with the tokens that it has issued itself. */
  static Contender ready(Product product, Cell cell) {
    var contender = product.install(cell);
    var requests = cell.requests();
    if (product.issuesBefore(cell)) {
      contender.load(cell.pages());
      var tokens = new String[requests.size()];
      var cookies = new String[requests.size()];
      for (int i = 0; i < tokens.length; i++) {
        contender.ask(i);
        var token = contender.answer().token();
        if (token == null) {
          throw new IllegalStateException(product.name() + " issues no token");
        }
        var cookie = contender.answer().first("Set-Cookie");
        tokens[i] = token;
        cookies[i] = cookie == null ? "" : cookie.split(";", 2)[0];
      }
      requests = cell.question().carrying(requests, tokens, cookies);
    }
    contender.load(requests);
    return contender;
  }
}
