package dev.cordon.cli.fetch;

import dev.cordon.browser.Browser;
import dev.cordon.browser.Element;
import dev.cordon.browser.Page;
import dev.cordon.browser.Trace;
import dev.cordon.browser.fetch.Credentials;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;

/** Carries an order out: a browser of the model, on the real network. */
public final class FetchRun {
  private final Order order;
  private final Connecting connecting;

  FetchRun(Order order, Connecting connecting) {
    this.order = order;
    this.connecting = connecting;
  }

  /**
   * What came of it. Cookies that were set are written back to the order's jar.
   *
   * @throws BadFetchException if a frame is none that the browser would have
   * @throws IOException if the jar cannot be written
   */
  public Report run() throws IOException {
    try (var live = new LiveNetwork(connecting)) {
      var network = new StagedNetwork(live);
      var browser = Browser.of(order.profile()).startingAt(Instant.now()).on(network);
      JarContents.fill(browser, order);
      if (order.user() != null) {
        var user = order.user();
        int colon = user.indexOf(':');
        browser.authenticate(order.target(), user.substring(0, colon), user.substring(colon + 1));
      }
      var trace = trace(order, browser, network);
      JarContents.keep(browser, order);
      return new Report(order, trace, live.failure());
    }
  }

  private static Trace trace(Order order, Browser browser, StagedNetwork network) {
    var url = order.page().url();
    if (url == null) {
      network.goLive();
      return browser.visit(order.target());
    }
    return act(order, Places.page(browser, network, order, url));
  }

  private static Trace act(Order order, Page page) {
    var target = order.target().toString();
    return switch (order.action()) {
      case TYPED -> throw new IllegalStateException("nothing of a page");
      case FETCH -> Scripts.fetch(order, page);
      case XHR -> Scripts.xhr(order, page);
      case BEACON -> order.body() == null ? page.beacon(target) : page.beacon(target, order.body());
      case WEBSOCKET -> page.webSocket(target);
      case EVENTSOURCE ->
          page.eventSource(
              target,
              stream -> {
                if (order.credentials() == Credentials.INCLUDE) {
                  stream.withCredentials();
                }
              });
      case FORM -> form(order, page);
      case NAVIGATE -> page.navigate(target);
      case CLICK -> page.click(target);
      case OPEN -> page.open(target);
      case IMG -> page.image(target, element -> attributes(order, element));
      case SCRIPT -> page.script(target, element -> attributes(order, element));
      case MODULE -> page.moduleScript(target, element -> attributes(order, element));
      case STYLE -> page.styleSheet(target, element -> attributes(order, element));
      case FONT -> page.font(target);
      case IFRAME -> page.iframe(target);
    };
  }

  private static void attributes(Order order, Element element) {
    if (order.crossOrigin() != null) {
      element.crossOrigin(order.crossOrigin());
    }
  }

  private static Trace form(Order order, Page page) {
    return page.form(
        order.target().toString(),
        form -> {
          form.method(order.methodInForce().toLowerCase(Locale.ROOT)).byUser();
          if (order.enctype() != null) {
            form.enctype(order.enctype());
          }
          var fields = order.fields();
          for (int i = 0; i + 1 < fields.size(); i += 2) {
            form.field(fields.get(i), fields.get(i + 1));
          }
        });
  }
}
