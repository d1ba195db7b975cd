package dev.cordon.gateway;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a process's signals mean to a gateway: SIGHUP reloads; SIGTERM and SIGINT drain, then the
 * process ends.
 */
public final class Signals {
  private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

  private Signals() {}

  /** Attaches them to {@code gateway} for the rest of the process. */
  public static void attach(Gateway gateway) {
    Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "cordon-drain"));
    onHangUp(gateway::reload);
  }

  /**
   * Java has no public way to hear a signal; {@code jdk.unsupported} has had this one for decades,
   * and the compiler warns of it in a way that nothing but reflection silences.
   */
  @SuppressWarnings("ReferenceEquality") // A proxy is equal to itself alone.
  private static void onHangUp(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler invocation =
          (proxy, method, arguments) ->
              switch (method.getName()) {
                case "handle" -> {
                  action.run();
                  yield null;
                }
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> proxy == arguments[0];
                default -> "cordon";
              };
      Object listener =
          Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, invocation);
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), listener);
    } catch (ReflectiveOperationException noSuchSignalHere) {
      LOG.debug("SIGHUP is not heard; the file is watched all the same", noSuchSignalHere);
    }
  }
}
