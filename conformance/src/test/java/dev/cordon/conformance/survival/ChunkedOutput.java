package dev.cordon.conformance.survival;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a body in chunks, one for each write. */
final class ChunkedOutput extends FilterOutputStream {
  ChunkedOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > 0) {
      out.write(MessageReader.bytes(Integer.toHexString(length) + "\r\n"));
      out.write(bytes, offset, length);
      out.write(MessageReader.bytes("\r\n"));
    }
  }

  /** Ends the body; the connection stays. */
  void end() throws IOException {
    out.write(MessageReader.bytes("0\r\n\r\n"));
    out.flush();
  }
}
