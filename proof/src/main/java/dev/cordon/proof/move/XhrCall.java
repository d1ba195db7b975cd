package dev.cordon.proof.move;

import dev.cordon.browser.Client;
import dev.cordon.browser.Payload;
import dev.cordon.browser.Trace;
import java.util.ArrayList;

/** {@code XMLHttpRequest}. */
record XhrCall(String method, boolean withCredentials, boolean uploadListener) implements Act {

  @Override
  public String id() {
    return "xhr-"
        + Text.id(method)
        + (withCredentials ? "-include" : "")
        + (uploadListener ? "-upload-listener" : "");
  }

  @Override
  public String words() {
    return "send "
        + method
        + " by XMLHttpRequest"
        + (withCredentials ? " with credentials" : "")
        + (uploadListener ? " and an upload listener" : "");
  }

  @Override
  public String preposition() {
    return "to";
  }

  @Override
  public String answerType() {
    return "application/json";
  }

  @Override
  public boolean needsDocument() {
    return false;
  }

  @Override
  public int features() {
    // One more than fetch, which stands for it where both do the same.
    return 1
        + (method.equals("GET") ? 0 : 1)
        + (withCredentials ? 1 : 0)
        + (uploadListener ? 1 : 0);
  }

  private boolean hasBody() {
    return !method.equals("GET") && !method.equals("HEAD");
  }

  @Override
  public Trace play(Client from, String url, Target target) {
    return from.xhr(
        url,
        xhr -> {
          xhr.method(method);
          if (withCredentials) {
            xhr.withCredentials();
          }
          if (uploadListener) {
            xhr.uploadListener();
          }
          if (hasBody()) {
            xhr.body(Payload.text("amount=100"));
          }
        });
  }

  @Override
  public Source source(String url, Target target) {
    var lines = new ArrayList<String>();
    lines.add("const xhr = new XMLHttpRequest();");
    lines.add("xhr.open(" + Text.js(method) + ", " + Text.js(url) + ");");
    if (withCredentials) {
      lines.add("xhr.withCredentials = true;");
    }
    if (uploadListener) {
      lines.add("xhr.upload.onprogress = () => {};");
    }
    lines.add("xhr.onload = () => told(\"readable\");");
    lines.add("xhr.onerror = () => told(\"failed\");");
    lines.add(hasBody() ? "xhr.send(\"amount=100\");" : "xhr.send();");
    return Source.script(lines.toArray(String[]::new));
  }
}
