package dev.cordon.conformance.servers;

/** A real server on a port of 127.0.0.1. */
interface Server extends AutoCloseable {
  int port();

  @Override
  void close();
}
