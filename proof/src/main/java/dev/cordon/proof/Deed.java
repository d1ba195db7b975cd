package dev.cordon.proof;

/** What a stranger can bring about. The later ones are worse. */
public enum Deed {
  /** A request arrives at the server, whatever becomes of it. */
  SEND,
  /** A header of the page's choice reaches the application. */
  SET_HEADER,
  /** A header of an answer is readable. */
  SEE_HEADER,
  /** The application's answer goes into the stranger's page: a frame, a picture, a script. */
  EMBED,
  /** The page can read the application's answer. */
  READ,
  /** The page can read a CSRF token. */
  TAKE_TOKEN,
  /** A WebSocket opens, which the page can read and write. */
  CONNECT,
  /** The application does what an unsafe request wants. */
  WRITE,
  /** The application takes a session for genuine that it did not give to this user. */
  FORGE
}
