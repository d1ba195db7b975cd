package dev.cordon.proof.report;

/** HTML as it is written: what is not markup of ours is escaped. */
final class Html {
  private final StringBuilder out = new StringBuilder(65_536);

  /** Adds what is markup already: a constant of this package. */
  Html markup(String html) {
    out.append(html);
    return this;
  }

  /** Adds text, without what a reader could not see. */
  Html text(String text) {
    escape(Lines.clean(text));
    return this;
  }

  /** Adds text of several lines. */
  Html lines(String text) {
    var separator = "";
    for (var line : text.split("\n", -1)) {
      out.append(separator);
      escape(Lines.clean(line.replace('\t', ' ')));
      separator = "\n";
    }
    return this;
  }

  /** Opens an element with attributes, each a name and a value. */
  Html open(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i + 1 < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
    out.append('>');
    return this;
  }

  Html close(String tag) {
    out.append("</").append(tag).append('>');
    return this;
  }

  /** Adds an element that holds a text. */
  Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  Html newLine() {
    out.append('\n');
    return this;
  }

  /** Enough for text and for quoted values of attributes (HTML, 13.1.2.3 and 13.1.3). */
  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
