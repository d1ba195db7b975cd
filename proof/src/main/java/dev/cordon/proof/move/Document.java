package dev.cordon.proof.move;

/** Whole documents around what is done in them. */
final class Document {
  private Document() {}

  /** A document that says in its title what it does, and shows what came of it. */
  static String of(String title, String referrerPolicy, Source source) {
    var lines = new StringBuilder("<!doctype html>\n<meta charset=\"utf-8\">\n");
    if (!referrerPolicy.isEmpty()) {
      lines
          .append("<meta name=\"referrer\" content=\"")
          .append(Text.html(referrerPolicy))
          .append("\">\n");
    }
    return lines
        .append("<title>")
        .append(Text.html(title))
        .append("</title>\n<p>")
        .append(Text.html(title))
        .append(": <output></output>\n")
        .append("<script>\n")
        .append("  window.told ??= outcome => {\n")
        .append("    document.querySelector(\"output\").value = outcome;\n")
        .append("  };\n")
        .append("</script>\n")
        .append(body(source, ""))
        .append('\n')
        .toString();
  }

  /** A sentence about a move: {@code Make the browser POST a form to https://bank.example/x}. */
  static String title(Move move, Target target) {
    return "Make the browser " + move.sentence() + " " + target.url();
  }

  /** What a frame has in it: this line first, then the elements, then the script. */
  static String body(Source source, String first) {
    return join(script(first), join(source.markup(), script(source.script())));
  }

  private static String script(String lines) {
    return lines.isEmpty() ? "" : "<script>\n" + Text.indented(2, lines) + "\n</script>";
  }

  private static String join(String one, String other) {
    return one.isEmpty() || other.isEmpty() ? one + other : one + "\n" + other;
  }
}
