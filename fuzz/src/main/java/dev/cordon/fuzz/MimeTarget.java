package dev.cordon.fuzz;

import dev.cordon.browser.fetch.MediaTypes;
import dev.cordon.web.MimeType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A Content-Type, read by the server's reader, by the browser model's and by an expression. */
public final class MimeTarget {
  private static final Pattern ESSENCE =
      Pattern.compile(
          "[ \\t\\r"
              + "\\n"
              + "]*([!#$%&'*+.^_`|~0-9A-Za-z-]+/[!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \\t\\r"
              + "\\n"
              + "]*(;.*)?",
          Pattern.DOTALL);

  private MimeTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    if (text.length() > MimeType.MAX_CHARS) {
      Claim.equal(MimeType.essence(text), null, "a type beyond the bound");
      return;
    }
    String expected = naive(text);
    Claim.equal(MimeType.essence(text), expected, "the server's essence", text);
    MediaTypes.Read read = MediaTypes.parseOrNull(text);
    Claim.equal(read == null ? null : read.essence(), expected, "the browser's essence", text);
    if (read != null) {
      Claim.equal(MediaTypes.parseOrNull(read.text()), read, "a type written and read", text);
      Claim.equal(MimeType.essence(read.text()), expected, "the essence of one written", text);
    }
    MediaTypes.Read extracted = MediaTypes.extract(text);
    boolean single = text.indexOf(',') < 0 && text.indexOf('"') < 0;
    if (single && expected != null && !expected.equals("*/*")) {
      Claim.equal(extracted, read, "a type extracted from one line", text);
    }
  }

  private static @Nullable String naive(String text) {
    Matcher matcher = ESSENCE.matcher(text);
    return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : null;
  }
}
