package dev.cordon.examples.bank;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The logo, the style sheet and the film.
 *
 * <p>The film is for customers, and meant to play on the bank's own pages only. Wrong: it plays for
 * any page whose visitor is a customer (R21), and can be read there byte by byte (R01).
 */
final class Media {

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,9})-(\\d{0,9})");

  private final Buffer logo = Png.logo();
  private final Buffer film = resource("film.mp4");
  private final Buffer style = resource("style.css");

  void open(Routes routes) {
    routes.on("GET", "/images/logo.png", call -> call.answer(200, "image/png", logo));
    routes.on("GET", "/style.css", call -> call.answer(200, "text/css; charset=utf-8", style));
    routes.onLoggedIn("GET", "/film.mp4", this::film);
  }

  /** RFC 9110, section 14: one range or the whole film. */
  private void film(Call call) {
    call.response().putHeader("Accept-Ranges", "bytes");
    Matcher range = RANGE.matcher(call.header("Range"));
    if (!range.matches()) {
      call.answer(200, "video/mp4", film);
      return;
    }
    int first = Integer.parseInt(range.group(1));
    int last = range.group(2).isEmpty() ? film.length() - 1 : Integer.parseInt(range.group(2));
    last = Math.min(last, film.length() - 1);
    if (first > last) {
      call.response().putHeader("Content-Range", "bytes */" + film.length());
      call.refuse(416, "the film is shorter than that");
      return;
    }
    call.response().putHeader("Content-Range", "bytes " + first + "-" + last + "/" + film.length());
    call.answer(206, "video/mp4", film.getBuffer(first, last + 1));
  }

  private static Buffer resource(String name) {
    try (InputStream in = Media.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + name);
      }
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
