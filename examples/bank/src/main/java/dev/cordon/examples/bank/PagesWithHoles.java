package dev.cordon.examples.bank;

import io.vertx.core.json.JsonObject;

/**
 * Pages whose own script betrays the user. A request made by such a page is the bank's own in every
 * way that a server can see.
 *
 * <p>Wrong: {@code /search} writes what it was asked into the page (cross-site scripting); {@code
 * /app} sends its token to any path that the address names (W18); {@code /continue} goes wherever
 * it is told (W17); {@code /greeting} prints a request header into a page that caches may keep for
 * everybody (R18).
 */
final class PagesWithHoles {

  void open(Routes routes) {
    routes.on("GET", "/search", this::search);
    routes.onPage("/app", this::app);
    routes.on("GET", "/continue", this::proceed);
    routes.on("GET", "/greeting", this::greeting);
  }

  private void search(Call call) {
    call.html(
        Html.page(
            "Search",
            call.user(),
            """
            <form class="card"><label>Look for <input name="q"></label>
            <button>Search</button></form>
            <p>Nothing found for <em>%s</em>.</p>
            """
                .formatted(call.field("q"))));
  }

  private void app(Call call) {
    call.html(
        Html.page(
            "App",
            call.user(),
            "<meta name=\"csrf-token\" content=\"" + Html.escape(call.token()) + "\">",
            """
            <output id="out">working…</output>
            <script>
            const token = document.querySelector('meta[name=csrf-token]').content;
            const [path, body] = decodeURIComponent(location.hash.slice(1)).split('|');
            if (path) fetch(path, {method: 'POST', body, headers:
              {'X-CSRF-Token': token, 'Content-Type': 'application/x-www-form-urlencoded'}})
              .then(answer => document.getElementById('out').textContent = answer.status);
            </script>
            """));
  }

  private void proceed(Call call) {
    String next = new JsonObject().put("next", call.field("next")).encode().replace("<", "\\u003c");
    call.html(
        Html.page("One moment", call.user(), "<script>location = (" + next + ").next;</script>"));
  }

  private void greeting(Call call) {
    call.response().putHeader("Cache-Control", "public, max-age=300");
    call.html("<!doctype html><title>Hello</title><p>Hello " + call.header("X-Greeting") + "</p>");
  }
}
