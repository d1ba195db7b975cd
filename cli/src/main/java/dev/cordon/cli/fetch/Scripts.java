package dev.cordon.cli.fetch;

import dev.cordon.browser.Page;
import dev.cordon.browser.Trace;
import dev.cordon.browser.fetch.Credentials;

/** What scripts do with an order's method, headers and body. */
final class Scripts {
  private Scripts() {}

  static Trace fetch(Order order, Page page) {
    return page.fetch(
        order.target().toString(),
        init -> {
          init.method(order.methodInForce());
          order.headers().forEach(init::header);
          if (order.body() != null) {
            init.body(order.body());
          }
          if (order.mode() != null) {
            init.mode(order.mode());
          }
          if (order.credentials() != null) {
            init.credentials(order.credentials());
          }
          if (order.redirect() != null) {
            init.redirect(order.redirect());
          }
        });
  }

  static Trace xhr(Order order, Page page) {
    return page.xhr(
        order.target().toString(),
        xhr -> {
          xhr.method(order.methodInForce());
          order.headers().forEach(xhr::header);
          if (order.body() != null) {
            xhr.body(order.body());
          }
          if (order.credentials() == Credentials.INCLUDE) {
            xhr.withCredentials();
          }
        });
  }
}
