package dev.cordon.browser.fetch;

/** A request's mode (Fetch, section 2.2.5). */
public enum Mode {
  SAME_ORIGIN("same-origin"),
  CORS("cors"),
  NO_CORS("no-cors"),
  NAVIGATE("navigate"),
  WEBSOCKET("websocket");

  private final String text;

  Mode(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
