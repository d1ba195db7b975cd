package dev.cordon.proof.move;

/**
 * What stands in a document, or in a worker.
 *
 * @param markup elements; empty for none
 * @param script what runs after them; empty for nothing
 */
record Source(String markup, String script) {
  static Source script(String... lines) {
    return new Source("", String.join("\n", lines));
  }

  static Source markup(String... lines) {
    return new Source(String.join("\n", lines), "");
  }
}
