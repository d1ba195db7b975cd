/** A bank on the JDK's own HTTP server, which nobody wrote an adapter for. */
module com.example.plain {
  requires dev.cordon.core;
  requires jdk.httpserver;
}
