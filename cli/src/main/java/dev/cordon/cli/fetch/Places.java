package dev.cordon.cli.fetch;

import dev.cordon.browser.Browser;
import dev.cordon.browser.Page;
import dev.cordon.browser.http.AddressSpace;
import dev.cordon.browser.http.Headers;
import dev.cordon.web.Url;

/** Puts a page where an order wants it, without asking its server. */
final class Places {
  /** All but {@code allow-same-origin}: an opaque origin, and everything else as usual. */
  private static final String SANDBOX =
      "allow-scripts allow-forms allow-popups allow-modals allow-downloads"
          + " allow-top-navigation";

  private Places() {}

  static Page page(Browser browser, StagedNetwork network, Order order, Url url) {
    var place = order.page();
    var headers = headers(place);
    // A page's name is looked up only where it matters where its server is.
    network.lookUp(network.addressSpace(order.target()) != AddressSpace.PUBLIC);
    var page =
        place.top() == null
            ? browser.page(url.toString(), setup -> headers.forEach(setup::header))
            : framed(browser.page(place.top().toString()), network, headers, url);
    network.goLive();
    if (place.localNetwork()) {
      browser.grantLocalNetwork(page.origin());
    }
    return page;
  }

  private static Headers headers(Order.Place place) {
    var headers = Headers.builder();
    if (place.referrerPolicy() != null) {
      headers.add("Referrer-Policy", place.referrerPolicy().toString());
    }
    if (place.sandboxed()) {
      headers.add("Content-Security-Policy", "sandbox " + SANDBOX);
    }
    return headers.build();
  }

  private static Page framed(Page top, StagedNetwork network, Headers headers, Url url) {
    network.stage(headers);
    var trace = top.iframe(url.toString());
    if (!trace.hasPage() || trace.block() != null) {
      var block = trace.block();
      throw new BadFetchException(
          "--top",
          "a page of " + top.url().origin() + " cannot frame " + url + ".",
          block == null ? "No page came of it." : block.problem(),
          "Name a page around it that may, or leave --top out.");
    }
    return trace.page();
  }
}
