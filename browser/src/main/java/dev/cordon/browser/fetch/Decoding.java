package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Response;
import java.nio.charset.StandardCharsets;

/**
 * Whether a browser could make use of a body: by its first bytes, and of a script by its tokens.
 * Nothing is decoded and nothing is run; a file that is broken further on passes.
 */
public final class Decoding {
  private static final int SNIFFED_BYTES = 1024;
  private static final String[] FONTS = {"wOFF", "wOF2", "OTTO", "true", "ttcf", "\0\1\0\0"};

  private Decoding() {}

  /** An image, whatever its Content-Type; an SVG one only by it. */
  public static boolean isImage(Response response) {
    if ("image/svg+xml".equals(ContentTypes.essence(response.headers()))) {
      return response.body().text().contains("<svg");
    }
    return Sniffing.isImage(response.body().first(SNIFFED_BYTES));
  }

  /** Audio or video, whatever the Content-Type. */
  public static boolean isMedium(Response response) {
    return Sniffing.isAudioOrVideo(response.body().first(SNIFFED_BYTES));
  }

  /** Subtitles (WebVTT, section 4.1). */
  public static boolean isTrack(Response response) {
    var text = response.body().text();
    return text.startsWith("\ufeff") ? text.startsWith("WEBVTT", 1) : text.startsWith("WEBVTT");
  }

  public static boolean isFont(Response response) {
    var start = new String(response.body().first(4), StandardCharsets.ISO_8859_1);
    for (var font : FONTS) {
      if (start.equals(font)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a script with this text runs: false for prose, markup and JSON objects, which do not
   * parse. An array of JSON does (R20 in docs/threats.md), and so does nothing at all.
   */
  public static boolean isScript(Response response) {
    var text = response.body().text();
    return ScriptSyntax.mayBeScript(text) && !JsonSyntax.startsObject(text);
  }
}
