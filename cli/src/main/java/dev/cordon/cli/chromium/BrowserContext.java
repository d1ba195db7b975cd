package dev.cordon.cli.chromium;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A person's browser: cookies, cache and storage shared by its pages and by nothing else. */
public final class BrowserContext implements AutoCloseable {
  private final Cdp cdp;
  private final String id;
  private final List<Page> pages = new CopyOnWriteArrayList<>();

  BrowserContext(Cdp cdp, String id) {
    this.cdp = cdp;
    this.id = id;
  }

  /** An empty tab of this context. */
  public Page newPage() {
    var target =
        cdp.call(
            "Target.createTarget",
            new JsonObject().put("url", "about:blank").put("browserContextId", id));
    var page = Page.attach(cdp, target.getString("targetId"));
    pages.add(page);
    return page;
  }

  /** Every cookie of this context, whichever site set it. */
  public List<Cookie> cookies() {
    return cdp
        .call("Storage.getCookies", new JsonObject().put("browserContextId", id))
        .getJsonArray("cookies", new JsonArray())
        .stream()
        .map(JsonObject.class::cast)
        .map(Cookie::of)
        .toList();
  }

  /** Stores a cookie as if the answer of {@code cookie.url()} had set it. */
  public void setCookie(CookieToSet cookie) {
    cdp.call(
        "Storage.setCookies",
        new JsonObject()
            .put("browserContextId", id)
            .put("cookies", new JsonArray().add(cookie.toJson())));
  }

  @Override
  public void close() {
    pages.forEach(Page::detach);
    try {
      cdp.call("Target.disposeBrowserContext", new JsonObject().put("browserContextId", id));
    } catch (ChromiumException alreadyGone) {
      // The browser died or was closed first: there is nothing left to dispose of.
    }
  }
}
