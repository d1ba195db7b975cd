package dev.cordon.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Turns the bytes of a file into text, within bounds, and strictly as UTF-8. */
final class FileText {
  private FileText() {}

  static String read(String name, Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(CordonFile.MAX_BYTES + 1);
    }
    if (bytes.length > CordonFile.MAX_BYTES) {
      throw tooLarge(name);
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw notUtf8(name, out.flip().toString(), bytes[in.position()]);
    }
    return out.flip().toString();
  }

  static void checkSize(String name, String text) {
    if (text.length() > CordonFile.MAX_BYTES) {
      throw tooLarge(name);
    }
  }

  private static InvalidConfigException tooLarge(String name) {
    return refused(
        new Source(name, ""),
        Span.START,
        new Complaint(
            "file-too-large",
            "the file is larger than " + Sizes.format(CordonFile.MAX_BYTES),
            "No policy is; it would be read into memory as a whole.",
            "Check that it is the right file."));
  }

  private static InvalidConfigException notUtf8(String name, String before, byte found) {
    Source source = new Source(name, before);
    String last = source.written(source.lineCount());
    boolean atStart = before.isEmpty() || "\n\r".indexOf(before.charAt(before.length() - 1)) >= 0;
    int line = atStart && !before.isEmpty() ? source.lineCount() + 1 : source.lineCount();
    int column = atStart ? 1 : last.codePointCount(0, last.length()) + 1;
    SecretKeys.maskAround(line, source);
    return refused(
        source,
        Span.at(line, column),
        new Complaint(
            "file-not-utf8",
            String.format("the byte 0x%02X is not UTF-8 here", found),
            "Two programs would read different names out of it.",
            "Save the file as UTF-8."));
  }

  private static InvalidConfigException refused(Source source, Span span, Complaint complaint) {
    Findings findings = new Findings(source);
    findings.fault(span, "", complaint);
    return new InvalidConfigException(source.name(), findings.inOrder());
  }
}
