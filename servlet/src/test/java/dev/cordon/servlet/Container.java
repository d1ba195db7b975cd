package dev.cordon.servlet;

/** A servlet container that serves one application on the loopback, on a port of its own choice. */
interface Container extends AutoCloseable {

  /** How a container is started with an application at the root. */
  interface Starter {
    Container start(App application) throws Exception;
  }

  int port();
}
