package dev.cordon.cli.replay;

import dev.cordon.proof.server.AnswerBody;
import dev.cordon.rig.Pair;
import dev.cordon.rig.Reply;
import java.util.List;

/** What the stub of an application answers, so that a browser can make use of it. */
final class StubAnswer {
  private StubAnswer() {}

  /** An answer of a media type, with something of that type in it. */
  static Reply of(String type) {
    boolean isMedium = type.startsWith("audio/") || type.startsWith("video/");
    var headers =
        List.of(
            // Firefox goes by the type, and would not find the film in a sound.
            new Pair("Content-Type", isMedium ? "audio/wav" : type),
            new Pair("Cache-Control", "no-store"));
    var body = AnswerBody.of(type);
    return new Reply.Response(200, headers, body.bytes(), Reply.Afterwards.KEEP_OPEN);
  }
}
