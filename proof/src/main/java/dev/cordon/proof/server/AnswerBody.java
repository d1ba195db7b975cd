package dev.cordon.proof.server;

import dev.cordon.browser.http.Body;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What an application answers, so that a browser can make use of it: a picture that shows, a script
 * that runs, a sound that plays. A server that answered prose alone would look safer than it is.
 */
public final class AnswerBody {
  private static final Body SECRET = Body.of("what the application answers");

  /** One pixel. */
  private static final Body PNG =
      Body.of(
          Base64.getDecoder()
              .decode(
                  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));

  private static final Body SILENCE = Body.of(silence());

  private AnswerBody() {}

  /** Something of this media type. Of fonts it is no more than the beginning. */
  public static Body of(String type) {
    if (type.startsWith("audio/") || type.startsWith("video/")) {
      return SILENCE;
    }
    return switch (type) {
      case "image/png" -> PNG;
      case "font/woff2" -> Body.of("wOF2");
      case "text/html" -> Body.of("<!doctype html><title>The application</title><p>A secret.");
      case "text/css" -> Body.of("p { color: green }");
      case "text/javascript" -> Body.of("self.secret = 1;");
      case "text/vtt" -> Body.of("WEBVTT\n\n");
      case "text/event-stream" -> Body.of("data: secret\n\n");
      case "application/json", "application/manifest+json" -> Body.of("{\"secret\": 1}");
      default -> SECRET;
    };
  }

  /** A tenth of a second of silence as WAVE: 8 bits, 8,000 a second, one channel. */
  private static byte[] silence() {
    int samples = 800;
    var file = ByteBuffer.allocate(44 + samples).order(ByteOrder.LITTLE_ENDIAN);
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
