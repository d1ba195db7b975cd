package dev.cordon.cli.replay;

import dev.cordon.rig.Pair;
import dev.cordon.rig.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** What the stub of an application answers, so that a browser can make use of it. */
final class StubAnswer {
  /** One pixel. */
  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  private StubAnswer() {}

  /** An answer of a media type, with something of that type in it. */
  static Reply of(String type) {
    var headers =
        List.of(
            // Sounds and films are recognised by their bytes.
            new Pair("Content-Type", isMedium(type) ? "audio/wav" : type),
            new Pair("Cache-Control", "no-store"));
    return new Reply.Response(200, headers, body(type), Reply.Afterwards.KEEP_OPEN);
  }

  private static boolean isMedium(String type) {
    return type.startsWith("audio/") || type.startsWith("video/");
  }

  private static byte[] body(String type) {
    if (isMedium(type)) {
      return silence();
    }
    var text =
        switch (type) {
          case "image/png" -> "";
          case "text/html" -> "<!doctype html><title>The application</title><p>A secret.";
          case "text/css" -> "p { color: green }";
          case "text/javascript" -> "self.secret = 1;";
          case "text/vtt" -> "WEBVTT\n\n";
          case "text/event-stream" -> "data: secret\n\n";
          case "application/json", "application/manifest+json" -> "{\"secret\": 1}";
          default -> "secret";
        };
    return text.isEmpty() ? PNG : text.getBytes(StandardCharsets.UTF_8);
  }

  /** A tenth of a second of silence as WAVE: 8 bits, 8,000 a second, one channel. */
  private static byte[] silence() {
    var samples = 800;
    var file = java.nio.ByteBuffer.allocate(44 + samples).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples);
    file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    file.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(8000);
    file.putShort((short) 1).putShort((short) 8);
    file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples);
    while (file.hasRemaining()) {
      file.put((byte) 0x80);
    }
    return file.array();
  }
}
