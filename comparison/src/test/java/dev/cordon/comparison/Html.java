package dev.cordon.comparison;

/** The pages of the bank; nothing in them is about other sites. */
final class Html {
  private Html() {}

  static String home() {
    return page("<h1>Bank</h1>");
  }

  static String statement() {
    return page("<p>" + Books.ACCOUNT + ": 1000</p>");
  }

  static String login(String hidden) {
    return page(
        "<form method=post action=/login>"
            + hidden
            + "<input name=username><input name=password type=password></form>");
  }

  static String pay(String meta, String hidden) {
    return page(meta + "<form method=post action=/transfer>" + hidden + "<input name=to></form>");
  }

  static String hidden(String name, String value) {
    return "<input type=hidden name=\"" + name + "\" value=\"" + value + "\">";
  }

  static String meta(String header, String token) {
    return "<meta name=\"_csrf_header\" content=\""
        + header
        + "\"><meta name=\"_csrf\" content=\""
        + token
        + "\">";
  }

  private static String page(String body) {
    return "<!doctype html><title>Bank</title>" + body;
  }
}
