package dev.cordon.testkit;

import dev.cordon.browser.http.AddressSpace;
import dev.cordon.browser.http.Network;
import dev.cordon.browser.http.NetworkFailure;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.web.Origin;
import dev.cordon.web.Url;
import java.util.List;
import java.util.Map;

/**
 * The web as a test needs it: the application at its origins, the sites that the test describes,
 * and empty pages everywhere else.
 */
record Web(List<Origin> origins, Network server, Map<Origin, Network> sites) implements Network {

  @Override
  public Response send(Request request) throws NetworkFailure {
    var origin = request.url().origin();
    if (origins.contains(origin)) {
      return server.send(request);
    }
    var site = sites.get(origin);
    return site == null
        ? Response.ok("text/html; charset=utf-8", "<!doctype html><title>Elsewhere</title>")
        : site.send(request);
  }

  /** Public, wherever the test runs: a server on this machine stands for one in the world. */
  @Override
  public AddressSpace addressSpace(Url url) {
    return AddressSpace.PUBLIC;
  }
}
