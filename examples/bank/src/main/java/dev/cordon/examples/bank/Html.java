package dev.cordon.examples.bank;

/** The frame around every page of the bank. */
final class Html {

  private Html() {}

  static String page(String title, String user, String body) {
    return page(title, user, "", body);
  }

  static String page(String title, String user, String head, String body) {
    String visitor =
        user.isEmpty()
            ? "<a href=\"/login\">Log in</a>"
            : escape(user) + " · <a href=\"/logout\">Log out</a>";
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s · Corner Bank</title>
    <link rel="stylesheet" href="/style.css">
    <link rel="icon" href="/images/logo.png">
    %s
    </head>
    <body>
    <header><img src="/images/logo.png" width="32" height="32" alt="">
    <strong>Corner Bank</strong>
    <nav><a href="/dashboard">Account</a> <a href="/statement">Statement</a>
    <a href="/cinema">Cinema</a> <a href="/search">Search</a></nav>
    <span class="visitor">%s</span></header>
    <main><h1>%s</h1>
    %s
    </main>
    </body>
    </html>
    """
        .formatted(escape(title), head, visitor, escape(title), body);
  }

  /** A hidden form field with the token, or nothing where no gateway handed one over. */
  static String tokenField(String token) {
    return token.isEmpty()
        ? ""
        : "<input type=\"hidden\" name=\"_csrf\" value=\"" + escape(token) + "\">";
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
