package dev.cordon.conformance.survival;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A client's connection to the gateway. */
final class Connection implements Closeable {
  /** After which a silent gateway counts as one that hangs. */
  static final int HANG_MILLIS = 30_000;

  private final Socket socket;
  private final MessageReader reader;

  private Connection(Socket socket) throws IOException {
    this.socket = socket;
    this.reader = new MessageReader(socket.getInputStream());
  }

  static Connection open(int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(HANG_MILLIS);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), HANG_MILLIS);
      return new Connection(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  void send(String text) throws IOException {
    output().write(MessageReader.bytes(text));
  }

  OutputStream output() throws IOException {
    return socket.getOutputStream();
  }

  MessageReader reader() {
    return reader;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
