package dev.cordon.adapters;

import java.io.IOException;

/** A running server with Cordon in it or in front of it, and the application behind. */
interface Driver extends AutoCloseable {

  int port();

  Application application();

  /** Puts another policy into force while the server runs. */
  void replace(Rules rules);

  /** Sends one request over a connection of its own. */
  default Answer answer(Request request) throws IOException {
    return Wire.exchange(port(), request);
  }

  @Override
  void close() throws Exception;
}
