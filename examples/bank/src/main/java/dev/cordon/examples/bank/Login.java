package dev.cordon.examples.bank;

import io.vertx.core.json.JsonObject;

/**
 * Logging in and out.
 *
 * <p>Wrong: the session keeps the id that the client brought, so a planted one becomes the user's
 * (W21, W22); the form has no token of its own, so anybody can log a visitor in as somebody else
 * (W28); logging out is a GET (W29).
 */
final class Login {

  private final Sessions sessions;

  Login(Sessions sessions) {
    this.sessions = sessions;
  }

  void open(Routes routes) {
    routes.on("GET", "/login", this::form);
    routes.on("POST", "/login", this::logIn);
    routes.on("GET", "/logout", this::logOut);
    routes.on("POST", "/logout", this::logOut);
  }

  private void form(Call call) {
    if (call.session().isNew()) {
      call.giveSession(call.session().id());
    }
    call.html(
        Html.page(
            "Log in",
            call.user(),
            """
            <form method="post" class="card">
              %s
              <label>Name <input name="user" autocomplete="username" autofocus></label>
              <label>Password <input name="password" type="password"
                  autocomplete="current-password"></label>
              <button>Log in</button>
            </form>
            <p class="quiet">alice, wonderland · bob, builder · mallory, malice</p>
            """
                .formatted(Html.tokenField(call.token()))));
  }

  private void logIn(Call call) {
    String user = call.field("user");
    if (!Bank.knows(user, call.field("password"))) {
      call.refuse(403, "wrong name or password");
      return;
    }
    if (call.session().isNew()) {
      call.giveSession(call.session().id());
    }
    sessions.logIn(call.session().id(), user);
    if (call.header("Content-Type").contains("json")) {
      call.json(new JsonObject().put("user", user));
    } else {
      call.redirect("/dashboard");
    }
  }

  private void logOut(Call call) {
    sessions.logOut(call.session().id());
    call.response().headers().add("Set-Cookie", Sessions.COOKIE + "=; Path=/; Max-Age=0");
    call.redirect("/login");
  }
}
