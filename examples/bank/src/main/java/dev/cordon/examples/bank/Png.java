package dev.cordon.examples.bank;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Small pictures, drawn here and written as PNG (8-bit RGB, one IDAT chunk). */
final class Png {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  /** The colour of a point, as {@code 0xRRGGBB}. */
  private interface Paint {
    int at(int x, int y);
  }

  private Png() {}

  /** The bank's logo: a gold coin on green, 64 by 64. */
  static Buffer logo() {
    return draw(
        64,
        (x, y) -> {
          int square = (x - 32) * (x - 32) + (y - 32) * (y - 32);
          return square < 250 ? 0xB8860B : square < 625 ? 0xFFD700 : 0x0B6E4F;
        });
  }

  /** The stamp on a receipt: a red square, 16 by 16. */
  static Buffer stamp() {
    return draw(16, (x, y) -> 0xB22222);
  }

  private static Buffer draw(int size, Paint paint) {
    Buffer rows = Buffer.buffer();
    for (int y = 0; y < size; y++) {
      rows.appendByte((byte) 0); // filter: none
      for (int x = 0; x < size; x++) {
        rows.appendMedium(paint.at(x, y));
      }
    }
    Buffer header = Buffer.buffer().appendInt(size).appendInt(size);
    header.appendBytes(new byte[] {8, 2, 0, 0, 0}); // 8 bits, RGB, deflate, no interlace
    Buffer png = Buffer.buffer(SIGNATURE);
    chunk(png, "IHDR", header.getBytes());
    chunk(png, "IDAT", deflate(rows.getBytes()));
    chunk(png, "IEND", new byte[0]);
    return png;
  }

  private static void chunk(Buffer png, String type, byte[] data) {
    CRC32 crc = new CRC32();
    crc.update(type.getBytes(StandardCharsets.US_ASCII));
    crc.update(data);
    png.appendInt(data.length).appendString(type).appendBytes(data).appendInt((int) crc.getValue());
  }

  private static byte[] deflate(byte[] data) {
    Deflater deflater = new Deflater();
    deflater.setInput(data);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] chunk = new byte[1024];
    while (!deflater.finished()) {
      out.write(chunk, 0, deflater.deflate(chunk));
    }
    deflater.end();
    return out.toByteArray();
  }
}
