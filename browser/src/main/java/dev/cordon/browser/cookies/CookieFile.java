package dev.cordon.browser.cookies;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A jar on disk: one {@code Set-Cookie} line for each cookie, with what the jar knows besides.
 *
 * <pre>
 * # Cookies, one Set-Cookie line each.
 * Set-Cookie: sid=31d4; Host=app.example; Path=/; Secure; HttpOnly; SameSite=Lax; Created=2026-06-01T12:00:00Z
 * Set-Cookie: t=1; Domain=app.example; Path=/; Expires=2027-06-01T12:00:00Z; Created=2026-06-01T12:00:00Z
 * </pre>
 *
 * <p>Not the format of Netscape, which has no place for SameSite, for partitions, or for the age
 * that Lax-Allowing-Unsafe asks for: a jar would come back as another. Files of that format, as
 * curl writes them, are read all the same. Bytes stand as they stand on the wire (ISO 8859-1).
 *
 * <p>{@code Host=} marks a host-only cookie, {@code Domain=} one that goes to the hosts below too.
 * Cookies of opaque top-level sites, and those that hold control characters, are not written.
 */
public final class CookieFile {
  /** The largest file that is read, in bytes. */
  public static final int MAX_BYTES = 16 * 1024 * 1024;

  /** The most cookies that are read. */
  public static final int MAX_COOKIES = 20_000;

  private CookieFile() {}

  /**
   * Adds the cookies of a file to a jar; none at all if one of its lines is at fault. Those that
   * have expired are left out.
   *
   * @throws CookieFileException if a line is no cookie, or the file too large; names file and line
   */
  public static void read(Path file, CookieJar jar, Instant now) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    if (bytes.length > MAX_BYTES) {
      throw new CookieFileException(file.toString(), 0, "has more than " + MAX_BYTES + " bytes.");
    }
    parse(new String(bytes, StandardCharsets.ISO_8859_1), file.toString(), now).forEach(jar::add);
  }

  /** Writes a jar's cookies in place of the file, which only its owner may read. */
  public static void write(Path file, CookieJar jar, Instant now) throws IOException {
    Path whole = file.toAbsolutePath();
    Path fresh = Files.createTempFile(whole.getParent(), ".cookies", ".tmp");
    try {
      Files.write(fresh, format(jar, now).getBytes(StandardCharsets.ISO_8859_1));
      Files.move(fresh, whole, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  static List<Cookie> parse(String text, String file, Instant now) throws CookieFileException {
    List<Cookie> cookies = new ArrayList<>();
    int number = 0;
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      String line = text.substring(start, end);
      line = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      start = end + 1;
      number++;
      if (line.isBlank() || (line.startsWith("#") && !line.startsWith(NetscapeLine.HTTP_ONLY))) {
        continue;
      }
      if (cookies.size() == MAX_COOKIES) {
        throw new CookieFileException(file, number, "is cookie " + (MAX_COOKIES + 1) + ".");
      }
      try {
        Cookie cookie =
            line.startsWith(CookieFileLine.START)
                ? CookieFileLine.parse(line, now)
                : NetscapeLine.parse(line, now);
        if (!cookie.isExpired(now)) {
          cookies.add(cookie);
        }
      } catch (IllegalArgumentException e) {
        throw new CookieFileException(file, number, String.valueOf(e.getMessage()));
      }
    }
    return cookies;
  }

  static String format(CookieJar jar, Instant now) {
    StringBuilder text = new StringBuilder("# Cookies, one Set-Cookie line each.\n");
    for (Cookie cookie : jar.cookies(now)) {
      if (CookieFileLine.isWritable(cookie)) {
        CookieFileLine.write(cookie, text);
        text.append('\n');
      }
    }
    return text.toString();
  }
}
