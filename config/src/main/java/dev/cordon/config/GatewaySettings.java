package dev.cordon.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the gateway is reached and what stands behind it: the {@code gateway} section of {@code
 * cordon.yaml}, with every default filled in. Relative paths have been resolved against the folder
 * of the file.
 *
 * @param listen where clients reach it, at least one
 * @param upstream the application
 * @param tls for its https listeners; without it they need {@code --dev-tls}
 * @param redirectHttp a plain listener that only sends clients on to https
 * @param hsts what browsers are told about plain HTTP
 * @param http2 whether HTTP/2 is spoken, negotiated by ALPN
 * @param transport what carries its connections
 * @param state the folder for what has to survive a restart
 * @param admin the listener for probes and metrics
 * @param accessLog where a line for each request goes
 * @param limits what it puts up with
 */
public record GatewaySettings(
    List<Endpoint> listen,
    Upstream upstream,
    Optional<TlsFiles> tls,
    Optional<Endpoint> redirectHttp,
    Optional<Hsts> hsts,
    boolean http2,
    Transport transport,
    Path state,
    Admin admin,
    AccessLog accessLog,
    Limits limits) {

  /** Where the probes and metrics are unless the file says otherwise. */
  public static final Endpoint DEFAULT_ADMIN = new Endpoint(Protocol.HTTP, "127.0.0.1", 9901);

  /** The state folder, beside the file, unless the file says otherwise. */
  public static final String DEFAULT_STATE = "cordon-state";

  public GatewaySettings {
    listen = List.copyOf(listen);
  }
}
