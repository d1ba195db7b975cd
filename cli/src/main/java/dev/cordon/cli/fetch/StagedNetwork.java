package dev.cordon.cli.fetch;

import dev.cordon.browser.http.AddressSpace;
import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Network;
import dev.cordon.browser.http.NetworkFailure;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.web.Url;
import org.jspecify.annotations.Nullable;

/** A network of empty pages while a page is put into its frame, and the live one afterwards. */
final class StagedNetwork implements Network {
  private final Network live;
  private @Nullable Headers staged;
  private boolean looksUp = true;

  StagedNetwork(Network live) {
    this.live = live;
  }

  /** From now on every answer is an empty page with these headers. */
  void stage(Headers headers) {
    staged = headers.with("Content-Type", "text/html");
  }

  /** Whether names are looked up until it goes live, to see where they are. */
  void lookUp(boolean wanted) {
    looksUp = wanted;
  }

  void goLive() {
    staged = null;
    looksUp = true;
  }

  @Override
  public Response send(Request request) throws NetworkFailure {
    return staged == null ? live.send(request) : new Response(200, staged, Body.EMPTY);
  }

  @Override
  public AddressSpace addressSpace(Url url) {
    return looksUp ? live.addressSpace(url) : AddressSpace.byName(url);
  }
}
