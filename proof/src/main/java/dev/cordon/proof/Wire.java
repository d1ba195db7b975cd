package dev.cordon.proof;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.proof.Plays.Play;
import dev.cordon.proof.move.Target;
import dev.cordon.web.Url;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request without the names that are different for every stranger and route: what a browser sends
 * on behalf of any page of one {@link Shape} to any path. Cookies stand in it by their kind.
 *
 * @param method as on the wire
 * @param path null for that of the target
 * @param query null for none
 * @param headers without Cookie; Origin and Referer begin with {@link #STRANGER} where they name
 *     the stranger
 * @param riding which kinds of cookies go along, as bits
 * @param basic whether the user's password goes along, where there is one
 * @param planted what goes along of cookies that the move itself wrote, as in a Cookie header;
 *     empty for none
 * @param body null for none
 */
record Wire(
    String method,
    @Nullable String path,
    @Nullable String query,
    Headers headers,
    long riding,
    boolean basic,
    String planted,
    @Nullable Body body) {
  private static final String STRANGER = "\u0001";

  /**
   * What a request of this play is for all others of its shape.
   *
   * @param ofUser the kinds of the cookies, where the jar holds the user's own and not one of each
   *     kind
   */
  static Wire of(Request request, Play play, @Nullable CookieKinds ofUser) {
    var stranger = String.valueOf(play.stranger().origin());
    var target = play.target();
    var headers = Headers.builder();
    long riding = 0;
    var basic = false;
    var planted = "";
    for (int i = 0; i < request.headers().size(); i++) {
      var name = request.headers().name(i);
      var value = request.headers().value(i);
      switch (name.toLowerCase(Locale.ROOT)) {
        case "cookie" -> {
          riding =
              ofUser == null ? CookieKinds.riding(value) : ofUser.ridingOf(play.login(), value);
          planted = ofUser == null ? "" : ofUser.others(play.login(), value);
        }
        case "origin", "referer" ->
            headers.add(
                name,
                isOf(value, stranger) ? STRANGER + value.substring(stranger.length()) : value);
        case "authorization" -> {
          basic |= value.equals(Stage.BASIC);
          if (!value.equals(Stage.BASIC)) {
            headers.add(name, value);
          }
        }
        default ->
            headers.add(
                name,
                name.equalsIgnoreCase("Sec-WebSocket-Key") ? "AAAAAAAAAAAAAAAAAAAAAA==" : value);
      }
    }
    var path = request.url().path();
    return new Wire(
        request.method(),
        path.equals(target.path()) ? null : path,
        request.url().query(),
        headers.build(),
        riding,
        basic,
        planted,
        request.body());
  }

  private static boolean isOf(String value, String stranger) {
    return value.startsWith(stranger)
        && (value.length() == stranger.length() || value.charAt(stranger.length()) == '/');
  }

  /** The request of this stranger to this target, with these cookies, and perhaps a password. */
  Request to(String stranger, Target target, String cookies, boolean withPassword) {
    var filled = Headers.builder();
    for (int i = 0; i < headers.size(); i++) {
      var value = headers.value(i);
      filled.add(
          headers.name(i), value.startsWith(STRANGER) ? stranger + value.substring(1) : value);
    }
    if (!cookies.isEmpty() || !planted.isEmpty()) {
      var between = cookies.isEmpty() || planted.isEmpty() ? "" : "; ";
      filled.add("Cookie", cookies + between + planted);
    }
    var url = Url.parse(target.origin() + (path == null ? target.path() : path)).withQuery(query);
    return new Request(method, url, filled.build(), body);
  }
}
