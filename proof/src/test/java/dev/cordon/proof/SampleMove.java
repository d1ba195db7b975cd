package dev.cordon.proof;

import dev.cordon.browser.Page;
import dev.cordon.browser.Trace;
import dev.cordon.proof.move.Move;
import dev.cordon.proof.move.Target;

/** A move that is only told, never played. */
public record SampleMove(String id, String sentence, String method) implements Move {
  public static final Move FORM = new SampleMove("form-post", "POST a form to", "POST");
  public static final Move FETCH =
      new SampleMove("fetch-get-cors-include", "fetch with credentials", "GET");
  public static final Move PUT = new SampleMove("fetch-put-cors-include", "PUT JSON to", "PUT");
  public static final Move SOCKET = new SampleMove("websocket", "open a WebSocket to", "WEBSOCKET");

  @Override
  public String answerType() {
    return "text/html";
  }

  @Override
  public Trace play(Page page, Target target) {
    throw new UnsupportedOperationException("a sample is not played");
  }

  @Override
  public String html(Target target) {
    return "<!doctype html>\n<form method=post action=\""
        + target.url()
        + "\"></form>\n<script>document.forms[0].submit()</script>\n";
  }
}
