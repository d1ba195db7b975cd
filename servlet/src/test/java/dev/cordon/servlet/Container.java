package dev.cordon.servlet;

import jakarta.servlet.ServletContainerInitializer;

/** A servlet container that serves one application on the loopback, on a port of its own choice. */
interface Container extends AutoCloseable {

  /** How a container is started with an application at the root. */
  interface Starter {
    Container start(ServletContainerInitializer... application) throws Exception;
  }

  int port();
}
