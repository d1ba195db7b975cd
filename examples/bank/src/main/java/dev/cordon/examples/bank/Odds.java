package dev.cordon.examples.bank;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/** What every application has: an upload, a download, an error, and a page that takes its time. */
final class Odds {

  private static final long LONGEST_MILLIS = 10_000;

  private final Diary diary;
  private final Vertx vertx;

  Odds(Diary diary, Vertx vertx) {
    this.diary = diary;
    this.vertx = vertx;
  }

  void open(Routes routes) {
    routes.onLoggedIn("POST", "/upload", this::upload);
    routes.onLoggedIn("GET", "/download/statement.csv", this::download);
    routes.on("GET", "/error", call -> call.refuse(500, "the vault is on fire"));
    routes.on("GET", "/slow", this::slow);
  }

  private void upload(Call call) {
    diary.uploaded(call.field("file"));
    call.json(new JsonObject().put("file", call.field("file")));
  }

  private void download(Call call) {
    call.response().putHeader("Content-Disposition", "attachment; filename=\"statement.csv\"");
    call.answer(200, "text/csv", "merchant,amount\nBakery,3\nClinic,120\n");
  }

  private void slow(Call call) {
    long millis = Math.max(1, Math.min(call.amount("ms"), LONGEST_MILLIS));
    vertx.setTimer(millis, timer -> call.answer(200, "text/plain", "at last\n"));
  }
}
