package dev.cordon.proof.move;

import dev.cordon.browser.Client;
import dev.cordon.browser.Page;
import java.util.Locale;

/** Where in the attacker's page the act is done. */
enum Place {
  PAGE("", ""),
  /** An {@code <iframe sandbox srcdoc>}: its requests say {@code Origin: null}. */
  SANDBOXED("sandboxed", "from a sandboxed frame"),
  /** An {@code <iframe src="data:…">}: the same, and there is no referrer. */
  DATA_FRAME("data-frame", "from a frame of a data: URL"),
  WORKER("worker", "from a worker"),
  /** A worker out of a data: URL, of an opaque origin. */
  DATA_WORKER("data-worker", "from a worker of a data: URL");

  private static final String ALLOWED =
      "allow-scripts allow-forms allow-popups allow-top-navigation";

  final String id;
  final String words;

  Place(String id, String words) {
    this.id = id;
    this.words = words;
  }

  boolean hasDocument() {
    return this == PAGE || this == SANDBOXED || this == DATA_FRAME;
  }

  /** Who does it there. */
  Client in(Page page) {
    return switch (this) {
      case PAGE -> page;
      case SANDBOXED -> page.srcdoc(frame -> frame.sandbox(ALLOWED));
      case DATA_FRAME -> page.dataFrame();
      case WORKER -> page.blobWorker();
      case DATA_WORKER -> page.dataWorker();
    };
  }

  /** What stands in the attacker's page so that this is done there. */
  Source around(Source inside) {
    return switch (this) {
      case PAGE -> inside;
      case SANDBOXED ->
          frame(
              inside,
              "frame.sandbox = " + Text.js(ALLOWED) + ";",
              "frame.srcdoc = document.querySelector(\"template\").innerHTML;");
      case DATA_FRAME ->
          frame(
              inside,
              "frame.src = \"data:text/html,\"",
              "    + encodeURIComponent(document.querySelector(\"template\").innerHTML);");
      case WORKER ->
          worker(
              inside,
              "const file = new Blob([code], {type: \"text/javascript\"});",
              "const worker = new Worker(URL.createObjectURL(file));");
      case DATA_WORKER ->
          worker(
              inside,
              "const worker = new Worker(\"data:text/javascript,\" + encodeURIComponent(code));");
    };
  }

  private static Source frame(Source inside, String... how) {
    var template =
        String.join(
            "\n",
            "<template>",
            Text.indented(
                2,
                Document.body(
                    inside, "window.told = outcome => parent.postMessage(outcome, \"*\");")),
            "</template>");
    var script =
        String.join(
            "\n",
            "onmessage = event => told(event.data);",
            "const frame = document.createElement(\"iframe\");",
            String.join("\n", how),
            "document.body.append(frame);");
    return new Source(template, script);
  }

  private static Source worker(Source inside, String... how) {
    var code =
        String.join(
            "\n",
            "<script type=\"text/plain\" id=\"code\">",
            Text.indented(2, "const told = outcome => postMessage(outcome);\n" + inside.script()),
            "</script>");
    var script =
        String.join(
            "\n",
            "const code = document.getElementById(\"code\").textContent;",
            String.join("\n", how),
            "worker.onmessage = event => told(event.data);");
    return new Source(code, script);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
