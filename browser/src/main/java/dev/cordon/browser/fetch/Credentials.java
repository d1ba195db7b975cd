package dev.cordon.browser.fetch;

/**
 * A request's credentials mode (Fetch, section 2.2.5): whether cookies and Authorization go along.
 */
public enum Credentials {
  OMIT("omit"),
  SAME_ORIGIN("same-origin"),
  INCLUDE("include");

  private final String text;

  Credentials(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
