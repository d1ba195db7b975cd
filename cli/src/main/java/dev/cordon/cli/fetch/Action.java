package dev.cordon.cli.fetch;

import java.util.Locale;

/** What a page does with a URL, or the user. */
public enum Action {
  /** The user types the address. */
  TYPED("the user types the address"),
  FETCH("a page calls fetch()"),
  XHR("a page uses XMLHttpRequest"),
  FORM("a page submits a form"),
  NAVIGATE("a page sets location.href"),
  CLICK("the user clicks on a link of a page"),
  OPEN("a page calls window.open()"),
  IMG("a page shows an <img>"),
  SCRIPT("a page runs a <script>"),
  MODULE("a page runs a <script type=module>"),
  STYLE("a page has a <link rel=stylesheet>"),
  FONT("a page's style sheet has an @font-face"),
  IFRAME("a page shows an <iframe>"),
  WEBSOCKET("a page opens a WebSocket"),
  EVENTSOURCE("a page opens an EventSource"),
  BEACON("a page calls navigator.sendBeacon()");

  private final String words;

  Action(String words) {
    this.words = words;
  }

  /** In a sentence. */
  String words() {
    return words;
  }

  /** In JSON, and as an option. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
