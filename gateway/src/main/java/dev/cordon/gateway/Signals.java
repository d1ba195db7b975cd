package dev.cordon.gateway;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a process's signals mean to a gateway: SIGHUP reloads; SIGTERM and SIGINT drain, then the
 * process ends. An end by SIGTERM is one in good order and its exit code 0, which is not what a JVM
 * says of it by itself.
 */
public final class Signals {
  private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

  private Signals() {}

  /** Attaches them to {@code gateway} for the rest of the process. */
  public static void attach(Gateway gateway) {
    Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "cordon-drain"));
    on("HUP", gateway::reload);
    on("TERM", () -> System.exit(0));
  }

  /**
   * Java has no public way to hear a signal; {@code jdk.unsupported} has had this one for decades,
   * and the compiler warns of it in a way that nothing but reflection silences.
   */
  @SuppressWarnings("ReferenceEquality") // A proxy is equal to itself alone.
  private static void on(String name, Runnable action) {
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
          .invoke(null, signal.getConstructor(String.class).newInstance(name), listener);
    } catch (ReflectiveOperationException noSuchSignalHere) {
      LOG.debug("SIG{} has no meaning of its own here", name, noSuchSignalHere);
    }
  }
}
