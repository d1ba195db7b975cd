package dev.cordon.gateway;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * How a gateway is started, beside its file.
 *
 * @param tls where certificates come from when the file names none
 * @param watch how often the file, the certificates and the key ring are looked at for changes;
 *     zero for never
 * @param eventLoops how many threads carry requests
 * @param environment what {@code ${NAME}} in the file stands for, at a reload
 * @param clock the time
 * @param check what a policy has to pass besides being valid
 */
public record GatewayOptions(
    Tls tls,
    Duration watch,
    int eventLoops,
    Map<String, String> environment,
    InstantSource clock,
    PolicyCheck check) {

  /** What serves in production: an event loop a processor, a look at the files every second. */
  public static final GatewayOptions DEFAULT =
      new GatewayOptions(
          Tls.FROM_FILES,
          Duration.ofSeconds(1),
          Math.max(1, Runtime.getRuntime().availableProcessors()),
          System.getenv(),
          InstantSource.system(),
          PolicyCheck.NONE);

  public GatewayOptions {
    environment = Map.copyOf(environment);
  }

  /** Where certificates come from when the file names none. */
  public enum Tls {
    /** There must be files. */
    FROM_FILES,
    /** {@code --dev-tls}: a self-signed certificate for the loopback names in the policy. */
    DEVELOPMENT
  }

  public GatewayOptions withTls(Tls tls) {
    return new GatewayOptions(tls, watch, eventLoops, environment, clock, check);
  }

  public GatewayOptions withWatch(Duration watch) {
    return new GatewayOptions(tls, watch, eventLoops, environment, clock, check);
  }

  public GatewayOptions withEventLoops(int eventLoops) {
    return new GatewayOptions(tls, watch, eventLoops, environment, clock, check);
  }

  public GatewayOptions withEnvironment(Map<String, String> environment) {
    return new GatewayOptions(tls, watch, eventLoops, environment, clock, check);
  }

  public GatewayOptions withClock(InstantSource clock) {
    return new GatewayOptions(tls, watch, eventLoops, environment, clock, check);
  }

  public GatewayOptions withCheck(PolicyCheck check) {
    return new GatewayOptions(tls, watch, eventLoops, environment, clock, check);
  }
}
